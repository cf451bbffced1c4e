"""Who is told, what, how often, and where nobody may be sent."""

import hashlib
import hmac
import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from artifacts_app import tasks
from artifacts_app.access import Viewer
from artifacts_app.config.courier import app
from artifacts_app.events.connection import connect
from artifacts_app.generation import lifecycle
from artifacts_app.management import services
from artifacts_app.management.supervisor.service import Service
from artifacts_app.models import (
    Artifact,
    DeliveryStatus,
    Generation,
    GenerationStatus,
    Message,
    Webhook,
    WebhookDelivery,
)
from artifacts_app.webhooks import delivery
from artifacts_app.webhooks.address import AddressRefused, check_url, is_public, resolve

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "a secret of the receiver"


class Receiver(HTTPServer):
    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.url = f"http://127.0.0.1:{self.server_port}/hook"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def receiver(settings: LazySettings) -> Iterator[Receiver]:
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def post(client: Client, body: dict[str, Any]) -> Any:
    return client.post("/api/webhooks", json.dumps(body), content_type="application/json")


def ended(viewer: Viewer, status: GenerationStatus) -> Generation:
    artifact = Artifact.objects.create(title="A page", **viewer.owner_fields())
    message = Message.objects.create(artifact=artifact, role="user", text="x")
    generation = Generation.objects.create(
        artifact=artifact, ordinal=1, request=message, status=GenerationStatus.RUNNING, attempt=1
    )
    assert lifecycle.end(generation, status)
    return generation


def deliver_all() -> None:
    for identifier in delivery.claim_due():
        delivery.deliver(identifier)


def make_due() -> None:
    WebhookDelivery.objects.update(due=timezone.now() - timedelta(seconds=1))


def test_an_ending_is_told_signed(ada: Viewer, ada_client: Client, receiver: Receiver) -> None:
    made = post(ada_client, {"url": receiver.url, "secret": SECRET})
    assert made.json()["secret"] == SECRET
    generation = ended(ada, GenerationStatus.FINISHED)
    deliver_all()
    [(headers, body)] = receiver.received
    told = json.loads(body)
    assert told["event"] == headers["Webhook-Event"] == "finished"
    assert told["id"] == headers["Webhook-Id"]
    assert told["generation"]["id"] == str(generation.pk)
    assert told["artifact"]["url"].startswith("http")
    time, mac = (part[2:] for part in headers["Webhook-Signature"].split(",", 1))
    signed = hmac.new(SECRET.encode(), f"{time}.".encode() + body, hashlib.sha256)
    assert mac == f"={signed.hexdigest()}"
    row = ada_client.get(f"/api/webhooks/{made.json()['id']}/deliveries").json()[0]
    assert (row["status"], row["response_status"], row["attempts"]) == ("delivered", 200, 1)
    deliver_all()
    assert len(receiver.received) == 1


def test_who_fails_in_line_is_told_too(ada: Viewer, ada_client: Client) -> None:
    post(ada_client, {"url": "https://example.org/"})
    artifact = Artifact.objects.create(title="A page", **ada.owner_fields())
    message = Message.objects.create(artifact=artifact, role="user", text="x")
    generation = Generation.objects.create(artifact=artifact, ordinal=1, request=message)
    assert lifecycle.fail_queued(generation)
    assert WebhookDelivery.objects.get().event == GenerationStatus.FAILED


def test_only_what_was_asked_for_is_told(ada: Viewer, mallory: Viewer, ada_client: Client) -> None:
    post(ada_client, {"url": "https://example.org/", "events": ["failed"]})
    ended(ada, GenerationStatus.FINISHED)
    ended(ada, GenerationStatus.CANCELLED)
    ended(mallory, GenerationStatus.FAILED)
    assert not WebhookDelivery.objects.exists()
    ended(ada, GenerationStatus.FAILED)
    assert WebhookDelivery.objects.count() == 1


def test_a_failure_is_tried_again_later_and_not_forever(
    ada: Viewer, ada_client: Client, receiver: Receiver
) -> None:
    receiver.status = 500
    post(ada_client, {"url": receiver.url})
    ended(ada, GenerationStatus.FINISHED)
    deliver_all()
    row = WebhookDelivery.objects.get()
    assert row.status == DeliveryStatus.PENDING
    assert row.due > timezone.now()
    assert "500" in row.error
    deliver_all()  # not yet
    assert len(receiver.received) == 1
    for _ in range(20):
        make_due()
        deliver_all()
    row.refresh_from_db()
    assert row.status == DeliveryStatus.FAILED
    assert len(receiver.received) == len(delivery.DELAYS) + 1


def test_a_receiver_that_comes_back_is_told(
    ada: Viewer, ada_client: Client, receiver: Receiver
) -> None:
    receiver.status = 503
    post(ada_client, {"url": receiver.url})
    ended(ada, GenerationStatus.FINISHED)
    deliver_all()
    receiver.status = 204
    make_due()
    deliver_all()
    first, second = receiver.received
    assert first[0]["Webhook-Id"] == second[0]["Webhook-Id"]
    assert WebhookDelivery.objects.get().status == DeliveryStatus.DELIVERED


def test_redirects_are_not_followed(ada: Viewer, ada_client: Client, receiver: Receiver) -> None:
    receiver.status = 307
    post(ada_client, {"url": receiver.url})
    ended(ada, GenerationStatus.FINISHED)
    deliver_all()
    assert "307" in WebhookDelivery.objects.get().error


def test_one_attempt_has_one_claimer(ada: Viewer, ada_client: Client) -> None:
    post(ada_client, {"url": "https://example.org/"})
    ended(ada, GenerationStatus.FINISHED)
    assert len(delivery.claim_due()) == 1
    assert delivery.claim_due() == []


