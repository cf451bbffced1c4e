"""Spares the garbage collector what a process has loaded before it serves."""

import gc

from django.conf import settings
from django.urls import get_resolver


def load_routes() -> None:
    """Now, and with them all views, rather than with the first request."""
    for urlconf in (settings.ROOT_URLCONF, settings.SANDBOX_URLCONF):
        get_resolver(urlconf).reverse_dict  # noqa: B018


def keep_what_is_loaded() -> None:
    """None of it is ever garbage, and to look through it takes a tenth of a second each time, in
    which no page goes on."""
    gc.collect()
    gc.freeze()
