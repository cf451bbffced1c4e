"""Schemathesis tries what the OpenAPI document promises, call by call, on a real installation."""

import subprocess
import sysconfig
from pathlib import Path

import pytest

from artifacts_app.client import Client
from tests.integration.stack import TOKEN, Stack

pytestmark = pytest.mark.processes
SECONDS = 15  # of fuzzing, after what the document gives as examples and edges
LEFT_OUT = (
    # Rules that a schema cannot say ("at least one file", "a key is for one request") refuse too.
    "positive_data_acceptance",
    # A method that no route has is answered before the API: 405 without a document to conform to.
    "unsupported_method",
    # Visitors without a token are somebody too: they see their own, which is nothing.
    "ignored_auth",
)


@pytest.fixture
def parameters(scripted_stack: Stack, tmp_path: Path) -> Path:
    """Ids of things that are there, so that calls get past "not found"."""
    with Client(scripted_stack.origin, TOKEN) as client:
        made = client.create("a snake game")
        list(client.events(made.generation.id))
        path = f"/api/artifacts/{made.id}/shares"
        link = scripted_stack.call("POST", path, {})
    config = tmp_path / "schemathesis.toml"
    config.write_text(
        f'[parameters]\nartifact_id = "{made.id}"\ngeneration_id = "{made.generation.id}"\n'
        f"number = 1\nlink_id = {link['id']}\n"
    )
    return config


def test_the_document_is_kept_to(scripted_stack: Stack, parameters: Path) -> None:
    command = [
        str(Path(sysconfig.get_path("scripts")) / "schemathesis"),
        "--config-file", str(parameters),
        "run", f"{scripted_stack.origin}/api/openapi.json",
        "--header", f"Authorization: Bearer {TOKEN}",
        "--phases", "examples,coverage,fuzzing", "--max-time", str(SECONDS),
        "--exclude-checks", ",".join(LEFT_OUT),
        # Daphne itself answers a malformed multipart body, with 400 and nothing else.
        "--exclude-operation-id", "data_files.add",
        "--request-timeout", "30", "--warnings", "off", "--no-color",
    ]  # fmt: skip
    told = subprocess.run(
        command, cwd=parameters.parent, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
