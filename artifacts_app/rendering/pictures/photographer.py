"""Opens a page as the preview does, waits until it is quiet, and takes its pictures."""

import base64
import json
import time
from dataclasses import dataclass
from typing import Any

from artifacts_app.rendering.pictures import host
from artifacts_app.rendering.pictures.browser import Browser
from artifacts_app.rendering.pictures.devtools import DevTools, Gone, Message, Refused, TooSlow
from artifacts_app.rendering.pictures.look import Look

SECONDS = 20.0  # for all of a page, once the browser runs
WIDTH, HEIGHT = 1280, 800  # CSS pixels of the window
TALLEST = 4000  # CSS pixels of a page's whole picture
QUIET_LOOKS = 5  # alike, one after another: entrances are animated, mostly for less than a second
LOOK_EVERY = 0.2  # seconds
LONGEST_WAIT = 6.0  # seconds until a restless page is taken as it is
LONGEST_ANSWER = 3.0  # seconds until a page that answers nothing is frozen
REPORT = "__report"


@dataclass(frozen=True, slots=True)
class Shot:
    kind: str
    form: str  # "webp" or "png"
    width: int  # pixels
    height: int  # pixels; of the window's upper part, scaled to the width


THUMBNAIL = Shot("thumbnail", "webp", 640, 400)
CARD = Shot("card", "png", 1200, 630)
SHOTS = (THUMBNAIL, CARD)
PAGE = "page"  # PNG, the window's width and the page's height

# Takes the part of the parent of the frame. It runs in a world of its own, which the page's
# scripts do not reach.
CONNECT = """
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => { if (data.type === "entry") %s(JSON.stringify(data)); };
postMessage({ type: "connect" }, "*", [port2]);
port1.postMessage({ type: "write", text: %s });
port1.postMessage({ type: "end" });
"""
# Changes as long as the page loads or grows; an animation alone does not change it.
STATE = """
JSON.stringify([document.readyState, document.fonts.status, document.querySelectorAll("*").length,
  document.documentElement?.scrollHeight, document.images.length])
"""
IS_EMPTY = """
(() => {
  const { body } = document;
  if (!body) return true;
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    if (width * height === 0) return false;
    const style = getComputedStyle(element);
    return style.visibility === "visible" && style.display !== "none";
  };
  if (body.innerText.trim() !== "") return false;
  const things = "canvas, svg, img, video, input, button, select, textarea, meter, progress, hr";
  if ([...body.querySelectorAll(things)].slice(0, 500).some(seen)) return false;
  return ![...body.querySelectorAll("*")].slice(0, 500).some((element) => {
    const style = getComputedStyle(element);
    const drawn = style.backgroundImage !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)"
      || parseFloat(style.borderTopWidth) > 0;
    return drawn && seen(element);
  });
})()
"""
SIZE = "document.documentElement.scrollHeight"


def photograph(html: str, chromium: str) -> Look:
    """Pictures of a page and what is wrong with it.

    A page that freezes or dies has fewer pictures, and says so in what it found. Raises
    CannotStart where the browser does not run.
    """
    with Browser(chromium) as browser:
        return Photographer(browser.devtools).look_at(html)


class Photographer:
    def __init__(self, devtools: DevTools, seconds: float = SECONDS) -> None:
        self._devtools = devtools
        self._deadline = time.monotonic() + seconds
        self._session = ""
        self._look = Look()
        self._crashed = False
        devtools.on_event = self._heard

    def look_at(self, html: str) -> Look:
        """1. Open the frame; 2. write the page into it; 3. wait; 4. judge and take pictures."""
        try:
            self._open()
            world = self._begin(html)
            self._wait_until_quiet(world)
            self._look.empty = bool(self._value(world, IS_EMPTY))
            self._take_all(world)
        except (TooSlow, Gone, Refused):
            self._look.frozen = True
        return self._look

    def _open(self) -> None:
        target = self._root("Target.createTarget", url="about:blank")["targetId"]
        session = self._root("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._session = session
        for domain in ("Page.enable", "Runtime.enable", "Inspector.enable"):
            self._call(domain)
        self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self._call("Browser.setDownloadBehavior", behavior="deny")
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self._navigate()

    def _navigate(self) -> None:
        self._call("Page.navigate", url=host.FRAME)

    def _isolated_world(self) -> int:
        frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        return int(self._call("Page.createIsolatedWorld", frameId=frame)["executionContextId"])

    def _begin(self, html: str) -> int:
        world = self._isolated_world()
        self._call("Runtime.addBinding", name=REPORT, executionContextId=world)
        # Written, it may run for ever: its answer is not waited for.
        self._devtools.send(
            "Runtime.evaluate",
            self._session,
            contextId=world,
            expression=CONNECT % (REPORT, json.dumps(html)),
        )
        return world

    def _wait_until_quiet(self, world: int) -> None:
        give_up = time.monotonic() + LONGEST_WAIT
        before, alike = None, 0
        while alike < QUIET_LOOKS and time.monotonic() < give_up:
            self._devtools.listen_until(time.monotonic() + LOOK_EVERY)
            state = self._value(world, STATE)
            is_loaded = isinstance(state, str) and '"complete","loaded"' in state
            alike = alike + 1 if state == before and is_loaded else 0
            before = state

    def _take_all(self, world: int) -> None:
        for shot in SHOTS:
            scale = shot.width / WIDTH
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": shot.height / scale, "scale": scale}
            options = {"quality": 82} if shot.form == "webp" else {}
            self._look.pictures[shot.kind] = self._capture(shot.form, clip, **options)
        height = max(HEIGHT, min(TALLEST, int(self._value(world, SIZE) or 0)))
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
        self._look.pictures[PAGE] = self._capture("png", clip, captureBeyondViewport=True)

    def _capture(self, form: str, clip: dict[str, float], **options: Any) -> bytes:
        taken = self._call("Page.captureScreenshot", format=form, clip=clip, **options)
        return base64.b64decode(taken["data"])

    # What comes of its own

    def _heard(self, event: Message) -> None:
        method, parameters = event["method"], event["params"]
        session = event.get("sessionId", "")
        if method == "Fetch.requestPaused":
            host.answer(self._devtools, session, parameters)
        elif method == "Runtime.bindingCalled" and parameters["name"] == REPORT:
            self._entry(json.loads(parameters["payload"]))
        elif method == "Page.javascriptDialogOpening":
            self._devtools.send("Page.handleJavaScriptDialog", session, accept=False)
        elif method in {"Inspector.targetCrashed", "Target.targetCrashed"}:
            raise Gone("the page has crashed")

    def _entry(self, entry: Message) -> None:
        text, line = entry.get("text"), entry.get("line")
        if entry.get("level") == "error" and isinstance(text, str):
            self._look.heard(text, line if isinstance(line, int) else None)

    # Speaking with the browser

    def _root(self, method: str, **parameters: Any) -> Message:
        return self._devtools.call(self._deadline, method, **parameters)

    def _call(self, method: str, **parameters: Any) -> Message:
        return self._devtools.call(self._deadline, method, self._session, **parameters)

    def _value(self, world: int, expression: str) -> Any:
        """What an expression comes to in our world of the page. Raises TooSlow where it hangs."""
        deadline = min(self._deadline, time.monotonic() + LONGEST_ANSWER)
        answer = self._devtools.call(
            deadline,
            "Runtime.evaluate",
            self._session,
            contextId=world,
            expression=expression,
            returnByValue=True,
        )
        return answer["result"].get("value")
