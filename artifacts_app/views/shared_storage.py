"""The values that all visitors of a link share. The page itself reaches them over its bridge."""

import json
import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from artifacts_app.services import shared_storage
from artifacts_app.services.errors import Invalid, ServiceError
from artifacts_app.services.shared_storage import Change, State
from artifacts_app.views.missing import or_404
from artifacts_app.views.problems import problem, problem_of
from artifacts_app.views.request_rate import who_asks
from artifacts_app.views.sharing import is_open, keep_secret, link_of

REVISION = re.compile(r"[0-9]{1,10}")


# No CSRF token: an embedded page has no cookies to hold one, and no cookie gives a right here but
# the password's proof: the address does. What a form of another site could send is no JSON; what
# its scripts could, a browser asks about first and gets no leave. The embedded page is ours too:
# what it asks is same-origin, whoever is around it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def storage(request: HttpRequest, token: str) -> HttpResponse:
    link = link_of(token)
    if not is_open(request, link):
        return keep_secret(problem(401, "password", _("This page has a password.")))
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return keep_secret(
            problem(403, "forbidden", _("Only the shared page itself may ask this."))
        )
    try:
        if request.method != "POST":
            with or_404():
                state = shared_storage.read(link)
            return _answer(state, unless=_revision(request.GET.get("after", "")))
        change, after = _read(request)
        with or_404():
            state = shared_storage.write(link, who_asks(request), change)
        return _answer(state, unless=None if after is None else after + 1)
    except ServiceError as error:
        return keep_secret(problem_of(error))


def _answer(state: State, unless: int | None) -> HttpResponse:
    """Without the values, for who knows them already."""
    items = None if state.revision == unless else list(state.items.items())
    return keep_secret(JsonResponse({"revision": state.revision, "items": items}))


def _revision(text: str) -> int | None:
    return int(text) if REVISION.fullmatch(text) else None


def _read(request: HttpRequest) -> tuple[Change, int | None]:
    """The change, and the revision that it follows. Raises Invalid, naming the field."""
    if request.content_type != "application/json":
        raise Invalid(_("Only application/json is taken."), "body")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Invalid(_("The body is not JSON."), "body") from None
    if not isinstance(body, dict):
        raise Invalid(_("The body is not a JSON object."), "body")
    cleared, items, after = body.get("cleared", False), body.get("items"), body.get("after")
    if not isinstance(cleared, bool):
        raise Invalid(_("cleared must be true or false."), "cleared")
    if not isinstance(items, list) or not all(_is_item(item) for item in items):
        raise Invalid(_("items must be a list of [name, text or null]."), "items")
    if after is not None and (isinstance(after, bool) or not isinstance(after, int)):
        raise Invalid(_("after must be a whole number."), "after")
    return Change(cleared, [(name, value) for name, value in items]), after


def _is_item(item: object) -> bool:
    match item:
        case [str(), str() | None]:
            return isinstance(item, list)
    return False
