"""An installation with accounts, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client, override_settings

PASSWORD = "correct horse battery"


@contextmanager
def accounts(mode: str) -> Iterator[None]:
    with override_settings(
        ARTIFACTS_ACCOUNTS=mode, ROOT_URLCONF="artifacts_app.config.account_urls"
    ):
        yield


def person(name: str, **fields: Any) -> Any:
    return get_user_model().objects.create_user(name, f"{name}@example.net", PASSWORD, **fields)


def browser(user: Any = None) -> Client:
    client = Client(HTTP_HOST=settings.PUBLIC_HOST)
    if user is not None:
        sign_in(client, user.username)
    return client


def sign_in(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": name, "password": password})
