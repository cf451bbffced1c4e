"""The record of a page's making leads to exactly that page, or there is none."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from artifacts_app.events.types import Event
from artifacts_app.generation.making import MOST_EDITED, MOST_STEPS, Making, Record

PAGE = "<p>Grüße 🎉</p>"


def opened(path: str = "index.html") -> Event:
    return {"type": "file_opened", "path": path, "language": "html"}


def text(piece: str, path: str = "index.html") -> Event:
    return {"type": "file_appended", "path": path, "text": piece}


def edit(start: int, end: int, piece: str, path: str = "index.html") -> Event:
    return {"type": "file_patched", "path": path, "start": start, "end": end, "text": piece}


def made(*events: Event) -> Making:
    """One stroke for each event, a tenth of a second apart."""
    times = count()
    making = Making(lambda: next(times) / 10)
    for event in events:
        making.note([event])
    return making


def test_pieces_are_kept_by_their_length_and_time() -> None:
    making = made({"type": "started", "model": "m"}, opened(), text(PAGE[:9]), text(PAGE[9:]))
    assert making.record({}, {"index.html": PAGE}) == {
        "files": [("index.html", "html")],
        "steps": [(100, 0), (200, 0, 9), (300, 0, len(PAGE) - 9)],
    }


def test_a_file_begun_anew_forgets_its_first_attempt() -> None:
    record = made(opened(), text("wrong"), opened(), text(PAGE)).record({}, {"index.html": PAGE})
    assert record is not None
    assert record["steps"] == [(200, 0), (300, 0, len(PAGE))]


def test_edits_are_kept_whole() -> None:
    before = {"index.html": PAGE, "a.css": "p {}"}
    after = {"index.html": "<p>Grüße!</p>", "a.css": "p {}"}
    record = made(edit(8, 10, "!")).record(before, after)
    assert record is not None
    assert record["steps"] == [(0, 0, 8, 10, "!")]


def test_a_new_file_beside_edits() -> None:
    after = {"index.html": "<b>" + PAGE, "a.js": "go()"}
    record = made(edit(0, 0, "<b>"), opened("a.js"), text("go()", "a.js")).record(
        {"index.html": PAGE}, after
    )
    assert record is not None


def test_no_record_where_it_would_lead_elsewhere() -> None:
    page = {"index.html": PAGE}
    assert made().record({}, page) is None
    assert made(opened(), text("short")).record({}, page) is None
    assert made(text(PAGE)).record({}, page) is None
    assert made(edit(0, 1, "x")).record(page, page) is None
    assert made(edit(0, 1, "x", "other")).record(page, page) is None
    assert made(opened(), text(PAGE), edit(0, 1, "<")).record({}, page) is None
    assert made(opened(), text(PAGE)).record({}, page | {"a.css": "p {}"}) is None
    huge = "x" * (MOST_EDITED + 1)
    assert made(edit(0, len(PAGE), huge)).record(page, {"index.html": huge}) is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=3000))
def test_however_long_the_record_is_short_and_complete(lengths: list[int]) -> None:
    making = made(opened(), *(text("x" * length) for length in lengths))
    record = making.record({}, {"index.html": "x" * sum(lengths)} if sum(lengths) else {})
    assert record is not None
    pieces = [step for step in record["steps"] if len(step) == 3]
    assert len(pieces) <= MOST_STEPS
    assert sum(step[2] for step in pieces) == sum(lengths)
    assert times(record) == sorted(times(record))
    assert times(record)[-1] == 100 * len(lengths)


def times(record: Record) -> list[int]:
    return [step[0] for step in record["steps"]]
