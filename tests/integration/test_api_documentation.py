"""docs/api.md does what it says: its commands run, its functions verify."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from artifacts_app.webhooks.signature import sign
from tests.integration.stack import ROOT, TOKEN, Stack

TEXT = (ROOT / "docs" / "api.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.processes
@pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("curl", "jq")),
    reason="the commands use curl and jq",
)
def test_the_commands_run_one_after_the_other(scripted_stack: Stack, tmp_path: Path) -> None:
    exports, *commands = blocks("sh")
    assert "ARTIFACTS_TOKEN" in exports
    script = "\n".join(commands).replace("curl ", "curl --silent --show-error --fail-with-body ")
    told = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "ARTIFACTS_URL": scripted_stack.origin,
            "ARTIFACTS_TOKEN": TOKEN,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert '"type":"finished"' in told.stdout
    assert "Red snake" in (tmp_path / "snake.html").read_text()


def test_the_function_tells_genuine_from_forged() -> None:
    scope: dict[str, object] = {}
    [code] = [block for block in blocks("python") if "def is_genuine" in block]
    exec(code, scope)  # noqa: S102 (our own page)
    is_genuine = scope["is_genuine"]
    assert callable(is_genuine)
    now = int(scope["time"].time())  # type: ignore[attr-defined]
    assert is_genuine("secret", sign("secret", now, "{}"), b"{}")
    assert not is_genuine("another", sign("secret", now, "{}"), b"{}")
    assert not is_genuine("secret", sign("secret", now, "{}"), b"[]")
    assert not is_genuine("secret", sign("secret", now - 3600, "{}"), b"{}")


def test_the_example_for_assistants_is_json() -> None:
    webhook, assistant = map(json.loads, blocks("json"))
    assert webhook["generation"]["status"] == webhook["event"]
    assert assistant["mcpServers"]["artifacts"]["args"] == ["mcp"]
