"""The routes of the application's host where there are accounts."""

from django.contrib import admin
from django.urls import include, path

from artifacts_app.config.urls import handler400, handler403, handler404, handler500
from artifacts_app.config.urls import urlpatterns as without_accounts
from artifacts_app.views.accounts import invites

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *without_accounts,
    path("accounts/", include("allauth.urls")),
    path("invite/<str:token>", invites.accept, name="invite"),
    path("admin/", admin.site.urls),
]
