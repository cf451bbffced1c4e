# syntax=docker/dockerfile:1

# Node builds the front end and stays behind.
FROM node:22-bookworm-slim AS front-end
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY static static
RUN npm run build

# The application with llama.cpp: web, and workers without a GPU.
FROM python:3.12-slim-bookworm AS app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 ARTIFACTS_VAR=/data
RUN useradd --uid 10001 --create-home artifacts \
    && install --directory --owner artifacts /data
WORKDIR /app
COPY pyproject.toml README.md manage.py ./
COPY artifacts_app artifacts_app
COPY inference inference
RUN pip install --editable .
COPY templates templates
COPY --from=front-end /app/build build
RUN pybabel --quiet compile --domain django --directory artifacts_app/locale \
    && ARTIFACTS_VAR=/tmp python manage.py collectstatic --noinput --verbosity 0
USER 10001
VOLUME /data
EXPOSE 8000
CMD ["daphne", "--bind", "0.0.0.0", "--port", "8000", "--websocket_timeout", "-1", "artifacts_app.config.asgi:application"]

# The same beside Chromium: takes the pictures.
FROM app AS renderer
USER 0
# The newest Chromium of the distribution: an old one has known holes, so no version is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends chromium fonts-noto-cjk fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/*
USER 10001
CMD ["python3", "-m", "celery", "--app", "artifacts_app.config.renderer", "worker", "--queues", "pictures", "--pool", "threads", "--concurrency", "1"]

# The application beside vLLM and CUDA: workers with GPUs.
FROM vllm/vllm-openai:v0.32.0 AS gpu
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 ARTIFACTS_VAR=/data \
    VLLM_NO_USAGE_STATS=1 HF_HOME=/weights
RUN useradd --uid 10001 --create-home artifacts \
    && install --directory --owner artifacts /data /weights
WORKDIR /app
COPY --from=app --chown=root:root /app /app
RUN python3 -m pip install --editable .
USER 10001
VOLUME ["/data", "/weights"]
ENTRYPOINT []
CMD ["python3", "-m", "celery", "--app", "artifacts_app.config.celery", "worker", "--pool", "threads"]
