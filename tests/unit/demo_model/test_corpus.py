import re
from itertools import islice
from random import Random

import pytest

from inference.artifact_format.parser import ArtifactParser
from inference.demo_model import gives_up
from inference.demo_model.corpus.changes import Kind, aged, changed, impossible, items, look, title
from inference.demo_model.corpus.generator import FAMILIES, examples, punctuated
from inference.demo_model.corpus.segments import Segment, fill, slots_of, text_of
from inference.demo_model.excerpt import entry, excerpt, is_dark
from inference.demo_model.grading import grade, kind_of

LEFT = re.compile(r"\[\[[a-z]+\d?\]\]")
LANGUAGES = pytest.mark.parametrize("chinese", [False, True], ids=["English", "Chinese"])
EACH_FAMILY = pytest.mark.parametrize("name", FAMILIES)


def test_the_same_seed_gives_the_same_examples() -> None:
    assert list(islice(examples(7), 50)) == list(islice(examples(7), 50))
    assert list(islice(examples(7), 50)) != list(islice(examples(8), 50))


def test_fill_keeps_slots_apart_from_boilerplate() -> None:
    assert fill("<b>[[name]]</b>", {"name": "Miro"}) == [
        Segment("<b>", False),
        Segment("Miro", True),
        Segment("</b>", False),
    ]


@EACH_FAMILY
@LANGUAGES
def test_every_answer_is_one_complete_page(name: str, chinese: bool) -> None:
    for seed in range(20):
        example = FAMILIES[name].example(Random(seed), chinese)
        parser = ArtifactParser()
        parser.feed(text_of(example.answer))
        parser.close()
        page = parser.outcome.files["index.html"]
        assert page == text_of(example.page)
        assert page.startswith("<!DOCTYPE html>")
        assert page.endswith("</html>\n")
        assert f'<html lang="{"zh" if chinese else "en"}">' in page


@EACH_FAMILY
@LANGUAGES
def test_no_template_is_left_unfilled(name: str, chinese: bool) -> None:
    for seed in range(20):
        example = FAMILIES[name].example(Random(seed), chinese)
        for text in (example.sentence, text_of(example.prose), text_of(example.page)):
            assert not LEFT.search(text)
            assert not {"{x}", "{y}", "{n}", "{thing}", "{name}"} & set(text.split())


@EACH_FAMILY
@LANGUAGES
def test_what_is_asked_for_stands_in_the_page(name: str, chinese: bool) -> None:
    for seed in range(20):
        example = FAMILIES[name].example(Random(seed), chinese)
        result = grade(example, text_of(example.page), failed=False)
        assert result.is_right_kind
        assert result.is_as_taught
        assert result.copied == result.slots


def test_a_page_with_a_wrong_name_is_not_copied() -> None:
    example = FAMILIES["landing"].example(Random(3), False)
    name = slots_of(example.page)[0]
    result = grade(example, text_of(example.page).replace(name, "Nobody"), failed=False)
    assert result.is_as_taught
    assert result.copied == 0 < result.slots


def test_a_page_in_the_wrong_colour_is_noticed() -> None:
    for seed in range(50):
        example = FAMILIES["todo"].example(Random(seed), False)
        page = text_of(example.page)
        assert grade(example, page, failed=False).has_colour
        other = page.replace("--accent: #", "--accent: #0")
        assert not grade(example, other, failed=False).has_colour


def test_a_broken_page_is_no_kind_of_page() -> None:
    assert kind_of("<p>hello</p>") == ""
    example = FAMILIES["snake"].example(Random(1), False)
    cut = text_of(example.page)[:-20]
    result = grade(example, cut, failed=False)
    assert not result.is_complete
    assert not result.is_as_taught


