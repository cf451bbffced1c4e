"""Django's own checks, in an environment like that of a public installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PRODUCTION = {
    "PUBLIC_ORIGIN": "https://artifacts.example.net",
    "SANDBOX_ORIGIN": "https://artifacts-sandbox.example.org",
    "TRUST_PROXY": "true",
    "EMAIL_URL": "smtp+tls://user:p%40ss@mail.example.net",
    "OIDC_ISSUER": "https://id.example.net",
    "OIDC_CLIENT_ID": "artifacts",
    "OIDC_CLIENT_SECRET": "secret",
}


def manage(tmp_path: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ARTIFACTS_VAR": str(tmp_path), **PRODUCTION, **extra}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("mode", ["single", "open", "invite"])
def test_a_public_installation_passes_every_check(tmp_path: Path, mode: str) -> None:
    words = ("check", "--deploy", "--fail-level", "WARNING")
    result = manage(tmp_path, *words, ARTIFACTS_ACCOUNTS=mode)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("ARTIFACTS_ACCOUNTS", "closed"),
        ("EMAIL_URL", "mail.example.net"),
        ("OIDC_CLIENT_ID", ""),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, setting: str, value: str) -> None:
    result = manage(tmp_path, "check", **{setting: value})
    assert result.returncode != 0
    assert setting in result.stderr
