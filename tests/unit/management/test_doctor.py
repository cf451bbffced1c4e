import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.management.diagnosis import hosts, model, storage, webhooks
from artifacts_app.management.diagnosis.finding import Finding
from artifacts_app.models import Artifact, Generation, Message, Webhook, WebhookDelivery
from inference.engines.scripted import ScriptedEngine
from tests.support.openai_replay import ReplayServer
from tests.support.valkey import Valkey, free_port


def states(findings: Any) -> dict[str, str]:
    return {finding.about: finding.state for finding in findings}


def advice(findings: Any) -> str:
    return " ".join(finding.advice for finding in findings)


@pytest.mark.django_db
def test_all_looks_are_taken_and_a_failure_is_told_to_the_shell(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.PUBLIC_ORIGIN = f"http://localhost:{free_port()}"
    settings.SANDBOX_ORIGIN = f"http://127.0.0.1:{free_port()}"
    settings.VAR_DIR = tmp_path
    settings.ARTIFACTS_ENGINE = "auto"
    out = StringIO()
    call_command("doctor", "--json", stdout=out)
    found = {item["about"]: item for item in json.loads(out.getvalue())}
    assert {"settings", "database", "redis", "disk", "engine", "worker", "gpu", "sandbox"} <= set(
        found
    )
    assert (found["database"]["state"], found["redis"]["state"]) == ("ok", "ok")
    settings.ARTIFACTS_ENGINE = "nonsense"
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=(text := StringIO()))
    assert ended.value.code == 1
    assert "nonsense" in text.getvalue()
    assert "→" in text.getvalue()


def test_a_redis_that_is_away_is_named(settings: LazySettings) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    [finding] = storage.queue()
    assert (finding.state, "REDIS_URL" in finding.advice) == ("fail", True)


def test_a_redis_that_forgets_or_drops_is_named(valkey: Valkey, settings: LazySettings) -> None:
    settings.REDIS_URL = valkey.url
    assert states(storage.queue()) == {
        "redis": "ok",
        "redis durability": "ok",
        "redis memory": "ok",
        "redis password": "warn",
    }


@pytest.mark.parametrize(
    ("change", "about", "state"),
    [
        ({"redis_version": "5.0.3"}, "redis", "fail"),
        ({"aof_enabled": 0}, "redis durability", "warn"),
        ({"aof_last_write_status": "err"}, "redis durability", "fail"),
        ({"maxmemory": 100, "maxmemory_policy": "allkeys-lru"}, "redis memory", "fail"),
        ({"maxmemory": 1050}, "redis memory", "warn"),
    ],
)
def test_each_weakness_of_a_redis(change: dict[str, Any], about: str, state: str) -> None:
    info = {
        "redis_version": "7.2.4",
        "aof_enabled": 1,
        "aof_last_write_status": "ok",
        "used_memory": 1000,
        "maxmemory": 0,
        "maxmemory_policy": "noeviction",
    }
    looks = (storage._version, storage._durability, storage._memory)
    found = states(look({**info, **change}) for look in looks)
    assert found.pop(about) == state
    assert set(found.values()) == {"ok"}


def test_a_folder_that_is_not_there(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path / "missing"
    assert states(storage.disk()) == {"disk": "fail"}


async def test_a_model_server_that_answers_and_one_that_does_not(settings: LazySettings) -> None:
    import asyncio

    def look() -> list[Finding]:
        return list(model.engine())

    async with ReplayServer(ScriptedEngine([]), api_key="right") as server:
        settings.ARTIFACTS_ENGINE = "openai_compatible"
        settings.ARTIFACTS_BASE_URLS = [server.base_url]
        settings.ARTIFACTS_API_KEY = "right"
        assert states(await asyncio.to_thread(look)) == {"engine": "ok"}
    settings.ARTIFACTS_BASE_URLS = [f"http://127.0.0.1:{free_port()}/v1"]
    found = await asyncio.to_thread(look)
    assert (states(found), "ARTIFACTS_BASE_URL" in advice(found)) == ({"engine": "fail"}, True)


def test_a_model_file_that_is_missing(settings: LazySettings) -> None:
    settings.ARTIFACTS_ENGINE = "llama_cpp"
    settings.ARTIFACTS_MODEL = "/nowhere/model.gguf"
    assert states(model.engine()) == {"engine": "fail"}


def test_the_same_host_twice_is_said_once(settings: LazySettings) -> None:
    settings.SANDBOX_HOST = settings.PUBLIC_HOST
    assert list(hosts.addresses()) == []
    assert "fail" in states(hosts.configuration()).values()


def test_no_chromium(settings: LazySettings) -> None:
    settings.ARTIFACTS_CHROMIUM = "/nowhere/chromium"
    assert states(hosts.chromium()) == {"chromium": "warn"}


@pytest.mark.django_db
def test_webhooks_that_nobody_tells(ada: Viewer) -> None:
    assert list(webhooks.deliveries()) == []
    artifact = Artifact.objects.create(title="A page", **ada.owner_fields())
    message = Message.objects.create(artifact=artifact, role="user", text="x")
    delivery = WebhookDelivery.objects.create(
        webhook=Webhook.objects.create(url="https://example.org/", **ada.owner_fields()),
        generation=Generation.objects.create(artifact=artifact, ordinal=1, request=message),
        due=timezone.now(),
    )
    assert states(webhooks.deliveries()) == {"webhooks": "ok"}
    delivery.due -= 2 * webhooks.LATE
    delivery.save()
    assert states(webhooks.deliveries()) == {"webhooks": "warn"}
    assert "config.courier" in advice(webhooks.deliveries())
