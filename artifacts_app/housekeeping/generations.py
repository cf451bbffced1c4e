"""Generations that no worker has come to in a day, and those that have run for one."""

from datetime import timedelta

import redis
from django.utils import timezone

from artifacts_app.generation import control, lifecycle, waiting_line
from artifacts_app.generation.saving import announce_ending
from artifacts_app.models import Generation, GenerationStatus

STALE = timedelta(days=1)


def end_stale(client: redis.Redis) -> int:
    before = timezone.now() - STALE
    waiting = Generation.objects.filter(status=GenerationStatus.QUEUED, created__lt=before)
    running = Generation.objects.filter(status=GenerationStatus.RUNNING, claimed__lt=before)
    for generation in running:
        control.ask_to_cancel(client, generation.pk)
    return sum(_give_up(client, one) for one in waiting.select_related("artifact", "result"))


def _give_up(client: redis.Redis, generation: Generation) -> bool:
    generation.error_code = "never_begun"
    generation.error_message = "No model was free for a day. Ask again."
    generation.retryable = True
    if not lifecycle.fail_queued(generation):
        return False
    waiting_line.leave(client, generation.pk)
    announce_ending(client, generation)
    return True
