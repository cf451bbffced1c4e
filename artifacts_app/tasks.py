"""What the broker delivers: a reason to look, never data."""

from uuid import UUID

from celery import shared_task
from django.conf import settings

from artifacts_app.events.connection import connect
from artifacts_app.generation import next_steps, recovery
from artifacts_app.generation.execution import execute_next
from artifacts_app.generation.process import current_worker
from artifacts_app.housekeeping.round import keep_house
from artifacts_app.rendering.pictures import album, asking, cinema
from artifacts_app.rendering.pictures.browser import chromium_path
from artifacts_app.webhooks import delivery

FOR_ANOTHER = 0.5  # seconds until a worker with the wanted model may have heard


@shared_task(name="artifacts.serve_next")
def serve_next() -> None:
    """Somebody waits. Who is served is decided when a worker has a place free, not here."""
    if execute_next(current_worker()):
        serve_next.apply_async(countdown=FOR_ANOTHER)


@shared_task(name="artifacts.think_of_version")
def think_of_version(version_id: int) -> None:
    next_steps.think_about_hand_edit(version_id, current_worker(), connect())


@shared_task(name=asking.TASK)
def take_pictures(version_id: int) -> None:
    album.take(version_id, _chromium())


def _chromium() -> str:
    chromium = chromium_path(settings.ARTIFACTS_CHROMIUM)
    if chromium is None:
        raise RuntimeError("A renderer needs Chromium. Install it, or set ARTIFACTS_CHROMIUM.")
    return chromium


def enqueue_missing_pictures() -> None:
    for version_id in album.missing():
        asking.send(version_id)


@shared_task(name=cinema.TASK)
def make_film(version_id: int) -> None:
    cinema.make(version_id, _chromium())


@shared_task(name=delivery.TASK)
def deliver_webhook(delivery_id: str) -> None:
    delivery.deliver(UUID(delivery_id))


@shared_task(name="artifacts.keep_house")
def keep_house_now() -> None:
    keep_house()


def enqueue_lost_generations() -> None:
    for _ in recovery.recover_lost_generations():
        serve_next.delay()


def enqueue_waiting_generations() -> None:
    for _ in recovery.queued_generations():
        serve_next.delay()


def enqueue_due_webhooks() -> None:
    """None while many wait: their leases would run out before their turn."""
    if connect().llen(delivery.QUEUE) >= delivery.MOST_WAITING:
        return
    for delivery_id in delivery.claim_due():
        deliver_webhook.delay(str(delivery_id))
