"""One trace from the request to the last event, across the queue."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from artifacts_app.generation import execution
from artifacts_app.generation.answer import Answer
from artifacts_app.generation.making import Making
from artifacts_app.models import Generation
from artifacts_app.observability import tracing

REMOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def exporter() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    tracing.start_with(SimpleSpanProcessor(exporter), "artifacts-tests")
    yield exporter
    tracing.stop()


class Writer:
    making = Making()


class Worker:
    """Writes at once."""

    model_is_demo = False
    model_name = "none"

    def run(self, job: Any) -> tuple[Answer, Any]:
        tracing.event("first token")
        return Answer("finished", {"index.html": "<p>Here"}, completion_tokens=3), Writer()

    def hold(self, generation_id: Any) -> None: ...
    def drop(self, generation_id: Any) -> None: ...
    def say_last(self, *words: Any) -> None: ...
    def think_of(self, *what: Any) -> None: ...


@pytest.mark.django_db(transaction=True)
def test_the_worker_goes_on_with_the_trace_of_the_request(
    ada_client: Client, exporter: InMemorySpanExporter
) -> None:
    answer = ada_client.post(
        "/api/artifacts",
        {"prompt": "x"},
        content_type="application/json",
        headers={"traceparent": REMOTE, "X-Request-ID": "mine-1"},
    )
    assert (answer.status_code, answer["X-Request-ID"]) == (201, "mine-1")
    assert Generation.objects.get().http_request == "mine-1"
    execution.execute_next(Worker())  # type: ignore[arg-type]
    spans = {span.name: span for span in exporter.get_finished_spans()}
    assert {"POST /api/artifacts", "generation", "in line", "write", "save", "say last"} <= set(
        spans
    )
    assert {span.context.trace_id for span in spans.values()} == {
        int("0af7651916cd43dd8448eb211c80319c", 16)
    }
    generation, request = spans["generation"], spans["POST /api/artifacts"]
    assert generation.parent is not None
    assert generation.parent.span_id == request.context.span_id
    assert [event.name for event in spans["write"].events] == ["first token"]
    last, ended = spans["say last"].end_time, generation.end_time
    assert last is not None
    assert ended is not None
    assert last <= ended


def test_without_a_collector_it_does_nothing() -> None:
    tracing.start(None, "artifacts-tests")
    with tracing.span("x") as span:
        tracing.event("y")
        assert (span, tracing.present()) == (None, "")


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(
        __import__("sys").modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None
    )
    tracing.start("http://collector:4318", "artifacts-tests")
    assert "artifacts[tracing]" in caplog.text
