from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from artifacts_app.models import Webhook, WebhookDelivery
from artifacts_app.services import webhooks
from artifacts_app.views.api.idempotency import KEY, idempotent
from artifacts_app.views.api.schemas.webhooks import (
    CreatedWebhook,
    DeliveryOut,
    NewWebhook,
    WebhookOut,
)
from artifacts_app.views.viewer import viewer_of

router = Router(tags=["webhooks"])


@router.post("", response={201: CreatedWebhook}, openapi_extra=KEY)
@decorate_view(idempotent)
def create(request: HttpRequest, body: NewWebhook) -> Status[Any]:
    """Be told when a generation of yours has ended.

    The answer has the secret that signs what is sent; it is not shown again.
    """
    made = webhooks.create(viewer_of(request), body.url, body.events, body.secret)
    webhook = made.webhook
    return Status(
        201,
        {
            "id": webhook.pk,
            "url": webhook.url,
            "events": webhook.events,
            "created": webhook.created,
            "secret": made.secret,
        },
    )


@router.get("", response=list[WebhookOut])
def list_all(request: HttpRequest) -> list[Webhook]:
    """Your webhooks, at most ten."""
    return webhooks.all_of(viewer_of(request))


@router.get("/{uuid:webhook_id}", response=WebhookOut)
def get(request: HttpRequest, webhook_id: UUID) -> Webhook:
    """One webhook, without its secret."""
    return webhooks.find(viewer_of(request), webhook_id)


@router.delete("/{uuid:webhook_id}", response={204: None})
def delete(request: HttpRequest, webhook_id: UUID) -> Status[Any]:
    """Not to be told any more; what is still to be sent is dropped."""
    webhooks.delete(viewer_of(request), webhook_id)
    return Status(204, None)


@router.get("/{uuid:webhook_id}/deliveries", response=list[DeliveryOut])
def deliveries(request: HttpRequest, webhook_id: UUID) -> list[WebhookDelivery]:
    """The last fifty deliveries, newest first, and what became of each."""
    return webhooks.deliveries(viewer_of(request), webhook_id)
