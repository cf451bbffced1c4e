"""Against answers of many models that nobody here wrote, where they are at hand.

Every expected page that is not found is listed with its reason, and the reason is checked.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from inference.artifact_format.measure import Row, rows, squeezed
from inference.artifact_format.outcome import Outcome
from inference.artifact_format.parser import ArtifactParser

ANSWERS = Path(__file__).parents[4] / "shared" / "data" / "model_answers.jsonl"
PLACEHOLDER = squeezed("<title>No Valid Result</title>")


def outcome_of(row: Row) -> Outcome:
    parser = ArtifactParser()
    parser.feed(row.answer)
    parser.close()
    return parser.outcome


def edited_afterwards(row: Row) -> bool:
    """Its author has changed some numbers by hand: the expected page is not in the answer."""
    lines = [squeezed(line) for line in row.expected.splitlines() if line.strip()]
    ours = squeezed(outcome_of(row).files["index.html"])
    kept = sum(line in ours for line in lines)
    return not row.is_possible() and kept / len(lines) > 0.95


def nothing_to_show(row: Row) -> bool:
    """Its author found no page and put a placeholder; neither do we."""
    return PLACEHOLDER in squeezed(row.expected) and not outcome_of(row).files


def cut_page_shown(row: Row) -> bool:
    """Its author put a placeholder where the answer is cut; we show what there is of the page."""
    return PLACEHOLDER in squeezed(row.expected) and outcome_of(row).truncated


def fragment_shown(row: Row) -> bool:
    """Its author put a placeholder for a page without `<html>`; we show it."""
    outcome = outcome_of(row)
    shown = "<script" in outcome.files["index.html"] and not outcome.truncated
    return PLACEHOLDER in squeezed(row.expected) and shown


def draft_expected(row: Row) -> bool:
    """Its author took a draft out of the reasoning; ours is the answer after it."""
    reasoning, _, answer = row.answer.rpartition("</think>")
    ours = squeezed(outcome_of(row).files["index.html"])
    return squeezed(row.expected) in squeezed(reasoning) and ours in squeezed(answer)


EXPLAINED: dict[str, Callable[[Row], bool]] = {
    "raw-e56d46ae359b": edited_afterwards,
    "raw-0ffd03d8c685": edited_afterwards,
    "raw-2cf47bd26e92": edited_afterwards,
    "raw-35db951763da": edited_afterwards,
    "raw-af1225c95090": nothing_to_show,
    "raw-01f370934a81": nothing_to_show,
    "raw-25c60c0a096b": nothing_to_show,
    "raw-fb31e668853b": nothing_to_show,
    "raw-6a2ebdb97ad8": cut_page_shown,
    "raw-7e4da3d2c7fb": cut_page_shown,
    "raw-0d7cb061410c": cut_page_shown,
    "raw-f7b2bb06fb1d": cut_page_shown,
    "raw-4c8ceee85fd9": fragment_shown,
    "raw-15091d825e13": fragment_shown,
    "raw-5dd29d3845c2": draft_expected,
    "raw-ab5f431a09ca": draft_expected,
    "raw-fe0ffa35f939": draft_expected,
}


@pytest.fixture(scope="module")
def expected() -> list[Row]:
    if not ANSWERS.exists():
        pytest.skip("the collected answers are not beside this checkout")
    return list(rows(ANSWERS))


def test_every_page_is_found_or_explained(expected: list[Row]) -> None:
    missed = {row.name for row in expected if not row.is_found()}
    assert missed == EXPLAINED.keys()


def test_every_explanation_holds(expected: list[Row]) -> None:
    wrong = [row.name for row in expected if row.name in EXPLAINED and not EXPLAINED[row.name](row)]
    assert wrong == []


def test_almost_all_pages_that_an_answer_contains_are_found(expected: list[Row]) -> None:
    contained = [row for row in expected if row.is_possible()]
    found = sum(row.is_found() for row in contained)
    print(f"{found} of {len(contained)} pages ({found / len(contained):.1%})")
    assert found / len(contained) >= 0.97


def test_every_answer_says_the_same_in_small_pieces(expected: list[Row]) -> None:
    for row in expected[::4]:
        parser = ArtifactParser()
        for start in range(0, len(row.answer), 7):
            parser.feed(row.answer[start : start + 7])
        parser.close()
        assert parser.outcome == outcome_of(row), row.name
