"""The renderer's Chromium against pages that are well, broken, empty, stuck and hostile."""

import io
import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from PIL import Image

from artifacts_app.rendering.pictures.browser import Browser, CannotStart, chromium_path
from artifacts_app.rendering.pictures.film import NoFilm, film
from artifacts_app.rendering.pictures.look import Look
from artifacts_app.rendering.pictures.photographer import photograph
from artifacts_app.rendering.pictures.scenes import Scene

pytestmark = pytest.mark.browser


def look_at(html: str) -> Look:
    path = chromium_path(settings.ARTIFACTS_CHROMIUM)
    assert path is not None
    return photograph(html, path)


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server on this machine, and what anybody has said to it."""
    server = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            heard.append(connection.recv(200))
            connection.close()

    threading.Thread(target=listen, daemon=True).start()
    yield server.getsockname()[1], heard
    server.close()


def test_a_page_has_three_pictures() -> None:
    page = "<!doctype html><body style='margin:0'>" + "<p style='height:900px'>text</p>" * 2
    look = look_at(page)
    assert look.findings == {"empty": False, "frozen": False, "errors": []}
    assert look.pictures["thumbnail"][:4] == b"RIFF"
    assert size_of(look.pictures["card"]) == (1200, 630)
    width, height = size_of(look.pictures["page"])
    assert width == 1280
    assert 1800 < height <= 4000


def test_errors_are_found_and_storage_is_none_of_them() -> None:
    look = look_at("<h1>Hi</h1><script>localStorage.a = 1;\nmissing();</script>")
    assert look.errors == ["Uncaught ReferenceError: missing is not defined  (2)"]


def test_libraries_come_from_the_disk() -> None:
    look = look_at(
        '<script src="https://cdn.jsdelivr.net/npm/chart.js"></script><canvas id="c"></canvas>'
        '<script>if (!Chart) throw Error("none")</script>'
        '<script type="module">import { Vector3 } from "https://unpkg.com/three/build/three.module.js";'
        "console.error(new Vector3(1, 2, 3).x)</script>"
    )
    assert look.errors == ["1  (1)"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div></div><script>document.title = 'set'</script>",
        "<div style='height: 0; background: red'></div>",
        "<p style='display: none'>hidden</p>",
    ],
)
def test_a_page_that_shows_nothing_is_empty(body: str) -> None:
    assert look_at(f"<!doctype html><title>x</title>{body}").empty


def test_a_page_that_never_stops_is_frozen_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tempfile.mkdtemp(prefix="look-")  # short: Chromium makes a socket in it
    monkeypatch.setattr(tempfile, "tempdir", folder)  # other tests have theirs elsewhere
    look = look_at("<p>Hi</p><script>for (;;) {}</script>")
    assert look.frozen
    left = [p.info for p in psutil.process_iter(["pid", "name", "cmdline"])]
    assert not [p for p in left if folder in " ".join(p["cmdline"] or [])]
    Path(folder).rmdir()  # it is empty


def test_a_page_that_devours_memory_is_ended() -> None:
    look = look_at(
        "<p>Hi</p><script>const a = []; for (;;) a.push(new Array(1e6).fill(1.5))</script>"
    )
    assert look.frozen or look.errors


def test_dialogs_do_not_stop_a_page() -> None:
    look = look_at("<p>Hi</p><script>alert(1); confirm(2); print();</script>")
    assert not look.frozen
    assert "thumbnail" in look.pictures


def test_nothing_reaches_the_network(listener: tuple[int, list[bytes]]) -> None:
    port, heard = listener
    look_at(
        f"""<p>Hi</p><img src="http://127.0.0.1:{port}/a"><link rel="preconnect" href="http://127.0.0.1:{port}">
        <link rel="dns-prefetch" href="http://127.0.0.1:{port}"><iframe src="http://127.0.0.1:{port}/b"></iframe>
        <script>
        const at = "127.0.0.1:{port}";
        fetch("http://" + at).catch(() => 0);
        navigator.sendBeacon("http://" + at, "x");
        try {{ new WebSocket("ws://" + at) }} catch {{}}
        try {{ new WebTransport("https://" + at) }} catch {{}}
        try {{
          const turn = {{ urls: "turn:" + at + "?transport=tcp", username: "a", credential: "b" }};
          const peer = new RTCPeerConnection({{ iceServers: [turn] }});
          peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        }} catch {{}}
        location.href = "http://" + at + "/c";
        </script>"""
    )
    assert heard == []


def test_a_page_cannot_read_files() -> None:
    look = look_at(
        "<iframe src='file:///etc/passwd'></iframe><script>location = 'file:///etc/passwd'</script>"
    )
    assert b"root:" not in b"".join(look.pictures.values())


def test_a_program_that_is_no_browser_is_told(tmp_path: Path) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(CannotStart), Browser(str(program)):
        pass


def test_a_page_in_the_making_becomes_a_film() -> None:
    path = chromium_path(settings.ARTIFACTS_CHROMIUM)
    assert path is not None
    red, green = "<!doctype html><body style='background:red'>", "<!doctype html><p>other"
    scenes = [Scene("", 300), Scene(red, 200), Scene(f"{red}<h1>Done", 100), Scene(green, 900)]
    told: list[float] = []
    content = film(scenes, path, told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]
    with Image.open(io.BytesIO(content)) as moving:
        assert (getattr(moving, "n_frames", 1), moving.size) == (4, (640, 400))
        moving.seek(1)
        red_there = moving.convert("RGB").getpixel((600, 300))
        moving.seek(3)
        assert moving.convert("RGB").getpixel((600, 300)) != red_there


def test_a_page_that_hangs_at_once_has_no_film(monkeypatch: pytest.MonkeyPatch) -> None:
    path = chromium_path(settings.ARTIFACTS_CHROMIUM)
    assert path is not None
    monkeypatch.setattr("artifacts_app.rendering.pictures.film.SECONDS", 4.0)
    stuck = "<!doctype html><script>for (;;);</script>"
    with pytest.raises(NoFilm):
        film([Scene(stuck, 100), Scene(f"{stuck}<p>", 100)], path, lambda _: None)
