"""Signing in at an OpenID provider.

What OpenID Connect asks of us and allauth leaves out: that the provider's description is that of the
issuer we were told to trust, that the ID token is signed by its keys, and that what the provider says
about a person is about the one whom the token names.
"""

from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

# Signatures alone: with a shared secret (HS256) whoever can check a token can make one.
ALGORITHMS = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
]  # fmt: skip
NEEDED = (
    "issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri",
)  # fmt: skip
CLOCKS_APART = 60  # seconds

Claims = dict[str, Any]


@login_not_required  # type: ignore[untyped-decorator]
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answer(request, provider_id, OAuth2LoginView)


@login_not_required  # type: ignore[untyped-decorator]
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answer(request, provider_id, OAuth2CallbackView)


def _answer(request: HttpRequest, provider_id: str, view: Any) -> HttpResponse:
    adapter = OpenIDAdapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    try:
        response: HttpResponse = view.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException) as error:
        response = render_authentication_error(request, provider, exception=error)
    return response


class OpenIDAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's description of itself. Raises OAuth2Error where it is not the issuer's."""
        description: dict[str, Any] = super().openid_config
        if missing := [name for name in NEEDED if not description.get(name)]:
            raise OAuth2Error(f"The provider's description lacks {', '.join(missing)}.")
        # The setting has lost the slash that some issuers end in.
        if str(description["issuer"]).rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error(f"The provider calls itself {description['issuer']!r}.")
        return description

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        claims = self._claims_of(kwargs["response"].get("id_token"), app.client_id)
        try:
            login = super().complete_login(request, app, token, **kwargs)
        except KeyError as error:
            raise OAuth2Error(f"The provider's answer lacks {error}.") from error
        if login.account.uid != claims["sub"]:
            raise OAuth2Error("The provider's userinfo is about somebody else.")
        return login

    def _claims_of(self, id_token: object, client_id: str) -> Claims:
        if not isinstance(id_token, str):
            raise OAuth2Error("The provider sent no ID token.")
        try:
            claims: Claims = jwt.decode(
                id_token,
                key=self._key_of(id_token),
                algorithms=ALGORITHMS,
                audience=client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_APART,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"The ID token is not valid: {error}") from error
        if isinstance(claims["aud"], list) and claims.get("azp", client_id) != client_id:
            raise OAuth2Error("The ID token was made for another application.")
        return claims

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """The provider's key that the token names, or its only one. Raises PyJWTError."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        wanted = jwt.get_unverified_header(id_token).get("kid")
        named = [key for key in keys if wanted is None or key.key_id == wanted]
        if len(named) != 1:
            raise jwt.InvalidTokenError(f"no key {wanted!r} of the provider's")
        return named[0]
