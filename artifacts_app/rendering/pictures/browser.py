"""A Chromium of one's own for one picture: nothing of it is left afterwards."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from artifacts_app.rendering.pictures import launch
from artifacts_app.rendering.pictures.devtools import DevTools, Gone, TooSlow

logger = logging.getLogger(__name__)

START_SECONDS = 15.0
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless",
    "--remote-debugging-pipe",
    # No network. The proxy is the discard port: nothing answers there, and no name is looked up.
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    # Nothing but the page.
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-file-system",
    "--disable-notifications",
    "--disable-speech-api",
    "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication",
    "--password-store=basic",
    "--use-mock-keychain",
    "--mute-audio",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    # WebGL without a GPU.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--js-flags=--max-old-space-size=512",
)
UNCONFINED = "--no-sandbox"


class CannotStart(Exception):
    """Chromium is there, but does not run."""


def chromium_path(configured: str | None) -> str | None:
    """The configured program, or the first one of the usual names; None where there is none."""
    if configured is not None:
        return configured if Path(configured).is_file() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """A context: inside it `devtools` speaks with a browser, after it no process is left."""

    _confined = True  # the kernel allows Chromium's own sandbox, as far as is known

    def __init__(self, path: str) -> None:
        self._path = path
        self._folder: TemporaryDirectory[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.devtools: DevTools

    def __enter__(self) -> "Browser":
        """Start it. Raises CannotStart."""
        if Browser._confined and os.geteuid() != 0:
            try:
                return self._started(())
            except CannotStart as error:
                logger.warning("Chromium does not start in its own sandbox (%s)", error)
        if Browser._confined:
            reason = "of root" if os.geteuid() == 0 else "on this kernel"
            logger.warning("Chromium runs without its own sandbox: it has none %s", reason)
            Browser._confined = False
        return self._started((UNCONFINED,))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _started(self, more: tuple[str, ...]) -> "Browser":
        self._folder = TemporaryDirectory(prefix="picture-", ignore_cleanup_errors=True)
        their_in, our_out = os.pipe()
        our_in, their_out = os.pipe()
        command = [
            sys.executable, "-I", "-S", launch.__file__, str(their_in), str(their_out), self._path,
            *OPTIONS, *more, f"--user-data-dir={self._folder.name}", "about:blank",
        ]  # fmt: skip
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(their_in, their_out),
                start_new_session=True,
                cwd=self._folder.name,
                # Nothing of our own environment: it may hold secrets.
                env={
                    "HOME": self._folder.name,
                    "TMPDIR": self._folder.name,
                    "LANG": "C.UTF-8",
                    "PATH": "/usr/local/bin:/usr/bin:/bin",
                },
            )
        finally:
            os.close(their_in)
            os.close(their_out)
        self.devtools = DevTools(our_in, our_out)
        try:
            self.devtools.call(time.monotonic() + START_SECONDS, "Browser.getVersion")
        except (Gone, TooSlow) as error:
            self._end()
            raise CannotStart(str(error) or "no answer") from error
        return self

    def _end(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self.devtools.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._process = self._folder = None
