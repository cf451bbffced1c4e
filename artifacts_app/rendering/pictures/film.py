"""The making of a page as an animated GIF: a picture of each scene, one after another."""

import io
import json
import time
from collections.abc import Callable, Sequence

from PIL import Image

from artifacts_app.rendering.pictures.browser import Browser
from artifacts_app.rendering.pictures.devtools import Gone, Refused, TooSlow
from artifacts_app.rendering.pictures.photographer import HEIGHT, WIDTH, Photographer
from artifacts_app.rendering.pictures.scenes import Scene

SECONDS = 60.0  # for all of a film, once the browser runs
SCALE = 0.5  # of the window
COLOURS = 128
SETTLING = 0.05  # seconds from a text to its picture
LAST_SETTLING = 1.0  # seconds for the finished page's scripts
MOST_BYTES = 8 * 1024**2
BLANK = "<!doctype html><p hidden>"

CONNECT = """
const { port1, port2 } = new MessageChannel();
postMessage({ type: "connect" }, "*", [port2]);
globalThis.film = port1;
"""
WRITE = 'film.postMessage({ type: "write", text: %s })'
END = 'film.postMessage({ type: "end" })'

Told = Callable[[float], None]  # is given the share that is done


class NoFilm(Exception):
    """The page froze or died before there was anything to show."""


def film(scenes: Sequence[Scene], chromium: str, tell: Told) -> bytes:
    """The GIF. Raises NoFilm, and CannotStart where the browser does not run."""
    with Browser(chromium) as browser:
        frames = Camera(browser.devtools, SECONDS).shoot(scenes, tell)
    lengths = [scene.length for scene in scenes[: len(frames)]]
    while len(content := animated(frames, lengths)) > MOST_BYTES and len(frames) > 2:
        frames, lengths = halved(frames, lengths)
    return content


class Camera(Photographer):
    """Writes scene after scene into the frame, as far as the text goes on; else begins anew."""

    def shoot(self, scenes: Sequence[Scene], tell: Told) -> list[Image.Image]:
        """As many as there was time for. Raises NoFilm."""
        frames: list[Image.Image] = []
        try:
            self._open()
            self._world = self._connected()
            self._shown = ""
            for number, scene in enumerate(scenes, start=1):
                is_last = number == len(scenes)
                self._show(scene.page or BLANK, is_last)
                self._devtools.listen_until(
                    time.monotonic() + (LAST_SETTLING if is_last else SETTLING)
                )
                frames.append(self._frame())
                tell(number / len(scenes))
        except (TooSlow, Gone, Refused) as error:
            if len(frames) < 2:
                raise NoFilm(str(error) or "too slow") from error
        return frames

    def _show(self, page: str, is_last: bool) -> None:
        if not page.startswith(self._shown):
            self._begin_anew()
        self._say(WRITE % json.dumps(page[len(self._shown) :]))
        self._shown = page
        if is_last:
            self._say(END)

    def _begin_anew(self) -> None:
        self._navigate()
        self._world = self._connected()
        self._shown = ""

    def _connected(self) -> int:
        world = self._isolated_world()
        self._say(CONNECT, world)
        return world

    def _say(self, expression: str, world: int | None = None) -> None:
        """Its answer is not waited for: what is written may run for ever."""
        self._devtools.send(
            "Runtime.evaluate",
            self._session,
            contextId=self._world if world is None else world,
            expression=expression,
        )

    def _frame(self) -> Image.Image:
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": SCALE}
        content = self._capture("jpeg", clip, quality=85)
        return Image.open(io.BytesIO(content)).convert("RGB")


def animated(frames: Sequence[Image.Image], lengths: Sequence[int]) -> bytes:
    """`lengths`: milliseconds of each."""
    quantized = [frame.quantize(COLOURS, dither=Image.Dither.NONE) for frame in frames]
    content = io.BytesIO()
    quantized[0].save(
        content,
        "GIF",
        save_all=True,
        append_images=quantized[1:],
        duration=list(lengths),
        loop=0,
    )
    return content.getvalue()


def halved(
    frames: Sequence[Image.Image], lengths: Sequence[int]
) -> tuple[list[Image.Image], list[int]]:
    """Every other frame, seen as long as both; the last one stays."""
    kept = list(range(len(frames) - 1, -1, -2))[::-1]
    starts = [0, *(number + 1 for number in kept[:-1])]
    summed = [sum(lengths[start : end + 1]) for start, end in zip(starts, kept, strict=True)]
    return [frames[number] for number in kept], summed
