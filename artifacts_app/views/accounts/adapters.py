"""Who may sign up, and where signing in may lead."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from artifacts_app.services import invites
from artifacts_app.services.errors import NotFound
from artifacts_app.views.accounts.invites import SESSION_KEY
from artifacts_app.views.accounts.openid import OpenIDAdapter

logger = logging.getLogger(__name__)


def may_sign_up(request: HttpRequest) -> bool:
    if settings.ARTIFACTS_ACCOUNTS == "open":
        return True
    return invites.is_open(request.session.get(SESSION_KEY))


def use_invite(request: HttpRequest) -> None:
    """Call in the transaction that makes the person: two cannot come in by one invite."""
    if settings.ARTIFACTS_ACCOUNTS != "invite":
        return
    try:
        invites.use(request.session.pop(SESSION_KEY, None))
    except NotFound as error:
        closed = render(request, "account/signup_closed.html", status=403)
        raise ImmediateHttpResponse(closed) from error


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return may_sign_up(request)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        with transaction.atomic():
            use_invite(request)
            return super().save_user(request, user, form, commit)

    def is_safe_url(self, url: str) -> bool:
        """This host alone: the sandbox's name is an allowed host too, and shows anybody's pages."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()})


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Any:
        found = super().get_provider(request, provider, client_id)
        found.oauth2_adapter_class = OpenIDAdapter
        return found

    def on_authentication_error(self, request: HttpRequest, provider: Any, **about: Any) -> None:
        reason = str(about.get("exception") or about.get("error"))
        logger.warning("nobody signs in by OpenID: %s", reason[:200])  # it may quote an answer

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return may_sign_up(request)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        with transaction.atomic():
            if form is None:  # with one, the account's adapter saves the person
                use_invite(request)
            return super().save_user(request, sociallogin, form)
