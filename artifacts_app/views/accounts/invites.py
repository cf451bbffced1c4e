"""The link that an invited person opens."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from artifacts_app.services import invites
from artifacts_app.views.missing import or_404

SESSION_KEY = "invite"


@require_safe
def accept(request: HttpRequest, token: str) -> HttpResponse:
    with or_404():
        invite = invites.open_invite(token)
    request.session[SESSION_KEY] = invite.pk
    response = HttpResponseRedirect(reverse("account_signup"))
    response["Referrer-Policy"] = "no-referrer"
    return response
