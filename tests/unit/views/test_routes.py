"""Every route of every host, tried by owner, guest and stranger. A new one has to be listed here.

The API has its own table, made from its document: test_strangers.py.
"""

import re
import uuid
from typing import Any, NamedTuple

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.models import ApiToken, DataFile, Picture, ShareLink, TakeSet, hash_token
from artifacts_app.websocket.consumers import NOT_FOUND
from artifacts_app.websocket.routing import sockets
from tests.conftest import browser_of
from tests.unit.views.accounts import accounts
from tests.unit.views.routes import address, all_routes
from tests.unit.views.test_api import post

pytestmark = pytest.mark.django_db
TITLE, TEXT = "A secret plan", "It is under the oak"
SECRETS = (TITLE.encode(), TEXT.encode(), b"ada@example.net")
PAGE = {"index.html": f"<!DOCTYPE html><title>Plan</title><p>{TEXT}"}
WRONG_TOKEN = "x" * 24  # as long as the others


class Answers(NamedTuple):
    """The status for Ada, whose it is; for Grace, who holds the link; for Mallory, who guesses."""

    owner: int
    guest: int
    stranger: int
    method: str = "GET"
    body: dict[str, Any] | None = None


def private(owner: int, method: str = "GET", body: dict[str, Any] | None = None) -> Answers:
    return Answers(owner, 404, 404, method, body)


def linked(status: int, method: str = "GET", body: dict[str, Any] | None = None) -> Answers:
    """Whoever has the token, and nobody else."""
    return Answers(status, status, 404, method, body)


def everybody(status: int, method: str = "GET", body: dict[str, Any] | None = None) -> Answers:
    """What is one's own, or nobody's."""
    return Answers(status, status, status, method, body)


ROUTES = {
    "": everybody(200),
    "artifacts/new": everybody(302, "POST", {"prompt": "x"}),
    "artifacts/<uuid:artifact_id>/": private(200),
    "artifacts/<uuid:artifact_id>/page": private(200),
    "artifacts/<uuid:artifact_id>/content": private(200),
    "artifacts/<uuid:artifact_id>/messages": private(302, "POST", {"text": "x"}),
    "artifacts/<uuid:artifact_id>/versions/<int:number>/thumbnail": private(200),
    "s/<str:token>/": linked(200),
    "s/<str:token>/card.png": linked(200),
    "s/<str:token>/thumbnail": linked(200),
    "s/<str:token>/content": linked(200),
    "s/<str:token>/data/<str:name>": linked(200),
    "s/<str:token>/storage": linked(200),
    "s/<str:token>/embed": linked(200),
    "oembed": linked(200),
    "takes/<uuid:take_set_id>/": private(200),
    "leaderboard": everybody(200),
    "library": everybody(200),
    "gallery": everybody(200),
    "settings/": everybody(200),
    "settings/tokens": everybody(200, "POST", {"name": "t", "scope": ["read"]}),
    "settings/tokens/<int:token_id>/revoke": private(302, "POST"),
    "settings/export": everybody(200),
    "settings/delete": everybody(422, "POST"),  # nobody is sure
    "i18n/setlang/": everybody(302, "POST", {"language": "en"}),
    "healthz": everybody(200),
    "readyz": everybody(503),  # no worker runs here
    # A cookie opens none of these.
    "metrics": everybody(401),
    "v1/models": everybody(401),
    "v1/chat/completions": everybody(401, "POST"),
    "v1/completions": everybody(401, "POST"),
    "s/<str:token>/remix": linked(201, "POST"),  # last: a library is not empty afterwards
}
SANDBOX = {
    "",
    "sandbox/frame",
    "sandbox/frame-online",
    "sandbox/embedded",
    "vendor/fonts/css2",
    "vendor/fonts/css",
    "vendor/fonts/icon",
    "vendor/<path:path>",
}
LINKED = [path for path, answers in ROUTES.items() if answers.stranger == 404 != answers.guest]
OPEN_TO_ALL = ("healthz", "readyz", "i18n/setlang/")
# Of accounts, where they exist; Django's administration and allauth bring routes of their own.
WITH_ACCOUNTS = ("accounts/", "admin/", "invite/<str:token>")


def patterns(urls: str) -> list[str]:
    return [path for path in all_routes(urls) if not path.startswith("api/") or "docs" in path]


