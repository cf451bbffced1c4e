"""Emptying the outbox: at least once each, in bounded time, a bounded number of times."""

import asyncio
import logging
import time
from datetime import timedelta
from uuid import UUID

import httpx
from django.db.models import F
from django.utils import timezone

from artifacts_app.models import DeliveryStatus, WebhookDelivery
from artifacts_app.models.sealed import unseal
from artifacts_app.webhooks.address import AddressRefused, check_url, resolve
from artifacts_app.webhooks.signature import sign

TASK, QUEUE = "artifacts.deliver_webhook", "webhooks"  # which a courier reads

logger = logging.getLogger(__name__)

# After each failed attempt; the seventh is the last. Some eight hours in all.
DELAYS = tuple(timedelta(seconds=s) for s in (10, 60, 300, 1_800, 7_200, 21_600))
DEADLINE = 10.0  # seconds for one attempt, from the name's look-up to the answer's status
LEASE = timedelta(minutes=2)  # a claimed attempt that is not heard of by then is made again
AT_ONCE = 20  # claimed in one go
MOST_WAITING = 40  # claimed and not begun: two rounds of a courier, well within their leases
KEPT = 50  # deliveries that have ended, shown for each webhook


def claim_due() -> list[UUID]:
    """Deliveries whose time has come, each claimed by one caller alone."""
    now = timezone.now()
    due = WebhookDelivery.objects.filter(status=DeliveryStatus.PENDING, due__lte=now)
    claimed: list[UUID] = []
    for identifier, attempts in due.order_by("due").values_list("pk", "attempts")[:AT_ONCE]:
        ours = due.filter(pk=identifier, attempts=attempts).update(
            attempts=F("attempts") + 1, due=now + LEASE
        )
        if ours:
            claimed.append(identifier)
    return claimed


def deliver(delivery_id: UUID) -> None:
    """One attempt, and a note of what came of it."""
    deliveries = WebhookDelivery.objects.select_related("webhook")
    delivery = deliveries.filter(pk=delivery_id, status=DeliveryStatus.PENDING).first()
    if delivery is None:
        return
    delivery.response_status, delivery.error = asyncio.run(_attempt(delivery))
    if not delivery.error:
        delivery.status, delivery.ended = DeliveryStatus.DELIVERED, timezone.now()
    elif delivery.attempts > len(DELAYS):
        delivery.status, delivery.ended = DeliveryStatus.FAILED, timezone.now()
    else:
        delivery.due = timezone.now() + DELAYS[max(delivery.attempts, 1) - 1]
    if delivery.error:
        logger.warning("webhook %s: %s", delivery.webhook_id, delivery.error)
    delivery.save(update_fields=["status", "due", "response_status", "error", "ended"])
    _forget_old(delivery)


async def _attempt(delivery: WebhookDelivery) -> tuple[int | None, str]:
    """The status of the answer, where there was one, and what went wrong, where something did."""
    secret = unseal(delivery.webhook.secret)
    if secret is None:
        return None, "The secret cannot be read any more: make the webhook anew."
    try:
        async with asyncio.timeout(DEADLINE):
            status = await _post(delivery.webhook.url, _headers(delivery, secret), delivery.body)
    except AddressRefused as error:
        return None, str(error)[:300]
    except TimeoutError:
        return None, f"No answer within {DEADLINE:g} seconds."
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return None, f"{type(error).__name__}: {error}"[:300]
    return status, "" if 200 <= status < 300 else f"The receiver answered {status}."


def _headers(delivery: WebhookDelivery, secret: str) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Artifacts-Webhook/1",
        "Webhook-Id": str(delivery.pk),  # the same in each attempt: receivers drop repetitions
        "Webhook-Event": delivery.event,
        "Webhook-Signature": sign(secret, int(time.time()), delivery.body),
    }


async def _post(url: str, headers: dict[str, str], body: str) -> int:
    """Connects to the address that was checked; the certificate is still that of the name."""
    parts = check_url(url)
    assert parts.hostname is not None  # as checked
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = await resolve(parts.hostname, port)
    target = httpx.URL(url).copy_with(host=address, port=port)
    # Redirects and proxies would lead to addresses that nobody has checked.
    async with httpx.AsyncClient(follow_redirects=False, trust_env=False) as client:
        request = client.build_request(
            "POST",
            target,
            content=body.encode(),
            headers={**headers, "Host": parts.netloc},
            extensions={"sni_hostname": parts.hostname},
        )
        # The status is all we want; whatever follows it is not read.
        answer = await client.send(request, stream=True)
        await answer.aclose()
        return answer.status_code


def _forget_old(delivery: WebhookDelivery) -> None:
    ended = WebhookDelivery.objects.filter(webhook=delivery.webhook_id).exclude(
        status=DeliveryStatus.PENDING
    )
    old = list(ended.values_list("pk", flat=True)[KEPT : KEPT + 100])
    if old:
        WebhookDelivery.objects.filter(pk__in=old).delete()
