"""`artifacts`: the command. What it makes goes to standard output, what it says to standard error."""

import argparse
import getpass
import json
import sys
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from artifacts_app.client import account
from artifacts_app.client.client import Client
from artifacts_app.client.errors import ArtifactsError, Refused
from artifacts_app.client.terminal import Progress
from artifacts_app.client.types import Event

FAILED = 1  # the exit status of everything that did not work
INTERRUPTED = 130
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
Run = Callable[[argparse.Namespace, Client], int]


def main(words: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(words)
    try:
        if asked.command == "login":
            return login(asked)
        if asked.command == "mcp":
            return serve_assistant()
        found = account.load()
        with Client(found.url, found.token) as client:
            run: Run = asked.run
            return run(asked, client)
    except Refused as refused:
        return _fail(_advice(refused))
    except ArtifactsError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or 'Output'}: {error.strerror}")
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED


def login(asked: argparse.Namespace) -> int:
    token = asked.token or getpass.getpass("Token: ").strip()
    with Client(asked.url, token) as client:
        client.check()
        kept = account.save(account.Account(client.url, token))
    print(f"Signed in to {client.url}. The token is kept in {kept}.", file=sys.stderr)
    return 0


def new(asked: argparse.Namespace, client: Client) -> int:
    made = client.create(" ".join(asked.sentence))
    if asked.open:
        webbrowser.open(client.share(made.id).url)
    return _finish(asked, client, made.id, made.generation.id)


def change(asked: argparse.Namespace, client: Client) -> int:
    generation = client.change(asked.artifact, " ".join(asked.sentence))
    if asked.open:
        webbrowser.open(client.share(asked.artifact).url)
    return _finish(asked, client, asked.artifact, generation.id)


def list_all(asked: argparse.Namespace, client: Client) -> int:
    found = list(islice(client.artifacts(), asked.limit))
    if asked.json:
        _print_json([asdict(summary) for summary in found])
        return 0
    for summary in found:
        print(f"{summary.id}  {summary.created[:10]}  {summary.title}")
    if not found:
        print('Nothing yet. Try: artifacts new "a snake game"', file=sys.stderr)
    return 0


def get(asked: argparse.Namespace, client: Client) -> int:
    content = client.download(asked.artifact, asked.format)
    if asked.output is not None:
        asked.output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return 0


def share(asked: argparse.Namespace, client: Client) -> int:
    made = client.share(
        asked.artifact,
        version=asked.version,
        expires_in=asked.expires,
        password=getpass.getpass("Password of the link: ") if asked.password else None,
    )
    if asked.open:
        webbrowser.open(made.url)
    if asked.json:
        _print_json(asdict(made))
    else:
        print(made.url)
    return 0


def serve_assistant() -> int:
    try:
        from artifacts_app.client.assistant import serve
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        return _fail("This needs one more package. In the checkout: pip install -e '.[mcp]'")
    serve(account.load())
    return 0


def _finish(asked: argparse.Namespace, client: Client, artifact_id: str, generation_id: str) -> int:
    """Wait for the ending, show how it goes, and hand over what was made."""
    found = client.artifact(artifact_id)
    if asked.no_wait:
        _report(asked, {"id": artifact_id, "url": found.url, "generation": generation_id})
        return 0
    progress = Progress(quiet=asked.quiet)
    ending: Event = {}
    try:
        for event in client.events(generation_id):
            progress.take(event)
            ending = event
    except KeyboardInterrupt:
        progress.say(f"It goes on being written: {found.url}")
        raise
    progress.clear()
    if ending.get("type") != "finished":
        return _fail(ending.get("message") or "It was stopped.")
    progress.say(f"Version {ending['version']} in {ending['seconds']:.1f} seconds")
    if asked.output is not None:
        asked.output.write_bytes(client.download(artifact_id))
    _report(asked, {"id": artifact_id, "url": found.url, "version": ending["version"]})
    return 0


def _report(asked: argparse.Namespace, made: dict[str, Any]) -> None:
    if asked.json:
        _print_json(made)
    else:
        print(made["url"])


def _print_json(value: Any) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))


def _fail(text: str) -> int:
    print(f"artifacts: {text}", file=sys.stderr)
    return FAILED


def _advice(refused: Refused) -> str:
    if refused.status == 401:
        return f"{refused} Run `artifacts login` with a valid token."
    if refused.retry_after:
        return f"{refused} (Try again in {refused.retry_after:g} seconds.)"
    return str(refused)


def _seconds(text: str) -> int:
    """`7d`, `12h`, `30m`, `90s` or plain seconds."""
    number, unit = (text[:-1], text[-1]) if text[-1:] in UNITS else (text, "s")
    if not (number.isascii() and number.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write 7d, 12h, 30m or 90s")
    return int(number) * UNITS[unit]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="artifacts", description="One sentence becomes a live web page."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = commands.add_parser("login", help="keep an address and a token")
    command.add_argument("--url", default=account.DEFAULT_URL)
    command.add_argument("--token", help="asked for where it is left out")

    command = commands.add_parser("new", help='make a page: artifacts new "a snake game"')
    command.set_defaults(run=new)
    _add_writing(command)

    command = commands.add_parser("change", help="change a page by a sentence")
    command.set_defaults(run=change)
    command.add_argument("artifact", metavar="ID")
    _add_writing(command)

    command = commands.add_parser("list", help="your pages, newest first")
    command.set_defaults(run=list_all)
    command.add_argument("--limit", type=int, default=20)
    command.add_argument("--json", action="store_true")

    command = commands.add_parser("get", help="a page as a file")
    command.set_defaults(run=get)
    command.add_argument("artifact", metavar="ID")
    command.add_argument("--format", choices=["html", "zip", "source"], default="html")
    command.add_argument("--output", "-o", type=Path, help="default: standard output")

    command = commands.add_parser("share", help="a secret link to a page")
    command.set_defaults(run=share)
    command.add_argument("artifact", metavar="ID")
    command.add_argument("--version", type=int, help="this one; default: always the newest")
    command.add_argument("--expires", type=_seconds, metavar="7d", help="default: never")
    command.add_argument("--password", action="store_true", help="asks for one")
    command.add_argument("--open", action="store_true", help="in the browser")
    command.add_argument("--json", action="store_true")

    commands.add_parser("mcp", help="serve an assistant over standard input and output")
    return parser


def _add_writing(command: argparse.ArgumentParser) -> None:
    command.add_argument("sentence", nargs="+", metavar="SENTENCE")
    command.add_argument("--open", action="store_true", help="share it and watch in the browser")
    command.add_argument("--output", "-o", type=Path, help="write the page to this file")
    command.add_argument("--no-wait", action="store_true", help="do not wait for the ending")
    command.add_argument("--quiet", "-q", action="store_true", help="say nothing meanwhile")
    command.add_argument("--json", action="store_true", help="print id, address and version")


if __name__ == "__main__":
    sys.exit(main())
