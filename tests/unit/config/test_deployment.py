"""docker-compose.yml and Dockerfile, as far as they can be judged without an engine to run them."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# Other people's images that need to write where they please.
NOT_READ_ONLY = {"vllm", "vllm-ray"}
ONE_SHOT = {"migrate"}
SERVICE_KEYS = {
    "build", "cap_add", "cap_drop", "command", "configs", "depends_on", "deploy", "entrypoint",
    "env_file", "environment", "expose", "extra_hosts", "healthcheck", "image", "ipc", "logging",
    "network_mode", "networks",
    "ports", "profiles", "read_only", "restart", "secrets", "security_opt", "stop_grace_period",
    "tmpfs", "volumes",
}  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_unknown_key(name: str) -> None:
    assert set(SERVICES[name]) <= SERVICE_KEYS


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_confined_and_comes_back(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["restart"] in {"unless-stopped", "on-failure"}
    assert service.get("read_only") or name in NOT_READ_ONLY
    assert "healthcheck" in service or name in ONE_SHOT
    assert "resources" in service["deploy"]


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]
    assert COMPOSE["networks"]["inside"]["internal"]
    for name in ("postgres", "redis", "renderer", "beat", "migrate"):
        assert SERVICES[name]["networks"] == ["inside"]
    # Webhooks, OpenID providers and mail servers are on the internet.
    for name in ("courier", "web"):
        assert SERVICES[name]["networks"] == ["inside", "outside"]


def test_what_env_says_reaches_the_application() -> None:
    for service in SERVICES.values():
        if service["image"].startswith("artifacts/"):
            assert service["env_file"] == [{"path": ".env", "required": False}]


@pytest.mark.parametrize("kind", ["secrets", "volumes", "networks"])
def test_what_is_mounted_is_declared(kind: str) -> None:
    used = set()
    for service in SERVICES.values():
        names = service.get(kind, [])
        used |= {name.split(":")[0] for name in names if not name.startswith((".", "/"))}
    assert used == set(COMPOSE[kind])


def test_images_are_pinned() -> None:
    for service in SERVICES.values():
        image = service["image"]
        assert image.startswith("artifacts/") or re.search(r":v?\d", image)


def test_every_setting_that_is_passed_on_exists() -> None:
    settings = (ROOT / "artifacts_app" / "config" / "settings.py").read_text()
    for service in SERVICES.values():
        if not service["image"].startswith("artifacts/"):
            continue
        for name in service.get("environment", {}):
            assert f'"{name.removesuffix("_FILE")}"' in settings


def test_secrets_are_made_once(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / ".ci" / "secrets"), str(tmp_path / "secrets")]
    first = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert len(first.splitlines()) == len(COMPOSE["secrets"])
    written = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert {f"./var/secrets/{name}" for name in written} == {
        secret["file"] for secret in COMPOSE["secrets"].values()
    }
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ""
    assert written["postgres_password"] in written["database_url"]
    assert written["redis_password"] in written["redis_url"]


def test_the_dockerfile_is_clean() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    result = subprocess.run(
        [str(hadolint), "--no-color", str(ROOT / "Dockerfile")], capture_output=True, text=True
    )
    assert result.stdout == ""
