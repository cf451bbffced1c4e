"""Who is asking, as `ViewerMiddleware` found out."""

from django.http import HttpRequest

from artifacts_app.access import Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer
