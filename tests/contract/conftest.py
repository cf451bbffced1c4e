from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inference import demo_model
from tests.contract.endless_model import write_endless_model
from tests.contract.engine_cases import CASES, Case, Cases


@pytest.fixture(params=CASES, ids=lambda make: make.__name__)
def make(request: pytest.FixtureRequest) -> Cases:
    make: Cases = request.param
    return make


@pytest.fixture
async def case(make: Cases) -> AsyncIterator[Case]:
    async with make(demo_model.WEIGHTS) as case:
        yield case


@pytest.fixture(scope="session")
def endless_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "endless.gguf"
    write_endless_model(demo_model.WEIGHTS, path)
    return path


@pytest.fixture
async def endless(make: Cases, endless_model: Path) -> AsyncIterator[Case]:
    """Its answers do not end before the model's context does."""
    async with make(endless_model) as case:
        yield case
