"""The Python client, the command and the assistant's server, against a real installation."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from mcp import Client as AssistantClient
from mcp import StdioServerParameters, stdio_client

from artifacts_app.client import Client, Refused, Unreachable
from artifacts_app.client.assistant import build
from tests.integration.conftest import PAGE
from tests.integration.stack import ROOT, TOKEN, Stack
from tests.support.valkey import free_port

pytestmark = pytest.mark.processes
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def client(scripted_stack: Stack) -> Iterator[Client]:
    with Client(scripted_stack.origin, TOKEN) as client:
        yield client


def artifacts(stack: Stack, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "artifacts_app.client.command", *words],
        env=environment(stack, home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(stack: Stack, home: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if "ARTIFACTS" not in name}
    return {**clean, "XDG_CONFIG_HOME": str(home), "ARTIFACTS_URL": stack.origin}


def signed_in(stack: Stack, home: Path) -> None:
    told = artifacts(stack, home, "login", "--url", stack.origin, "--token", TOKEN)
    assert told.returncode == 0, told.stderr


def test_a_page_is_made_changed_read_and_shared(client: Client) -> None:
    made = client.create("a snake game")
    events = list(client.events(made.generation.id))
    assert events[-1]["type"] == "finished"
    assert client.artifact(made.id).files == {"index.html": PAGE}
    changed = client.change(made.id, "in red")
    assert list(client.events(changed.id))[-1]["version"] == 2
    found = client.artifact(made.id)
    assert found.version == 2
    assert "Red snake" in found.files["index.html"]
    assert made.id in [summary.id for summary in client.artifacts()]
    shared = client.share(made.id, expires_in=60)
    assert httpx.get(shared.url).status_code == 200
    assert b"Red snake" in client.download(made.id)


def test_refusals_are_sentences(client: Client, scripted_stack: Stack) -> None:
    with pytest.raises(Refused, match="no such artifact") as refused:
        client.artifact(NOBODY)
    assert (refused.value.status, refused.value.code) == (404, "not_found")
    with pytest.raises(Refused, match="limit is"):
        client.create("x" * 5000)
    with Client(scripted_stack.origin, "wrong") as stranger, pytest.raises(Refused) as refused:
        stranger.check()
    assert refused.value.status == 401


def test_nobody_at_the_address_is_said() -> None:
    client = Client(f"http://127.0.0.1:{free_port()}", "x")
    with client, pytest.raises(Unreachable, match="Is it running"):
        client.check()


def test_the_command_makes_a_page(scripted_stack: Stack, tmp_path: Path) -> None:
    signed_in(scripted_stack, tmp_path)
    kept = tmp_path / "artifacts" / "account.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    page = tmp_path / "page.html"
    made = artifacts(scripted_stack, tmp_path, "new", "a", "snake", "game", "-o", str(page))
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith(f"{scripted_stack.origin}/artifacts/")
    assert "Writing index.html" in made.stderr
    assert "Version 1" in made.stderr
    assert "<h1>Snake</h1>" in page.read_text()
    identifier = made.stdout.strip().rstrip("/").rpartition("/")[2]
    changed = artifacts(scripted_stack, tmp_path, "change", identifier, "in red", "--json", "-q")
    assert json.loads(changed.stdout)["version"] == 2
    assert changed.stderr == ""
    listed = artifacts(scripted_stack, tmp_path, "list")
    assert identifier in listed.stdout
    assert "Red snake" in artifacts(scripted_stack, tmp_path, "get", identifier).stdout
    shared = artifacts(scripted_stack, tmp_path, "share", identifier, "--expires", "1h")
    assert "/s/" in shared.stdout


def test_the_command_says_what_went_wrong(scripted_stack: Stack, tmp_path: Path) -> None:
    told = artifacts(scripted_stack, tmp_path, "list")
    assert told.returncode == 1
    assert "artifacts login" in told.stderr
    signed_in(scripted_stack, tmp_path)
    told = artifacts(scripted_stack, tmp_path, "new", "something broken")
    assert (told.returncode, told.stdout) == (1, "")
    assert "The model fell over." in told.stderr
    told = artifacts(scripted_stack, tmp_path, "get", NOBODY)
    assert (told.returncode, told.stderr) == (1, "artifacts: There is no such artifact.\n")
    told = artifacts(scripted_stack, tmp_path, "login", "--token", "x", "--url", "http://[")
    assert told.returncode == 1
    told = artifacts(scripted_stack, tmp_path, "get", NOBODY, "-o", "/nowhere/x")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


async def test_an_assistant_makes_and_changes_a_page(client: Client) -> None:
    told: list[float] = []

    async def progress(progress: float, total: float | None, message: str | None) -> None:
        told.append(progress)

    async with AssistantClient(build(client)) as assistant:
        names = {tool.name for tool in (await assistant.list_tools()).tools}
        assert names == {
            "create_artifact", "change_artifact", "get_artifact", "list_artifacts", "share_artifact"
        }  # fmt: skip
        made = await assistant.call_tool(
            "create_artifact", {"sentence": "a slow snake"}, progress_callback=progress
        )
        assert made.structured_content is not None
        identifier = made.structured_content["id"]
        assert made.structured_content["version"] == 1
        assert len(told) > 1
        changed = await assistant.call_tool(
            "change_artifact", {"artifact_id": identifier, "sentence": "in red"}
        )
        assert changed.structured_content is not None
        assert changed.structured_content["version"] == 2
        page = await assistant.call_tool("get_artifact", {"artifact_id": identifier})
        assert page.structured_content is not None
        assert "Red snake" in page.structured_content["files"]["index.html"]
        link = await assistant.call_tool("share_artifact", {"artifact_id": identifier})
        assert link.structured_content is not None
        assert "/s/" in link.structured_content["url"]
        listed = await assistant.call_tool("list_artifacts", {})
        assert identifier in str(listed.content)


async def test_an_assistant_is_told_why_not(client: Client) -> None:
    async with AssistantClient(build(client)) as assistant:
        refused = await assistant.call_tool("get_artifact", {"artifact_id": NOBODY})
        assert refused.is_error
        assert "no such artifact" in str(refused.content)
        failed = await assistant.call_tool("create_artifact", {"sentence": "something broken"})
        assert failed.is_error
        assert "The model fell over." in str(failed.content)


async def test_the_command_serves_an_assistant(scripted_stack: Stack, tmp_path: Path) -> None:
    signed_in(scripted_stack, tmp_path)
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "artifacts_app.client.command", "mcp"],
        env=environment(scripted_stack, tmp_path),
        cwd=ROOT,
    )
    async with AssistantClient(stdio_client(server)) as assistant:
        made = await assistant.call_tool("create_artifact", {"sentence": "a snake game"})
        assert made.structured_content is not None
        assert made.structured_content["version"] == 1
