import pytest
from django.test import Client

from artifacts_app.models import ApiToken, hash_token

pytestmark = pytest.mark.django_db


def test_numbers_are_given_for_a_token() -> None:
    ApiToken.objects.create(name="prometheus", token_hash=hash_token("known"))
    answer = Client().get(
        "/metrics", headers={"Authorization": "Bearer known", "Host": "localhost"}
    )
    assert answer.status_code == 200
    assert "artifacts_waiting 0.0" in answer.text
    assert "artifacts_engine_ready 0.0" in answer.text


def test_a_stranger_learns_nothing() -> None:
    assert Client().get("/metrics", headers={"Host": "localhost"}).status_code == 401