def test_a_courier_reads_them_and_no_worker_with_a_model_does() -> None:
    routed = app.amqp.router.route({}, tasks.deliver_webhook.name)
    assert routed["queue"].name == delivery.QUEUE
    assert queues_of(services.courier_service({})) == [delivery.QUEUE]
    assert queues_of(services.worker_service(1, 1, {})) == []
    assert queues_of(services.renderer_service({})) == ["pictures"]


def queues_of(service: Service) -> list[str]:
    words = list(service.command)
    return words[words.index("--queues") + 1].split(",") if "--queues" in words else []


def test_no_more_are_claimed_than_can_be_told_in_time(ada: Viewer, ada_client: Client) -> None:
    post(ada_client, {"url": "https://example.org/"})
    for _ in range(delivery.MOST_WAITING + delivery.AT_ONCE):
        ended(ada, GenerationStatus.FINISHED)
    for _ in range(5):
        tasks.enqueue_due_webhooks()
    assert connect().llen(delivery.QUEUE) == delivery.MOST_WAITING
    assert WebhookDelivery.objects.filter(attempts=0).count() == delivery.AT_ONCE


def test_a_private_address_is_refused_when_it_is_delivered_to(
    ada: Viewer, ada_client: Client, receiver: Receiver, settings: LazySettings
) -> None:
    post(ada_client, {"url": receiver.url})
    ended(ada, GenerationStatus.FINISHED)
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    Webhook.objects.update(url=receiver.url.replace("http://127.0.0.1", "https://localhost"))
    deliver_all()
    assert receiver.received == []
    assert "private network" in WebhookDelivery.objects.get().error


def test_a_name_that_leads_elsewhere_the_second_time_gains_nothing(
    ada: Viewer, ada_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address that was checked is the one connected to, and each attempt checks anew."""
    answers, connected = ["93.184.215.14", "127.0.0.1"], []

    def look_up(host: str, port: int, *rest: Any, **named: Any) -> list[Any]:
        assert host == "rebinding.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    async def send(self: httpx.AsyncClient, request: httpx.Request, **named: Any) -> httpx.Response:
        connected.append((request.url.host, request.headers["Host"], request.extensions))
        raise httpx.ConnectError("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpx.AsyncClient, "send", send)
    post(ada_client, {"url": "https://rebinding.example/"})
    ended(ada, GenerationStatus.FINISHED)
    deliver_all()
    [(address, host, extensions)] = connected
    assert (address, host) == ("93.184.215.14", "rebinding.example")
    assert extensions["sni_hostname"] == "rebinding.example"
    make_due()
    deliver_all()
    assert (len(connected), answers) == (1, [])
    assert "private network" in WebhookDelivery.objects.get().error


def test_the_log_is_bounded(ada: Viewer, ada_client: Client, receiver: Receiver) -> None:
    post(ada_client, {"url": receiver.url})
    generation = ended(ada, GenerationStatus.FINISHED)
    webhook = Webhook.objects.get()
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(
            webhook=webhook, generation=generation, event="finished", body="{}",
            status="delivered", due=timezone.now(),
        )
        for _ in range(70)
    )  # fmt: skip
    deliver_all()
    assert WebhookDelivery.objects.count() == delivery.KEPT


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org", "https://", "example.org", "https://user:pw@example.org/",
        "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1:8443/x", "https://169.254.169.254/latest",
        "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://0.0.0.0/",
        "https://[fe80::1%25eth0]/", "https://[fd00::1]/", "https://exa mple.org", "https://example.org:x/",
        "https://example.org:99999/", "https://éxample.org/", "https://x/" + "y" * 500, "", "https://224.0.0.1/",
    ],
)  # fmt: skip
def test_urls_that_lead_nowhere_good_are_refused(ada_client: Client, url: str) -> None:
    answer = post(ada_client, {"url": url})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "url"


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_the_internet_is_reachable(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
    check_url("https://example.org:8443/path?x=1")


@pytest.mark.parametrize("name", ["localhost", "localhost.", "127.1", "2130706433", "0x7f000001"])
async def test_names_and_numbers_of_this_machine_are_refused(name: str) -> None:
    with pytest.raises(AddressRefused):
        await resolve(name, 443)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": 1}, "url"),
        ({"url": "https://example.org", "events": []}, "events"),
        ({"url": "https://example.org", "events": ["started"]}, "events"),
        ({"url": "https://example.org", "secret": "short"}, "secret"),
        ({"url": "https://example.org", "secret": "x" * 201}, "secret"),
        ({"url": "https://example.org", "secret": "\x00" * 20}, "secret"),
    ],
)
def test_bad_fields_are_named(ada_client: Client, body: dict[str, Any], field: str) -> None:
    answer = post(ada_client, body)
    assert answer.status_code == 422
    assert field in {error["field"] for error in answer.json()["errors"]}


def test_there_may_be_ten(ada_client: Client) -> None:
    for _ in range(10):
        assert post(ada_client, {"url": "https://example.org/"}).status_code == 201
    assert post(ada_client, {"url": "https://example.org/"}).status_code == 413
    listed = ada_client.get("/api/webhooks").json()
    assert len(listed) == 10
    assert "secret" not in listed[0]


def test_they_are_the_owners_alone(ada_client: Client, mallory_client: Client) -> None:
    path = f"/api/webhooks/{post(ada_client, {'url': 'https://example.org/'}).json()['id']}"
    assert mallory_client.get("/api/webhooks").json() == []
    assert mallory_client.get(path).status_code == 404
    assert mallory_client.get(f"{path}/deliveries").status_code == 404
    assert mallory_client.delete(path).status_code == 404
    assert ada_client.get(path).status_code == 200
    assert ada_client.delete(path).status_code == 204
    assert ada_client.get(path).status_code == 404
