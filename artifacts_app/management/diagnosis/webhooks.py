"""Whether somebody tells webhooks."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.utils import Error as DatabaseError
from django.utils import timezone

from artifacts_app.management.diagnosis.finding import Finding, ok, warn
from artifacts_app.models import DeliveryStatus, Webhook, WebhookDelivery

LATE = timedelta(minutes=5)  # a courier looks every two seconds


def deliveries() -> Iterator[Finding]:
    """Nothing where there are no webhooks, or no database, which another look tells of."""
    try:
        if Webhook.objects.exists():
            yield _deliveries()
    except DatabaseError:
        return


def _deliveries() -> Finding:
    pending = WebhookDelivery.objects.filter(status=DeliveryStatus.PENDING)
    late = pending.filter(due__lt=timezone.now() - LATE).count()
    if not late:
        return ok("webhooks", "all are told in time")
    command = "celery --app artifacts_app.config.courier worker --queues webhooks --pool threads"
    return warn("webhooks", f"{late} wait, and no courier tells them", f"Start one: {command}")
