"""What a person sees while a page is being written."""

import argparse
import io

import pytest

from artifacts_app.client.command import _parser, _seconds
from artifacts_app.client.terminal import Progress
from artifacts_app.client.types import Event

EVENTS: list[Event] = [
    {"type": "queued", "position": 2},
    {"type": "started", "model": "Qwen2.5-Coder-7B"},
    {"type": "file_opened", "path": "index.html"},
    *({"type": "file_appended", "path": "index.html", "text": "x" * 700} for _ in range(3)),
    {"type": "file_closed", "path": "index.html"},
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(out: io.StringIO, *, quiet: bool = False) -> str:
    progress = Progress(out, quiet=quiet)
    for event in EVENTS:
        progress.take(event)
    progress.clear()
    return out.getvalue()


def test_a_log_gets_a_line_for_each_step() -> None:
    assert shown(io.StringIO()).splitlines() == [
        "Waiting, number 2 in line",
        "Qwen2.5-Coder-7B is thinking",
        "Writing index.html",
    ]


def test_a_terminal_gets_one_line_that_changes() -> None:
    text = shown(Terminal())
    assert "\n" not in text
    assert text.endswith("\r\x1b[K")
    assert "Writing index.html" in text


def test_quiet_is_quiet() -> None:
    assert shown(io.StringIO(), quiet=True) == ""


@pytest.mark.parametrize(
    ("text", "seconds"), [("7d", 604_800), ("12h", 43_200), ("30m", 1800), ("90s", 90), ("5", 5)]
)
def test_times_are_understood(text: str, seconds: int) -> None:
    assert _seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "d", "-1d", "1w", "x", "1.5h"])
def test_other_times_are_not(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        _seconds(text)


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["--help"])
    text = capsys.readouterr().out
    for name in ("login", "new", "change", "list", "get", "share", "mcp"):
        assert f"    {name} " in text