def test_names_are_spelt_alike_in_sentence_and_page_with_either_punctuation() -> None:
    for seed in range(50):
        example = FAMILIES["todo"].example(Random(seed), True)
        for wide in (True, False):
            changed = punctuated(example, wide=wide)
            slots = slots_of(changed.page)
            assert all(slot in changed.sentence or slot == "浇花、看书" for slot in slots)
            assert ("," in changed.sentence) <= (not wide)


@pytest.mark.parametrize("name", [name for name in FAMILIES if name != "honest"])
@LANGUAGES
def test_a_change_applies_to_its_page(name: str, chinese: bool) -> None:
    for seed in range(40):
        base = aged(Random(seed), FAMILIES[name].example(Random(seed), chinese))
        page = text_of(base.page)
        change = changed(Random(seed), base)
        parser = ArtifactParser({"index.html": page})
        parser.feed(text_of(change.answer))
        parser.close()
        assert not parser.outcome.failed_edits
        assert parser.outcome.files["index.html"] != page
        assert change.sentence.endswith(excerpt(page))
        assert gives_up(parser.outcome.files) == (change.family == impossible.KIND)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("apples 3, pears 5", None),
        ("Mon 3 5 2, Tue 4 1 6", "figs 7 7 7"),
        ("north 12+8, south 9+14", "figs 7+7"),
        ("(1, 2), (3, 5)", "(7, 7)"),
        ("1 2, 3 5", "7 7"),
        ("3:5, 4:6", "7:7"),
    ],
)
def test_one_more_entry_has_as_many_numbers(data: str, expected: str | None) -> None:
    assert entry(data, "figs", lambda _: 7) == expected


@pytest.mark.parametrize(
    ("kind", "family", "asked", "there"),
    [
        (title.change, "snake", "call it ", "<h1>"),
        (look.sped, "snake", "er", "const speed = "),
        (look.resized, "calculator", "er", "body > :not(canvas) { zoom: "),
        (look.lit, "calculator", "", "html { filter: "),
    ],
)
def test_a_change_is_one_line_of_the_page(kind: Kind, family: str, asked: str, there: str) -> None:
    page = text_of(FAMILIES[family].example(Random(1), False).page)
    changes = filter(None, (kind(Random(seed), False, page) for seed in range(60)))
    change = next(change for change in changes if asked in change.asked)
    added = set(change.applied(page).splitlines()) - set(page.splitlines())
    assert any(line.startswith(there) for line in added)


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (
            "apples 3, pears 5 and plums 9",
            {"pears 5 and plums 9", "apples 3 and plums 9", "apples 3, pears 5 "},
        ),
        ("苹果 3、梨 5", {"苹果 3", "梨 5"}),
    ],
)
def test_a_row_can_be_taken_out(data: str, left: set[str]) -> None:
    page = f'const data = "{data}";\n'
    changes = [items.removed(Random(seed), False, page) for seed in range(30)]
    pages = {change.applied(page) for change in changes if change}
    assert pages == {f'const data = "{rest}";\n' for rest in left}


def test_a_dark_page_becomes_light_and_dark_again() -> None:
    page = text_of(FAMILIES["starfield"].example(Random(1), False).page)
    assert is_dark(page)
    light = look.lit(Random(1), False, page)
    assert light
    assert not is_dark(light.applied(page))
    dark = look.lit(Random(1), False, light.applied(page))
    assert dark
    assert is_dark(dark.applied(light.applied(page)))


def test_the_excerpt_of_a_page_is_what_its_changes_need() -> None:
    page = text_of(FAMILIES["snake"].example(Random(2), False).page)
    accent = excerpt(page).splitlines()[1]
    assert excerpt(page).splitlines() == [
        "", accent, "<title>Snake</title>", "<h1>Snake</h1>", "const speed = 1;", "dark",
    ]  # fmt: skip
    page = ':root { --accent: #2563eb; --soft: #f0f5ff }\nconst data = "apples 3, pears 5";\n'
    assert excerpt(page) == "\n#2563eb\napples 3, pears 5"
    assert excerpt("<title>Hello</title>\n<p>hello</p>") == ""
