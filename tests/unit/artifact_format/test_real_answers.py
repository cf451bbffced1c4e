"""Against answers of many models that nobody here wrote, where they are at hand."""

from pathlib import Path

import pytest

from inference.artifact_format.measure import misses

ANSWERS = Path(__file__).parents[4] / "shared" / "data" / "model_answers.jsonl"

NOT_IN_ANSWER = "the expected page is nowhere in the answer: its author edited it afterwards"
PLACEHOLDER = "the expected page is a placeholder of its author's: the answer has no whole page"
DRAFT = "the expected page is a draft inside the reasoning; ours is the answer after it"
JOINED = "the expected page links a script that the answer gives beside it; ours contains it"
EXPLAINED = {
    "raw-e56d46ae359b": NOT_IN_ANSWER,
    "raw-0ffd03d8c685": NOT_IN_ANSWER,
    "raw-2cf47bd26e92": NOT_IN_ANSWER,
    "raw-35db951763da": NOT_IN_ANSWER,
    "raw-af1225c95090": PLACEHOLDER,
    "raw-4c8ceee85fd9": PLACEHOLDER,
    "raw-6a2ebdb97ad8": PLACEHOLDER,
    "raw-15091d825e13": PLACEHOLDER,
    "raw-01f370934a81": PLACEHOLDER,
    "raw-25c60c0a096b": PLACEHOLDER,
    "raw-7e4da3d2c7fb": PLACEHOLDER,
    "raw-fb31e668853b": PLACEHOLDER,
    "raw-0d7cb061410c": PLACEHOLDER,
    "raw-f7b2bb06fb1d": PLACEHOLDER,
    "raw-5dd29d3845c2": DRAFT,
    "raw-ab5f431a09ca": DRAFT,
    "raw-fe0ffa35f939": DRAFT,
    "raw-5b50fa884d5e": JOINED,
}
WRONG_EXPECTATION = {NOT_IN_ANSWER, PLACEHOLDER}


@pytest.fixture(scope="module")
def results() -> dict[str, bool]:
    if not ANSWERS.exists():
        pytest.skip("the collected answers are not beside this checkout")
    return dict(misses(ANSWERS))


def test_every_page_is_found_or_explained(results: dict[str, bool]) -> None:
    missed = {row for row, right in results.items() if not right}
    assert missed == EXPLAINED.keys()


def test_almost_all_pages_that_an_answer_contains_are_found(results: dict[str, bool]) -> None:
    wrong = {row for row, reason in EXPLAINED.items() if reason in WRONG_EXPECTATION}
    contained = {row: right for row, right in results.items() if row not in wrong}
    share = sum(contained.values()) / len(contained)
    print(f"{sum(contained.values())} of {len(contained)} pages ({share:.1%})")
    assert share >= 0.96
