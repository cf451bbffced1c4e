"""Settings, host names and Chromium."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.core import checks

from artifacts_app.management.diagnosis.finding import Finding, fail, ok, warn
from artifacts_app.rendering.pictures.browser import chromium_path

PATIENCE = 5.0  # seconds


def configuration() -> Iterator[Finding]:
    found = checks.run_checks()
    for message in found:
        state = fail if message.is_serious() else warn
        yield state("settings", str(message.msg), str(message.hint or message.id))
    if not found:
        yield ok("settings", "complete")


def addresses() -> Iterator[Finding]:
    """Both host names lead here, and each serves its own."""
    if settings.SANDBOX_HOST == settings.PUBLIC_HOST:
        return  # said of the settings
    yield _application()
    yield _sandbox()


def _application() -> Finding:
    about, origin = "application", settings.PUBLIC_ORIGIN
    try:
        answer = httpx.get(f"{origin}/healthz", timeout=PATIENCE)
    except httpx.HTTPError as error:
        return warn(about, f"{origin}: {error}", "Start it, or correct PUBLIC_ORIGIN.")
    if answer.status_code != httpx.codes.OK:
        advice = "Let the proxy pass this host name on to the web process."
        return fail(about, f"{origin}/healthz answers {answer.status_code}", advice)
    return ok(about, f"{origin} answers")


def _sandbox() -> Finding:
    about, origin = "sandbox", settings.SANDBOX_ORIGIN
    try:
        frame = httpx.get(f"{origin}/sandbox/frame", timeout=PATIENCE)
        page = httpx.get(f"{origin}/healthz", timeout=PATIENCE)
    except httpx.HTTPError as error:
        return warn(about, f"{origin}: {error}", "Start it, or correct SANDBOX_ORIGIN.")
    advice = "Let the proxy pass this host name on to the web process, unchanged."
    if frame.status_code != httpx.codes.OK:
        return fail(about, f"{origin}/sandbox/frame answers {frame.status_code}", advice)
    if page.status_code == httpx.codes.OK:
        return fail(about, f"{origin} serves the application too", advice)
    if "sandbox" not in frame.headers.get("Content-Security-Policy", ""):
        return fail(about, "its policy is taken away on the way", advice)
    return ok(about, f"{urlsplit(origin).netloc} answers, and serves nothing but pages")


def chromium() -> Iterator[Finding]:
    path = chromium_path(settings.ARTIFACTS_CHROMIUM)
    if path is None:
        advice = "Install Chromium, or set ARTIFACTS_CHROMIUM."
        yield warn("chromium", "none: there are no pictures of pages", advice)
    else:
        yield ok("chromium", str(path))
