"""Addresses that are told when something of ours has ended."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from artifacts_app.access import Viewer, owned_webhooks
from artifacts_app.models import Webhook, WebhookDelivery, WebhookEvent
from artifacts_app.models.sealed import seal
from artifacts_app.services.errors import Invalid, NotFound, TooLarge
from artifacts_app.services.texts import require_storable
from artifacts_app.webhooks.address import AddressRefused, check_url

MOST = 10  # webhooks of one person: each ending is told to all of them
SHORTEST_SECRET, LONGEST_SECRET = 16, 200


@dataclass(frozen=True, slots=True)
class NewWebhook:
    webhook: Webhook
    secret: str


def create(viewer: Viewer, url: str, events: list[str] | None, secret: str | None) -> NewWebhook:
    """The webhook, and its secret, which is not shown again."""
    try:
        check_url(url)
    except AddressRefused as error:
        raise Invalid(str(error), "url") from None
    wanted = list(WebhookEvent.values) if events is None else sorted(set(events))
    if not wanted or not set(wanted) <= set(WebhookEvent.values):
        raise Invalid(
            _("Events are %(choices)s.") % {"choices": ", ".join(WebhookEvent.values)}, "events"
        )
    if secret is not None and not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET:
        message = _("A secret has %(least)d to %(limit)d characters.")
        raise Invalid(message % {"least": SHORTEST_SECRET, "limit": LONGEST_SECRET}, "secret")
    require_storable(secret or "", "secret")
    if owned_webhooks(viewer).count() >= MOST:
        raise TooLarge(
            _("You have %(limit)d webhooks already, which is the limit. Delete one.")
            % {"limit": MOST}
        )
    secret = secret or secrets.token_urlsafe(32)
    webhook = Webhook.objects.create(
        url=url, events=wanted, secret=seal(secret), **viewer.owner_fields()
    )
    return NewWebhook(webhook, secret)


def all_of(viewer: Viewer) -> list[Webhook]:
    return list(owned_webhooks(viewer))


def delete(viewer: Viewer, webhook_id: UUID) -> None:
    find(viewer, webhook_id).delete()


def deliveries(viewer: Viewer, webhook_id: UUID) -> list[WebhookDelivery]:
    """The latest, newest first."""
    return list(find(viewer, webhook_id).deliveries.all()[:50])


def find(viewer: Viewer, webhook_id: UUID) -> Webhook:
    webhook = owned_webhooks(viewer).filter(pk=webhook_id).first()
    if webhook is None:
        raise NotFound(_("There is no such webhook."))
    return webhook
