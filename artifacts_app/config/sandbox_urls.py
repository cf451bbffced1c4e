"""All that the sandbox host answers. No route of the application exists there."""

from django.urls import path

from artifacts_app.views import hosts, sandbox, vendor

handler404 = "artifacts_app.views.sandbox.not_found"

urlpatterns = [
    path("", sandbox.to_application),
    path(hosts.FRAME[1:], sandbox.frame, name="sandbox-frame"),
    path(hosts.ONLINE_FRAME[1:], sandbox.online_frame),
    path(hosts.EMBEDDED_FRAME[1:], sandbox.embedded_frame),
    path("vendor/fonts/css2", vendor.fonts),
    path("vendor/fonts/css", vendor.fonts),
    path("vendor/fonts/icon", vendor.fonts),
    path("vendor/<path:path>", vendor.file),
]
