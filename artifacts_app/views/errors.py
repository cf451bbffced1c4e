"""Answers to what no view could answer: JSON for programs, a page for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from artifacts_app.views.problems import problem


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") or not request.accepts("text/html")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(400, "bad_request", _("The request could not be understood."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if wants_json(request):
        return problem(404, "not_found", _("There is nothing at this address."))
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if wants_json(request):
        return problem(403, "forbidden", _("This is not yours to do."))
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return forbidden(request, PermissionError(reason))


def server_error(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return problem(500, "internal_error", _("Something went wrong on the server."))
    return render(request, "500.html", status=500)
