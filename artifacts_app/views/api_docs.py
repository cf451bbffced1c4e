"""The page about the API: our own, so that it needs no other host and obeys our policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from artifacts_app.views.api.reference import groups
from artifacts_app.views.hosts import application_origin


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    context = {"groups": groups(), "origin": application_origin(request)}
    return render(request, "api_docs.html", context)
