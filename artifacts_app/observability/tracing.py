"""OpenTelemetry traces from the request to the last event, where a collector is named.

An optional extra (`pip install artifacts[tracing]`): without it, and without
OTEL_EXPORTER_OTLP_ENDPOINT, all this does nothing. The exporter reads its own further variables.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

logger = logging.getLogger(__name__)

_tracer: Any = None
HEADER = "traceparent"
Value = str | int | float | bool


def start(endpoint: str | None, service: str) -> None:
    """Send spans to the collector, in batches, from a thread of its own."""
    if endpoint is None:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        logger.error("No traces: install the extra, pip install 'artifacts[tracing]'.")
        return
    start_with(BatchSpanProcessor(OTLPSpanExporter()), service)


def start_with(processor: Any, service: str) -> None:
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    global _tracer
    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    provider.add_span_processor(processor)
    _tracer = provider.get_tracer("artifacts")


def stop() -> None:
    global _tracer
    _tracer = None


@contextmanager
def span(name: str, parent: str = "", **attributes: Value) -> Iterator[Any]:
    """A span around a block, below the present one, or below that of a traceparent. Yields it, or
    None where nobody traces."""
    if _tracer is None:
        yield None
        return
    with _tracer.start_as_current_span(name, _context(parent), attributes=attributes) as current:
        yield current


def past(name: str, began: datetime, ended: datetime) -> None:
    """A span of what has happened already."""
    if _tracer is not None:
        span = _tracer.start_span(name, start_time=_nanoseconds(began))
        span.end(_nanoseconds(ended))


def event(name: str) -> None:
    """A moment of the present span."""
    if _tracer is not None:
        from opentelemetry import trace

        trace.get_current_span().add_event(name)


def present() -> str:
    """The traceparent to hand on; empty where nobody traces."""
    if _tracer is None:
        return ""
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    carrier: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(carrier)
    return carrier.get(HEADER, "")


def _context(parent: str) -> Any:
    if not parent:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({HEADER: parent})


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1e9)
