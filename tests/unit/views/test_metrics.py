import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from artifacts_app.events.connection import connect
from artifacts_app.models import ApiToken, hash_token
from artifacts_app.observability import numbers
from artifacts_app.observability.tally import Tally

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


def test_what_all_processes_counted_is_shown_as_prometheus_reads_it() -> None:
    ApiToken.objects.create(name="prometheus", token_hash=hash_token("known"))
    tally = Tally()
    tally.count(numbers.ERRORS, code="repetition")
    tally.observe(numbers.RELAY_LAG, 0.004)
    tally.observe(numbers.RELAY_LAG, 0.02)
    tally.observe(numbers.HTTP, 9, method="GET", route="/", status="200")
    tally.flush(connect())
    answer = Client().get(
        "/metrics", headers={"Authorization": "Bearer known", "Host": "localhost"}
    )
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    [error] = families["artifacts_errors"].samples
    assert (error.labels, error.value) == ({"code": "repetition"}, 1)
    lag = {
        sample.labels.get("le", sample.name): sample.value
        for sample in families["artifacts_relay_lag_seconds"].samples
    }
    assert (lag["0.0025"], lag["0.005"], lag["0.025"], lag["+Inf"]) == (0, 1, 2, 2)
    assert lag["artifacts_relay_lag_seconds_sum"] == pytest.approx(0.024)
    assert families["artifacts_redis_memory_bytes"].samples[0].value > 0
