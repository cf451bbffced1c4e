# `make run` serves the application, `make test` checks it. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run setup test test-fast test-vllm vllm lint bench lighthouse audit faults secrets clean

# What somebody has set up in `.env` is not tested.
test test-fast test-vllm bench lighthouse faults: export ARTIFACTS_ENV_FILE :=

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: setup ## Set up and serve the application
	@exec $(BIN)/python manage.py run

setup: var/stamps/python var/stamps/front-end var/stamps/static ## Install and build what `run` needs

var/stamps/python: pyproject.toml
	@mkdir -p var/stamps
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

var/stamps/dev: var/stamps/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

var/stamps/node: package.json package-lock.json var/stamps/python
	sh .ci/node npm ci --no-audit --no-fund --silent
	@touch $@

var/stamps/front-end: var/stamps/node $(shell find static -type f)
	sh .ci/node npm run --silent build
	@touch $@

var/stamps/static: var/stamps/front-end $(shell find artifacts_app/locale -name '*.po' 2>/dev/null)
	$(BIN)/pybabel --quiet compile --domain django --directory artifacts_app/locale
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@

# Each process of pytest has a stack of its own: ports, data and all. The files in their own order, since
# the longest ones come early there.
STACKS := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Playwright's synchronous interface (tests/browser) and asyncio tests cannot share a process.
test: setup var/stamps/dev var/stamps/browser lint ## Run every check and every test
	sh .ci/node npm test --silent
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m 'not browser and not processes and not faults'
	$(BIN)/python -m pytest $(STACKS) -m 'processes and not browser and not faults' tests/integration
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m browser tests/unit
	$(BIN)/python -m pytest $(STACKS) -m browser tests/browser
	$(BIN)/python -m tests.on_postgres
	@$(MAKE) --no-print-directory test-vllm

test-vllm: var/stamps/vllm ## Run the tests of the vLLM engine with the real vLLM, on the CPU
	@if test -f .vllm/missing; then echo "vLLM tests left out: $$(cat .vllm/missing)"; \
	else .vllm/bin/python -m pytest -c tests/vllm/pytest.ini tests/vllm; fi

vllm: setup ## Install vLLM beside the application, for a machine with GPUs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[vllm]'
# A build tool that vLLM brings and django-ninja both install a package "ninja". The tool's program
# does not need its own.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps django-ninja

test-fast: setup var/stamps/dev ## Run the tests that need no browser and no processes
	sh .ci/node npm test --silent
	$(BIN)/python -m pytest -m 'not browser and not processes and not faults'

lint: var/stamps/dev var/stamps/node ## Check style, types and layering
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	sh .ci/node npm run --silent check

var/stamps/browser: .ci/browser
	@mkdir -p var/stamps
	sh .ci/browser
	@touch $@

var/stamps/vllm: .ci/vllm
	@mkdir -p var/stamps
	sh .ci/vllm
	@touch $@

bench: setup var/stamps/dev var/stamps/browser ## Measure what the application adds to the engine
	$(BIN)/python -m tests.bench.record
	$(BIN)/python -m tests.bench.page
	$(BIN)/python -m tests.bench.engine
	$(BIN)/python -m tests.bench.preview
	$(BIN)/python -m tests.bench.share_page
	sh .ci/node node tests/bench/rewriting.mjs

# Beside the project's own packages: it brings two hundred of its own, and nothing else needs them.
var/stamps/lighthouse: var/stamps/node
	sh .ci/node npm install --no-save --no-audit --no-fund --silent --prefix var/lighthouse 'lighthouse@^12.8.2'
	@touch $@

lighthouse: setup var/stamps/dev var/stamps/browser var/stamps/lighthouse ## Let Lighthouse judge three pages
	sh .ci/node $(BIN)/python -m tests.bench.lighthouse --reports var/lighthouse/reports

# Not part of `test`: it asks the package indexes, and their answer changes without a change here.
audit: setup var/stamps/dev var/stamps/node ## Look for known vulnerabilities in what is installed
	@$(BIN)/pip-audit --local --progress-spinner off --skip-editable --format json > var/audit-python.json 2> var/audit.log || true
	@sh .ci/node npm audit --json > var/audit-node.json 2>> var/audit.log || true
	@$(PYTHON) .ci/audit var/audit-python.json var/audit-node.json

faults: setup var/stamps/dev ## Cut and kill what the long tests cut and kill: takes some minutes
	$(BIN)/python -m pytest tests/integration/test_faults.py tests/integration/test_kills.py tests/integration/test_topology.py

secrets: ## Make the secrets of docker-compose.yml, where they do not exist yet
	@$(PYTHON) .ci/secrets var/secrets

clean: ## Remove what was built; data stays in var/
	rm -rf $(VENV) .vllm node_modules build var/stamps var/node
