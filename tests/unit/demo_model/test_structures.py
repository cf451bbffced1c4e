import re
from random import Random

import pytest

from inference.demo_model.corpus.frames import FRAMES
from inference.demo_model.corpus.generator import FAMILIES
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import text_of
from inference.demo_model.corpus.sites import SITES
from inference.demo_model.corpus.structures import FULL, MAGAZINE, asked, cued

ALL = {
    frame.structure.name: frame.structure
    for frames in (*FRAMES.values(), SITES)
    for frame in frames
    if frame.structure
}
EACH_SCENE = pytest.mark.parametrize(
    "name", [name for name, family in FAMILIES.items() if hasattr(family, "SCENE")]
)
EACH_SITE = pytest.mark.parametrize(
    "name", ["blog", "landing", "portfolio", "resume", "pricing", "menu", "event", "birthday"]
)
CUES = {
    name: [
        *structure.before,
        *(words.strip(", ") for words in structure.after),
        *structure.chinese_before,
        *(words.strip(",") for words in structure.chinese_after),
    ]
    for name, structure in ALL.items()
}


def test_a_cue_stands_before_the_noun_or_at_the_end() -> None:
    said = {asked(Random(seed), FULL, "a clock", chinese=False) for seed in range(60)}
    assert {"a fullscreen clock", "a clock in full screen"} <= said
    said = {asked(Random(seed), FULL, "一个时钟", chinese=True) for seed in range(60)}
    assert {"一个全屏的时钟", "一个时钟,全屏"} <= said
    assert asked(Random(1), None, "a clock", chinese=False) == "a clock"


def test_a_cue_never_follows_what_is_to_be_copied() -> None:
    phrasings = ("a list of {items}", "list: {items}")
    for seed in range(20):
        (said,) = cued(Random(seed), FULL, phrasings, chinese=False)
        assert said.endswith(" list of {items}")
    phrasings = ("a page for {name}", "wish {name} a happy day")
    ways = {cued(Random(seed), MAGAZINE, phrasings, chinese=False)[0] for seed in range(40)}
    assert {"an editorial page for {name}", "wish {name} a happy day, like a magazine"} <= ways


@EACH_SCENE
@pytest.mark.parametrize("chinese", [False, True], ids=["English", "Chinese"])
def test_the_layout_follows_from_the_sentence_alone(name: str, chinese: bool) -> None:
    for seed in range(60):
        example = FAMILIES[name].example(Random(seed), chinese)
        page = text_of(example.page)
        style = page[page.index("<style>") : page.index("</style>")]
        scene = FAMILIES[name].SCENE
        usual = scene.style in style and style.endswith(scene.style)
        has_cue = any(cue in example.sentence for cues in CUES.values() for cue in cues)
        assert usual != has_cue, example.sentence


@EACH_SCENE
def test_a_scene_has_at_least_three_structures(name: str) -> None:
    pages = set()
    for seed in range(80):
        page = text_of(FAMILIES[name].example(Random(seed), False).page)
        pages.add(page[page.index("* {") :])
    assert len(pages) >= 3


@EACH_SITE
def test_a_website_has_the_colour_that_its_sentence_asks_for(name: str) -> None:
    asked_for = 0
    for seed in range(120):
        example = FAMILIES[name].example(Random(seed), False)
        for palette in PALETTES:
            if re.search(rf"\ban? {palette.english}\b|in {palette.english}\b", example.sentence):
                assert palette.style in text_of(example.page)
                asked_for += 1
    assert asked_for


@EACH_SITE
@pytest.mark.parametrize("chinese", [False, True], ids=["English", "Chinese"])
def test_a_website_has_the_layout_that_its_sentence_asks_for(name: str, chinese: bool) -> None:
    seen = set()
    for seed in range(60):
        example = FAMILIES[name].example(Random(seed), chinese)
        page = text_of(example.page)
        names = {site.structure.name: site.style for site in SITES if site.structure}
        found = [name for name, style in names.items() if style in page]
        meant = [name for name in names if any(cue in example.sentence for cue in CUES[name])]
        assert meant == found, example.sentence
        seen.update(found or ["usual"])
    assert seen == {"usual", "night", "split", "magazine"}
