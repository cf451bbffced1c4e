"""What is to be told, written in the transaction that it tells of: neither comes without the other."""

import json
import uuid

from django.conf import settings
from django.utils import timezone

from artifacts_app.models import Generation, GenerationStatus, Webhook, WebhookDelivery

TOLD = {GenerationStatus.FINISHED, GenerationStatus.FAILED}


def tell(generation: Generation) -> None:
    """Call inside the transaction that ends the generation."""
    if generation.status not in TOLD:
        return
    artifact = generation.artifact
    owner = {"user_id": artifact.user_id, "visitor": artifact.visitor}
    WebhookDelivery.objects.bulk_create(
        _delivery(webhook, generation)
        for webhook in Webhook.objects.filter(**owner)
        if generation.status in webhook.events
    )


def _delivery(webhook: Webhook, generation: Generation) -> WebhookDelivery:
    identifier, now = uuid.uuid4(), timezone.now()
    artifact, result = generation.artifact, generation.result
    told = {
        "id": str(identifier),
        "event": str(generation.status),
        "created": now.isoformat(),
        "artifact": {
            "id": str(artifact.pk),
            "title": artifact.title,
            "url": f"{settings.PUBLIC_ORIGIN}{artifact.get_absolute_url()}",
        },
        "generation": {
            "id": str(generation.pk),
            "status": str(generation.status),
            "version": result.number if result else None,
            "error_code": generation.error_code,
            "error_message": generation.error_message,
            "retryable": generation.retryable,
        },
    }
    return WebhookDelivery(
        id=identifier,
        webhook=webhook,
        generation=generation,
        event=generation.status,
        body=json.dumps(told, ensure_ascii=False),
        due=now,
    )
