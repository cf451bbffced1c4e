"""Every request has an id, a duration by route, a line in the log and, where wanted, a trace."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from artifacts_app.observability import numbers, tracing
from artifacts_app.observability.context import working_on
from artifacts_app.observability.tally import tally

logger = logging.getLogger("artifacts_app.requests")

HEADER = "X-Request-ID"
GOOD = re.compile(r"[A-Za-z0-9._-]{1,64}")
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Observed:
    """The first of all, so that refusals of the others are seen too. A proxy's request id is taken
    over; it goes on to the worker with the generation that is asked for."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        request_id = given if GOOD.fullmatch(given) else uuid.uuid4().hex
        method = request.method if request.method in METHODS else "other"
        began = time.perf_counter()
        parent = request.headers.get(tracing.HEADER, "")
        with working_on(request=request_id), tracing.span(f"{method}", parent) as span:
            response = self.respond(request)
            seconds = time.perf_counter() - began
            route, status = _route(request), str(response.status_code)
            if span is not None:
                span.update_name(f"{method} {route}")
                span.set_attribute("http.route", route)
                span.set_attribute("http.response.status_code", response.status_code)
            tally.observe(numbers.HTTP, seconds, method=method, route=route, status=status)
            logger.info(
                "%s %s %s",
                method,
                route,
                status,
                extra={"status": response.status_code, "seconds": round(seconds, 4)},
            )
        response.headers[HEADER] = request_id
        return response


def _route(request: HttpRequest) -> str:
    """As it is written in the URL table: paths hold ids and the tokens of shared links."""
    match = request.resolver_match
    return f"/{match.route}" if match is not None else "none"
