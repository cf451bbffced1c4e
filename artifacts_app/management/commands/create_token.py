"""`manage.py create_token NAME`: a bearer token for scripts."""

import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone

from artifacts_app.models import ApiToken, Scope, hash_token
from artifacts_app.services.errors import Invalid
from artifacts_app.services.tokens import expiry_after


class Command(BaseCommand):
    help = "Print a new API token; it acts for a visitor of its own, or for a person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what it is for")
        parser.add_argument("--token", help="use this text instead of a random one")
        parser.add_argument("--user", help="act for this person: a user name or an e-mail address")
        parser.add_argument("--days", type=int, help="expire after so many days")
        parser.add_argument(
            "--scope",
            action="append",
            choices=Scope.values,
            help="what it may be used for, repeatable; all if not given",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        token = options["token"] or secrets.token_urlsafe(24)
        defaults: dict[str, Any] = {
            "name": options["name"],
            "scope": " ".join(options["scope"] or Scope.values),
            "expires": _expiry(options["days"]),
        }
        if options["user"]:
            defaults |= {"user": _user(options["user"]), "visitor": None}
        # A token that is given may be there already: the command can be run at every start.
        ApiToken.objects.get_or_create(token_hash=hash_token(token), defaults=defaults)
        self.stdout.write(token)


def _expiry(days: int | None) -> datetime | None:
    try:
        return None if days is None else expiry_after(days, timezone.now())
    except Invalid as error:
        raise CommandError(str(error)) from error


def _user(name: str) -> Any:
    user = get_user_model().objects.filter(Q(username=name) | Q(email__iexact=name)).first()
    if user is None:
        raise CommandError(f"There is no person with the user name or address {name!r}.")
    return user
