"""`manage.py create_token NAME`: a bearer token for scripts."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from artifacts_app.models import ApiToken, hash_token


class Command(BaseCommand):
    help = "Print a new API token; it acts for a visitor of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what it is for")
        parser.add_argument("--token", help="use this text instead of a random one")

    def handle(self, *args: Any, **options: Any) -> None:
        token = options["token"] or secrets.token_urlsafe(24)
        # A token that is given may be there already: the command can be run at every start.
        ApiToken.objects.get_or_create(
            token_hash=hash_token(token), defaults={"name": options["name"]}
        )
        self.stdout.write(token)
