"""`make audit`: what is known, and that nothing counts as clean which nobody looked up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[3] / ".ci" / "audit"
CLEAN = {"name": "clean", "version": "1", "vulns": []}
FLAW = {"id": "PYSEC-1", "fix_versions": ["2"], "aliases": [], "description": ""}
HOLED = {"name": "holed", "version": "1", "vulns": [FLAW]}
UNKNOWN = {"name": "far", "skip_reason": "Dependency not found on PyPI and could not be audited"}
OURS = {"name": "artifacts", "skip_reason": "distribution marked as editable"}
NO_FLAWS: dict[str, Any] = {"vulnerabilities": {}}


@pytest.mark.parametrize(
    ("python", "node", "code", "words"),
    [
        ([CLEAN, OURS], NO_FLAWS, 0, "python: 0 known"),
        ([CLEAN, UNKNOWN], NO_FLAWS, 0, "unknown to the database: far"),
        ([CLEAN, HOLED], NO_FLAWS, 1, "holed 1: PYSEC-1, fixed in 2"),
        ([CLEAN], {"vulnerabilities": {"x": {"severity": "high"}}}, 1, "node: x: high"),
        ([CLEAN], {"vulnerabilities": {"x": {"severity": "moderate"}}}, 0, "node: 0 known"),
        ([UNKNOWN, OURS], NO_FLAWS, 2, "python: its vulnerability database cannot be reached"),
        ([CLEAN], {"message": "405"}, 2, "node: its vulnerability database cannot be reached"),
        ([HOLED], None, 1, "node: its vulnerability database cannot be reached"),
    ],
)
def test_the_verdict(tmp_path: Path, python: Any, node: Any, code: int, words: str) -> None:
    reports = tmp_path / "python.json", tmp_path / "node.json"
    reports[0].write_text(json.dumps({"dependencies": python, "fixes": []}))
    reports[1].write_text(json.dumps(node) if node else "npm error")
    command = [sys.executable, str(SCRIPT), *map(str, reports)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, words in done.stdout) == (code, True), done.stdout
