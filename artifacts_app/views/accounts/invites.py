"""The link that an invited person opens."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from artifacts_app.services import invites
from artifacts_app.services.errors import NotFound

SESSION_KEY = "invite"


@require_safe
def accept(request: HttpRequest, token: str) -> HttpResponse:
    try:
        invite = invites.open_invite(token)
    except NotFound as error:
        raise Http404(str(error)) from error
    request.session[SESSION_KEY] = invite.pk
    response = HttpResponseRedirect(reverse("account_signup"))
    response["Referrer-Policy"] = "no-referrer"
    return response
