"""What happens when somebody signs in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from artifacts_app.access import visitor_of_cookies
from artifacts_app.services import people


@receiver(user_logged_in)
def bring_work_along(sender: object, request: HttpRequest | None, user: Any, **rest: Any) -> None:
    """What this browser made before belongs to the person from now on."""
    if request is None:
        return
    visitor = visitor_of_cookies(request.COOKIES).visitor
    if visitor is not None:
        people.adopt(visitor, user.pk)
