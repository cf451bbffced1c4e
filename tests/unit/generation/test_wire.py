from artifacts_app.generation.wire import coalesced
from inference.artifact_format.events import (
    FileAppended,
    FileClosed,
    FileOpened,
    FilePatched,
    ParserEvent,
    ProseAppended,
)


def test_adjacent_text_of_one_file_is_one_event() -> None:
    events: list[ParserEvent] = [
        FileOpened("a", "html"),
        FileAppended("a", "x"),
        FileAppended("a", "y"),
    ]
    assert coalesced(events)[1:] == [{"type": "file_appended", "path": "a", "text": "xy"}]


def test_text_of_another_file_is_another_event() -> None:
    wire = coalesced([FileAppended("a", "x"), FileAppended("b", "y"), FileAppended("a", "z")])
    assert [event["text"] for event in wire if event["type"] == "file_appended"] == ["x", "y", "z"]


def test_order_is_kept_between_kinds() -> None:
    events: list[ParserEvent] = [
        ProseAppended("hi"),
        FileOpened("a", "html"),
        FileAppended("a", "x"),
    ]
    more: list[ParserEvent] = [FilePatched("a", 0, 1, "y"), FileClosed("a"), ProseAppended("bye")]
    kinds = [event["type"] for event in coalesced([*events, *more])]
    assert kinds == [
        "prose",
        "file_opened",
        "file_appended",
        "file_patched",
        "file_closed",
        "prose",
    ]


def test_no_events_are_no_events() -> None:
    assert coalesced([]) == []
