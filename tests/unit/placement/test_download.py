"""From a server of our own that lists and gives files as the hubs do, and breaks off."""

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from inference import download
from inference.download import DownloadFailed, pull
from inference.hub import HuggingFace, ModelScope, hub_of

REPOSITORY = "Qwen/Tiny"
FILES = {
    "config.json": b'{"model_type": "qwen2"}',
    "model.safetensors": bytes(range(256)) * 4000,
    "figure.png": b"not wanted",
}


@dataclass
class Served:
    """What the server does wrong, and what it was asked for."""

    url: str = ""
    breaks: int = 0  # how many answers end in the middle
    damaged: int = 0  # how many have wrong bytes
    ignores_ranges: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)  # path, range


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(download, "PAUSE", 0.001)
    monkeypatch.setattr(download, "SPARE", 0)
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path in {f"/api/models/{REPOSITORY}/tree/main", SCOPE}:
                listed = _listed_by_scope() if path == SCOPE else _listed()
                self._answer(200, json.dumps(listed).encode())
            elif (name := path.rpartition("/")[2]) in FILES:
                self._give(name)
            else:
                self._answer(404, b"")

        def _give(self, name: str) -> None:
            data, wanted = FILES[name], self.headers.get("Range", "")
            served.asked.append((name, wanted))
            start = int(wanted[6:-1]) if wanted and not served.ignores_ranges else 0
            rest = data[start:]
            if served.damaged:
                served.damaged -= 1
                rest = b"?" * len(rest)
            is_broken = served.breaks > 0 and name.endswith(".safetensors")
            served.breaks -= is_broken
            self._answer(206 if start else 200, rest, len(rest) // 2 if is_broken else None)

        def _answer(self, status: int, body: bytes, cut: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:cut])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


SCOPE = f"/api/v1/models/{REPOSITORY}/repo/files"


def _listed() -> list[dict[str, object]]:
    entries: list[dict[str, object]] = [{"type": "directory", "path": "sub"}]
    for name, data in FILES.items():
        header = f"blob {len(data)}\0".encode()
        entry: dict[str, object] = {"type": "file", "path": name, "size": len(data)}
        entry["oid"] = hashlib.sha1(header + data, usedforsecurity=False).hexdigest()
        if name.endswith(".safetensors"):
            entry["lfs"] = {"oid": hashlib.sha256(data).hexdigest(), "size": len(data)}
        entries.append(entry)
    return entries


def _listed_by_scope() -> dict[str, object]:
    files: list[dict[str, object]] = [{"Type": "tree", "Path": "sub", "Size": 0, "Sha256": ""}]
    files += [
        {
            "Type": "blob",
            "Path": name,
            "Size": len(data),
            "Sha256": hashlib.sha256(data).hexdigest(),
        }
        for name, data in FILES.items()
    ]
    return {"Data": {"Files": files}}


def fetch(served: Served, folder: Path, steps: list[tuple[str, int, int]] | None = None) -> None:
    told = steps if steps is not None else []
    pull(
        HuggingFace(served.url),
        REPOSITORY,
        folder,
        lambda path: not path.endswith(".png"),
        lambda *step: told.append(step),
    )


def is_whole(folder: Path) -> bool:
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    return there == {name: data for name, data in FILES.items() if not name.endswith(".png")}


def test_what_is_wanted_arrives_and_is_counted(served: Served, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    fetch(served, tmp_path, steps)
    assert is_whole(tmp_path)
    total = len(FILES["config.json"]) + len(FILES["model.safetensors"])
    assert steps[-1] == ("config.json", total, total)  # the last to come
    assert [done for _, done, _ in steps] == sorted(done for _, done, _ in steps)


def test_what_is_there_is_not_fetched_again(served: Served, tmp_path: Path) -> None:
    fetch(served, tmp_path)
    served.asked.clear()
    fetch(served, tmp_path)
    assert served.asked == []


def test_what_breaks_off_is_gone_on_with(served: Served, tmp_path: Path) -> None:
    served.breaks = 3
    fetch(served, tmp_path)
    assert is_whole(tmp_path)
    assert [bool(wanted) for name, wanted in served.asked if name.startswith("model")] == [
        False,
        True,
        True,
        True,
    ]


def test_a_second_call_goes_on_from_the_first(served: Served, tmp_path: Path) -> None:
    served.breaks = download.TRIES
    with pytest.raises(DownloadFailed, match="Call again"):
        fetch(served, tmp_path)
    assert (tmp_path / "model.safetensors.part").stat().st_size > 0
    fetch(served, tmp_path)
    assert is_whole(tmp_path)


def test_a_server_without_ranges_starts_again(served: Served, tmp_path: Path) -> None:
    served.breaks, served.ignores_ranges = 1, True
    fetch(served, tmp_path)
    assert is_whole(tmp_path)


def test_what_is_damaged_is_not_kept(served: Served, tmp_path: Path) -> None:
    served.damaged = 1
    with pytest.raises(DownloadFailed, match="damaged"):
        fetch(served, tmp_path)
    assert list(tmp_path.iterdir()) == []
    fetch(served, tmp_path)
    assert is_whole(tmp_path)


def test_model_scope_lists_otherwise(served: Served, tmp_path: Path) -> None:
    hub = ModelScope(served.url)
    pull(hub, REPOSITORY, tmp_path, lambda path: not path.endswith(".png"), lambda *_: None)
    assert is_whole(tmp_path)


def test_what_does_not_exist_is_said(served: Served, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="cannot be listed"):
        pull(HuggingFace(served.url), "Qwen/None", tmp_path, lambda _: True, lambda *_: None)
    with pytest.raises(DownloadFailed, match="no such weights"):
        pull(HuggingFace(served.url), REPOSITORY, tmp_path, lambda _: False, lambda *_: None)


def test_too_small_a_disk_is_noticed_first(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "SPARE", 2**60)
    with pytest.raises(DownloadFailed, match="are needed"):
        fetch(served, tmp_path)
    assert served.asked == []


def test_hubs_have_names_or_addresses() -> None:
    assert hub_of("huggingface") == HuggingFace()
    assert hub_of("ModelScope") == ModelScope()
    assert hub_of("https://mirror.example/") == HuggingFace("https://mirror.example")
    with pytest.raises(ValueError, match="is no hub"):
        hub_of("ftp")