class World:
    """All that Ada has, once of each kind."""

    def __init__(self, owner: Viewer, client: Client) -> None:
        made = post(client, "/api/artifacts/import", {"title": TITLE, "files": PAGE}).json()
        self.artifact = made["id"]
        DataFile.objects.create(
            artifact_id=self.artifact, name="plan.csv", media_type="text/csv",
            content=TEXT.encode(), description=TEXT, **owner.owner_fields(),
        )  # fmt: skip
        self.takes = TakeSet.objects.create(prompt=TITLE, **owner.owner_fields())
        self.token = ApiToken.objects.create(
            name=TITLE, token_hash=hash_token("t"), **owner.owner_fields()
        )
        self.client = client
        self.share = self.link(remixable=True)
        version = ShareLink.objects.get().artifact.head
        assert version is not None
        for kind in ("thumbnail", "card"):
            Picture.objects.create(version=version, kind=kind, content=b"a picture")

    def link(self, **terms: Any) -> str:
        made = post(self.client, f"/api/artifacts/{self.artifact}/shares", terms)
        assert made.status_code == 201, made.content
        ShareLink.objects.update(common_storage=True)
        return str(made.json()["token"])

    def address(self, pattern: str, token: str | None = None) -> str:
        values = {
            "artifact_id": self.artifact,
            "take_set_id": str(self.takes.pk),
            "token_id": str(self.token.pk),
            "token": token or self.share,
            "name": "plan.csv",
            "number": "1",
        }
        path = address(pattern, values)
        if pattern == "oembed":
            return f"{path}?url={settings.PUBLIC_ORIGIN}/s/{values['token']}/"
        return path


@pytest.fixture
def world(ada: Viewer, ada_client: Client) -> World:
    return World(ada, ada_client)


def ask(client: Client, path: str, url: str) -> Any:
    answers = ROUTES[path]
    if answers.method == "POST":
        return client.post(url, answers.body or {})
    return client.get(url)


def tells_nothing(answer: Any) -> bool:
    """Of what Ada has. An export is read in test_personal_data.py."""
    content = b"" if answer.streaming else answer.content
    return not any(secret in content for secret in SECRETS)


def test_every_route_is_listed() -> None:
    listed = {*ROUTES, "api/docs"}
    assert set(patterns("artifacts_app.config.urls")) == listed
    assert set(patterns(settings.SANDBOX_URLCONF)) == SANDBOX
    added = set(patterns("artifacts_app.config.account_urls")) - listed
    assert {path for path in added if not path.startswith(WITH_ACCOUNTS)} == set()


@pytest.mark.parametrize("who", ["owner", "guest", "stranger"])
def test_each_gets_what_is_theirs(
    world: World, who: str, ada_client: Client, mallory_client: Client
) -> None:
    client = {"owner": ada_client, "guest": nobody(), "stranger": mallory_client}[who]
    token = WRONG_TOKEN if who == "stranger" else None
    answers = {path: ask(client, path, world.address(path, token)) for path in ROUTES}
    assert {path: answer.status_code for path, answer in answers.items()} == {
        path: getattr(expected, who) for path, expected in ROUTES.items()
    }
    if who != "owner":
        theirs = LINKED if who == "guest" else []
        told = [path for path, answer in answers.items() if not tells_nothing(answer)]
        assert set(told) <= set(theirs)


def test_where_it_takes_an_account_nobody_sees_more_than_links() -> None:
    with accounts("invite"):
        ada, mallory = person("ada"), signed_in(person("mallory"))
        world = World(Viewer(user_id=ada.pk), signed_in(ada))
        for path in ROUTES:
            for client in (nobody(), mallory):
                answer = ask(client, path, world.address(path, WRONG_TOKEN))
                assert tells_nothing(answer), path
                assert client is mallory or is_refused(answer) or path in OPEN_TO_ALL, path
            guest = ask(nobody(), path, world.address(path))
            # A copy would be nobody's.
            opens = path in LINKED and not path.endswith("/remix")
            assert (
                guest.status_code == 200
                if opens or path == "healthz"
                else (is_refused(guest) or path in OPEN_TO_ALL)
            ), path


def is_refused(answer: Any) -> bool:
    is_sent_to_sign_in = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
    return answer.status_code in {401, 403, 404} or is_sent_to_sign_in


