"""Rows that nothing leads to any more."""

from datetime import timedelta
from importlib import import_module

import redis
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from artifacts_app.models import DataFile, IdempotencyKey

DATA_FILES_KEPT = timedelta(days=1)  # that were brought for a sentence which was never sent
KEYS_KEPT = timedelta(days=2)  # they answer for one


def forget_data_files(client: redis.Redis) -> int:
    before = timezone.now() - DATA_FILES_KEPT
    _, deleted = DataFile.objects.filter(artifact=None, created__lt=before).delete()
    return sum(deleted.values())


def forget_idempotency_keys(client: redis.Redis) -> int:
    before = timezone.now() - KEYS_KEPT
    return IdempotencyKey.objects.filter(created__lt=before).delete()[0]


def forget_sessions(client: redis.Redis) -> int:
    """Only where there are accounts there are sessions."""
    if apps.is_installed("django.contrib.sessions"):
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return 0
