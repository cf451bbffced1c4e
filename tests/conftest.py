"""The cast: Ada owns, Grace holds a share link, Mallory has nothing."""

import uuid
from collections.abc import AsyncIterator, Iterator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from artifacts_app.access import Viewer, sign_visitor
from artifacts_app.events.connection import connect
from tests.support.valkey import Valkey

collect_ignore = ["vllm"]  # runs in an environment of its own: `make test-vllm`

settings.ARTIFACTS_PICTURES = "off"  # tests of pictures turn them on

WITH_STACKS = {"integration", "browser"}  # folders; where `make test` looks for such tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("processes") and WITH_STACKS.isdisjoint(item.path.parts):
            folders = " or ".join(sorted(WITH_STACKS))
            raise pytest.UsageError(f"{item.nodeid} starts processes: it belongs into {folders}")
        if "browser" in item.path.parts and not item.get_closest_marker("browser"):
            # Playwright's own loop would run on among the asyncio tests.
            raise pytest.UsageError(f"{item.nodeid} lacks the mark: pytest.mark.browser")


ADA = Viewer(visitor=uuid.UUID(int=0xADA))
MALLORY = Viewer(visitor=uuid.UUID(int=0xBAD))


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    with Valkey(tmp_path_factory.mktemp("valkey")) as server:
        settings.REDIS_URL = settings.CELERY_BROKER_URL = server.url
        settings.CACHES["default"]["LOCATION"] = server.url
        caches["default"] = caches.create_connection("default")  # a system check opened it before
        yield server


@pytest.fixture(autouse=True)
def clean_redis(request: pytest.FixtureRequest) -> None:
    """Tests that touch the database or ask for Redis get an empty one."""
    if (
        "db" in request.fixturenames
        or "redis_url" in request.fixturenames
        or any(request.node.get_closest_marker(name) for name in ("django_db",))
    ):
        request.getfixturevalue("valkey")
        connect().flushall()


@pytest.fixture(autouse=True)
def no_language_of_another_test() -> None:
    """A request in Chinese leaves its language to its thread."""
    translation.deactivate()


@pytest.fixture
def redis_url(valkey: Valkey) -> str:
    return valkey.url


@pytest.fixture
def ada() -> Viewer:
    return ADA


@pytest.fixture
def mallory() -> Viewer:
    return MALLORY


def browser_of(viewer: Viewer) -> Client:
    assert viewer.visitor is not None
    client = Client(HTTP_HOST=settings.PUBLIC_HOST)
    client.cookies[settings.VISITOR_COOKIE] = sign_visitor(viewer.visitor)
    return client


@pytest.fixture
def ada_client() -> Client:
    return browser_of(ADA)


@pytest.fixture
def mallory_client() -> Client:
    return browser_of(MALLORY)


@pytest.fixture
async def event_redis(redis_url: str) -> AsyncIterator[object]:
    from artifacts_app.events.connection import connect_async

    client = connect_async()
    yield client
    await client.aclose()
