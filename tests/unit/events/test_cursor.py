import pytest

from artifacts_app.events.cursor import BEGINNING, Cursor


def test_a_cursor_reads_what_it_writes() -> None:
    assert Cursor.parse(str(Cursor(2, 57))) == Cursor(2, 57)


def test_cursors_are_ordered_by_generation_then_by_event() -> None:
    assert BEGINNING < Cursor(1, 9) < Cursor(1, 10) < Cursor(2, 0) < Cursor(10, 1)


@pytest.mark.parametrize(
    "text", ["", "-", "1", "1-", "-1", "1--1", "a-b", "1-2-3", " 1-2", "٣-1", "²-1", "9" * 41, "$"]
)
def test_anything_else_is_no_cursor(text: str) -> None:
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.parse(text)


def test_a_number_that_redis_cannot_hold_is_no_cursor() -> None:
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.parse(f"1-{2**63}")
