"""Two hosts, and nothing of the one on the other."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db

APPLICATION_PATHS = [
    "/api/artifacts",
    "/api/openapi.json",
    "/artifacts/new",
    "/healthz",
    "/readyz",
    "/i18n/setlang/",
    "/static/css/main.css",
    "/s/token/",
]


@pytest.fixture
def sandbox() -> Client:
    return Client(HTTP_HOST=settings.SANDBOX_HOST)


@pytest.fixture
def application() -> Client:
    return Client(HTTP_HOST=settings.PUBLIC_HOST)


@pytest.mark.parametrize("path", APPLICATION_PATHS)
def test_nothing_of_the_application_answers_on_the_sandbox_host(sandbox: Client, path: str) -> None:
    answer = sandbox.get(path)
    assert answer.status_code == 404
    assert not answer.cookies


def test_the_sandbox_host_leads_a_person_to_the_application(sandbox: Client) -> None:
    answer = sandbox.get("/")
    assert (answer.status_code, answer["Location"]) == (302, settings.PUBLIC_ORIGIN + "/")
    assert not answer.cookies


def test_the_frame_is_the_same_for_everybody_and_may_do_little(sandbox: Client) -> None:
    answer = sandbox.get("/sandbox/frame")
    policy = answer["Content-Security-Policy"]
    assert answer.status_code == 200
    assert not answer.cookies
    assert policy.startswith("sandbox allow-scripts allow-forms;")
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy
    assert "connect-src data: blob:;" in policy
    assert policy.endswith(f"frame-ancestors {settings.PUBLIC_ORIGIN}")
    assert "X-Frame-Options" not in answer
    assert "<script>" in answer.content.decode()


@pytest.mark.parametrize("purpose", ["document", "object", "embed", "empty"])
def test_the_frame_opens_nowhere_but_in_a_frame(sandbox: Client, purpose: str) -> None:
    assert sandbox.get("/sandbox/frame", HTTP_SEC_FETCH_DEST=purpose).status_code == 404


def test_the_frame_is_not_on_the_application_host(application: Client) -> None:
    assert application.get("/sandbox/frame").status_code == 404


def test_pages_carry_the_strict_policy(application: Client) -> None:
    answer = application.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "trusted-types 'none'" in policy
    assert f"frame-src {settings.SANDBOX_ORIGIN}/sandbox/frame" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_even_errors_carry_it(application: Client) -> None:
    answer = application.get("/nowhere")
    assert answer.status_code == 404
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_an_unknown_host_is_refused() -> None:
    assert Client(HTTP_HOST="evil.example").get("/").status_code == 400


def test_a_first_visit_gets_a_visitor_that_only_the_server_reads(application: Client) -> None:
    cookie = application.get("/").cookies[settings.VISITOR_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
