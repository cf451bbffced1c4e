"""The routes of the application's host where there are accounts."""

from django.contrib import admin
from django.urls import include, path

from artifacts_app.config.urls import handler400, handler403, handler404, handler500
from artifacts_app.config.urls import urlpatterns as without_accounts
from artifacts_app.views.accounts import invites, openid

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *without_accounts,
    # Before allauth's own of the same names.
    path("accounts/oidc/<slug:provider_id>/login/", openid.login, name="openid_connect_login"),
    path(
        "accounts/oidc/<slug:provider_id>/login/callback/",
        openid.callback,
        name="openid_connect_callback",
    ),
    path("accounts/", include("allauth.urls")),
    path("invite/<str:token>", invites.accept, name="invite"),
    path("admin/", admin.site.urls),
]
