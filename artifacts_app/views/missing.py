"""What a person may not see looks like what does not exist."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404

from artifacts_app.services.errors import NotFound


@contextmanager
def or_404() -> Iterator[None]:
    """A service's NotFound as Django's own, which becomes the page that says so."""
    try:
        yield
    except NotFound as error:
        raise Http404(str(error)) from error
