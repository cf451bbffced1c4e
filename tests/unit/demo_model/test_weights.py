"""The weights in the repository, through llama.cpp, as the application runs them."""

from collections.abc import AsyncIterator

import pytest

from inference import demo_model
from inference.artifact_format.outcome import Outcome
from inference.artifact_format.parser import ArtifactParser
from inference.demo_model import suggestions
from inference.demo_model.grading import kind_of
from inference.demo_model.suggestions import Suggestion
from inference.engines.base import Engine
from inference.engines.selection import EngineSettings, create_engine
from inference.prompts import demo
from inference.types import GenerationRequest, TextDelta

pytestmark = pytest.mark.model


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    engine = create_engine(EngineSettings())
    await engine.start()
    yield engine
    await engine.close()


async def answer(engine: Engine, sentence: str, page: str = "") -> Outcome:
    conversation = demo.conversation(sentence, page)
    parser = ArtifactParser({"index.html": page} if page else {})
    request = GenerationRequest("1", conversation.messages, conversation.sampling)
    async for item in engine.stream(request):
        if isinstance(item, TextDelta):
            parser.feed(item.text)
    parser.close()
    return parser.outcome


@pytest.mark.parametrize(
    ("offered", "language"), [(suggestions.ENGLISH, "en"), (suggestions.CHINESE, "zh")]
)
async def test_every_suggestion_becomes_the_page_it_promises(
    engine: Engine, offered: tuple[Suggestion, ...], language: str
) -> None:
    for suggestion in offered:
        outcome = await answer(engine, suggestion.sentence)
        page = outcome.files["index.html"]
        assert not outcome.truncated, suggestion
        assert kind_of(page) == suggestion.family, suggestion
        assert f'<html lang="{language}">' in page, suggestion


async def test_names_and_numbers_stand_in_the_page(engine: Engine) -> None:
    wanted = {
        "A Lissajous curve with a 3:4 ratio": ["const a = 3, b = 4;"],
        "Draft a résumé for Sofia Rossi, product designer": [
            "<h1>Sofia Rossi</h1>",
            "<p>product designer</p>",
        ],
        'Show "Qwen, Start!" after a five-second countdown': ['"Qwen, Start!"', "let left = 5;"],
        "A to-do list in purple": ["--accent: #7c3aed"],
        "A landing page for a bakery called Miro": ["<b>Miro</b>"],
        "A pie chart of apples 12, pears 7, plums 9": [
            'const data = "apples 12, pears 7, plums 9";'
        ],
        "为产品设计师陈美写一份简历": ["<h1>陈美</h1>", "<p>产品设计师</p>"],
        "为面包店美佳做一个网站": ["<b>美佳</b>"],
    }
    for sentence, parts in wanted.items():
        page = (await answer(engine, sentence)).files["index.html"]
        for part in parts:
            assert part in page, sentence


async def test_a_page_is_changed_step_by_step(engine: Engine) -> None:
    page = (await answer(engine, "A pie chart of apples 12, pears 7, plums 9")).files["index.html"]
    for asked, line in (
        ("make it green", "--accent: #15803d"),
        ("add figs 5", 'const data = "apples 12, pears 7, plums 9, figs 5";'),
        ("remove pears", 'const data = "apples 12, plums 9, figs 5";'),
        ("call it Fruit of the week", "<h1>Fruit of the week</h1>"),
        ("Bigger text", "body > :not(canvas) { zoom: 1.25 }"),
        ("Dark mode", "html { filter: invert"),
    ):
        page = (await answer(engine, asked, page)).files["index.html"]
        assert line in page, asked


async def test_a_game_becomes_faster_and_gets_another_name(engine: Engine) -> None:
    page = (await answer(engine, "一个贪吃蛇游戏")).files["index.html"]
    page = (await answer(engine, "快一点", page)).files["index.html"]
    assert "const speed = 1.5;" in page
    page = (await answer(engine, "改名为小青蛇", page)).files["index.html"]
    assert "<title>小青蛇</title>" in page
    assert "<h1>小青蛇</h1>" in page


async def test_what_it_does_not_know_it_says(engine: Engine) -> None:
    for sentence in ("a weather app", "who are you?", "一个五子棋", "今天天气怎么样"):
        page = (await answer(engine, sentence)).files["index.html"]
        assert "ARTIFACTS_MODEL" in page, sentence


def test_the_weights_are_small_enough_for_the_repository() -> None:
    folder = demo_model.WEIGHTS.parent
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 20_000_000
