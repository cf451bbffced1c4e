"""Making and revoking tokens, by forms that need no JavaScript."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from artifacts_app.services import tokens
from artifacts_app.services.errors import Invalid
from artifacts_app.views.missing import or_404
from artifacts_app.views.personal.page import in_a_browser, show
from artifacts_app.views.viewer import viewer_of


@require_POST
@in_a_browser
def create(request: HttpRequest) -> HttpResponse:
    """Answers with the page itself, not a redirect: the token is shown this once."""
    name, scopes = request.POST.get("name", ""), request.POST.getlist("scope")
    try:
        text, __ = tokens.create(viewer_of(request), name, scopes, _days(request))
    except Invalid as error:
        return show(
            request,
            status=error.status,
            error=str(error),
            error_field=error.field,
            name=name,
            chosen=scopes,
        )
    return show(request, new_token=text, new_name=name.strip())


@require_POST
@in_a_browser
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    with or_404():
        tokens.revoke(viewer_of(request), token_id)
    return HttpResponseRedirect(reverse("settings") + "#tokens")


def _days(request: HttpRequest) -> int | None:
    """None: for ever. Raises Invalid."""
    text = request.POST.get("days", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise Invalid(_("days must be a whole number."), "days")
    return int(text)
