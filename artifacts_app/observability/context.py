"""What the present work belongs to. Follows it through threads, tasks and the worker's loop."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
generation_id: ContextVar[str] = ContextVar("generation_id", default="")


@contextmanager
def working_on(*, request: str = "", generation: str = "") -> Iterator[None]:
    tokens = [(request_id, request_id.set(request)), (generation_id, generation_id.set(generation))]
    try:
        yield
    finally:
        for variable, token in tokens:
            variable.reset(token)


def fields() -> dict[str, str]:
    """Those that are known."""
    known = {"request_id": request_id.get(), "generation_id": generation_id.get()}
    return {name: value for name, value in known.items() if value}
