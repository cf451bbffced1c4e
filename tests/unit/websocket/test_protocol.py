"""Python and JavaScript speak of the same events."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

from artifacts_app.events import types

SESSION = Path(__file__).parents[3] / "static" / "js" / "models" / "generation-session.js"


def test_every_event_has_its_type_in_the_list() -> None:
    named = [get_args(get_type_hints(event)["type"])[0] for event in get_args(types.Event)]
    assert named == list(types.EVENT_TYPES)


def test_the_browser_knows_every_event() -> None:
    table = re.search(r"EVENTS = Object\.freeze\(\{(.*?)\}\)", SESSION.read_text(), re.DOTALL)
    assert table is not None
    assert set(re.findall(r"^\s+(\w+):", table.group(1), re.MULTILINE)) == set(types.EVENT_TYPES)
