"""`/metrics` for Prometheus, read from Redis and the database at each look: every web process gives
the same numbers, those of the workers too, and none is lost when one restarts."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import redis
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from artifacts_app.events.connection import connect
from artifacts_app.generation import waiting_line
from artifacts_app.models import Generation
from artifacts_app.observability import numbers
from artifacts_app.observability.numbers import Number
from artifacts_app.observability.tally import SUM, read, read_states
from artifacts_app.views.context import engine_state
from artifacts_app.views.problems import problem

Amounts = dict[tuple[tuple[str, ...], str], float]  # by values of the labels, and bucket


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For holders of a token: how much is written here is nobody else's business."""
    if not getattr(request, "by_token", False):
        return problem(401, "unauthorized", _("Send a token: Authorization: Bearer …"))
    registry = CollectorRegistry()
    registry.register(Numbers())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class Numbers(Collector):
    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "artifacts_engine_ready", "1 if a worker's model answers.", value=engine_state().ready
        )
        yield GaugeMetricFamily(
            "artifacts_waiting", "Generations in line.", value=waiting_line.length(connect())
        )
        yield from _of_redis(connect())
        yield from _counted(connect())
        yield _by("status", "artifacts_generations", "Generations by status.")
        yield _by("error_code", "artifacts_failures", "Failed generations by code.")
        yield from _tokens()


def _of_redis(client: redis.Redis) -> Iterator[Metric]:
    memory: Any = client.info("memory")
    yield GaugeMetricFamily(
        "artifacts_redis_memory_bytes", "Memory of Redis.", value=memory["used_memory"]
    )
    open_streams = read_states(client).get("open_streams", 0)
    yield GaugeMetricFamily(
        "artifacts_open_streams", "WebSockets and other followers.", value=open_streams
    )


def _counted(client: redis.Redis) -> Iterator[Metric]:
    amounts = read(client)
    for number in numbers.ALL:
        of_number = {
            (values, bucket): amount
            for (name, values, bucket), amount in amounts.items()
            if name == number.name
        }
        yield _histogram(number, of_number) if number.buckets else _counter(number, of_number)


def _counter(number: Number, amounts: Amounts) -> Metric:
    family = CounterMetricFamily(f"artifacts_{number.name}", number.text, labels=number.labels)
    for (values, __), amount in amounts.items():
        family.add_metric(values, amount)
    return family


def _histogram(number: Number, amounts: Amounts) -> Metric:
    family = HistogramMetricFamily(f"artifacts_{number.name}", number.text, labels=number.labels)
    bounds = [*map(str, number.buckets), "+Inf"]
    for values in sorted({values for values, __ in amounts}):
        counts = accumulate(amounts.get((values, bound), 0.0) for bound in bounds)
        buckets = list(zip(bounds, counts, strict=True))
        family.add_metric(values, buckets, sum_value=amounts.get((values, SUM), 0.0))
    return family


def _by(field: str, name: str, text: str) -> Metric:
    """A gauge: deleting an artifact takes its generations along."""
    family = GaugeMetricFamily(name, text, labels=[field])
    rows = Generation.objects.exclude(**{field: ""}).order_by().values_list(field)
    for value, count in rows.annotate(count=Count("pk")):
        family.add_metric([value], count)
    return family


def _tokens() -> Iterator[Metric]:
    sums = Generation.objects.aggregate(
        prompt_tokens=Sum("prompt_tokens"),
        answer_tokens=Sum("completion_tokens"),
        writing_seconds=Sum("seconds"),
    )
    for name, text in (
        ("prompt_tokens", "Tokens of prompts."),
        ("answer_tokens", "Tokens of answers."),
        ("writing_seconds", "Seconds of writing."),
    ):
        yield GaugeMetricFamily(f"artifacts_{name}", text, value=sums[name] or 0)