def test_what_leads_nowhere_answers_alike(world: World) -> None:
    """Missing, revoked and expired: an answer that differed would say that there was a page."""
    revoked, locked, expired = (world.link() for _ in range(3))
    link_of(revoked).delete()
    link_of(locked).update(expires=timezone.now(), password="x")
    link_of(expired).update(expires=timezone.now())
    for path in LINKED:
        faces = set()
        for token in (WRONG_TOKEN, revoked, locked, expired):
            client = nobody()
            client.get("/")  # as somebody who has been here
            faces.add(face(ask(client, path, world.address(path, token)), token))
        assert len(faces) == 1, path
        assert faces.pop()[0] == 404


def link_of(token: str) -> QuerySet[ShareLink]:
    return ShareLink.objects.filter(token_hash=hash_token(token))


def face(answer: Any, token: str) -> tuple[int, bytes, str]:
    """All that somebody sees of an answer but what is made up anew for each."""
    body = re.sub(rb'csrf[^>]*="\w+"', b"", answer.content.replace(token.encode(), b""))
    headers = {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}
    return answer.status_code, body, f"{headers} {sorted(answer.cookies)}"


def test_the_administration_and_accounts_tell_a_stranger_nothing() -> None:
    with accounts("open"):
        ada, mallory = person("ada"), signed_in(person("mallory"))
        World(Viewer(user_id=ada.pk), signed_in(ada))
        for pattern in patterns("artifacts_app.config.account_urls"):
            if not pattern.startswith(WITH_ACCOUNTS) or "logout" in pattern:
                continue
            path = "/" + re.sub(r"<\w+:\w+>|\(\?P<\w+>[^)]*\)|[\^$]", str(ada.pk), pattern)
            # Staff of nothing is told as little as nobody.
            for client in (mallory,) if pattern.startswith("admin/") else (nobody(), mallory):
                answer = client.get(path)
                assert answer.status_code < 500, path
                assert tells_nothing(answer), path
                if pattern.startswith("admin/") and "login" not in pattern:
                    assert answer.status_code in {302, 403, 404}, path


def nobody() -> Client:
    return Client(HTTP_HOST=settings.PUBLIC_HOST)


def person(name: str) -> Any:
    """Without a password, which would take its time."""
    return get_user_model().objects.create(username=name, email=f"{name}@example.net")


def signed_in(user: Any) -> Client:
    client = nobody()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_the_sandbox_host_knows_no_visitor(world: World) -> None:
    client = browser_of(Viewer(visitor=uuid.UUID(int=0xADA)))
    for path in ROUTES:
        if path:
            answer = client.get(world.address(path), headers={"host": settings.SANDBOX_HOST})
            assert answer.status_code == 404, path
            assert not answer.cookies


async def close_code(path: str, client: Client) -> int | None:
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    headers = [
        (b"host", settings.PUBLIC_HOST.encode()),
        (b"origin", settings.PUBLIC_ORIGIN.encode()),
        (b"cookie", cookie.encode()),
    ]
    socket = WebsocketCommunicator(sockets, path, headers=headers)
    await socket.connect()
    said = await socket.receive_output()
    await socket.disconnect()
    return said.get("code") if said["type"] == "websocket.close" else None


def test_every_socket_is_listed() -> None:
    assert [str(route.pattern) for route in sockets.routes] == [
        "ws/artifacts/<uuid:artifact_id>/",
        "ws/shares/<str:token>/",
        "",
    ]


@pytest.fixture
def ended_links(world: World) -> list[str]:
    revoked, expired = world.link(), world.link()
    link_of(revoked).delete()
    link_of(expired).update(expires=timezone.now())
    return [WRONG_TOKEN, revoked, expired]


@pytest.mark.django_db(transaction=True)  # sockets ask the database from a thread of their own
async def test_sockets_tell_a_stranger_nothing(
    world: World, ended_links: list[str], ada_client: Client, mallory_client: Client
) -> None:
    own = f"/ws/artifacts/{world.artifact}/"
    assert await close_code(own, ada_client) is None
    for client in (mallory_client, nobody()):
        assert await close_code(own, client) == NOT_FOUND
    assert await close_code(f"/ws/shares/{world.share}/", nobody()) is None
    for token in ended_links:
        assert await close_code(f"/ws/shares/{token}/", nobody()) == NOT_FOUND
    assert await close_code(f"/ws/artifacts/{uuid.uuid4()}/", ada_client) == NOT_FOUND
