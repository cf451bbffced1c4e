"""The weights in the repository, through llama.cpp, as the application runs them."""

from collections.abc import AsyncIterator

import pytest

from inference import demo_model
from inference.artifact_format.outcome import Outcome
from inference.artifact_format.parser import ArtifactParser
from inference.demo_model import suggestions
from inference.demo_model.grading import kind_of
from inference.engines.base import Engine
from inference.engines.selection import EngineSettings, create_engine
from inference.prompts import demo
from inference.types import GenerationRequest, TextDelta

pytestmark = pytest.mark.model
KINDS = (
    "three_bodies",
    "lissajous",
    "resume",
    "emoji",
    "countdown",
    "emoji",
    "todo",
    "snake",
    "clock",
    "landing",
)


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    engine = create_engine(EngineSettings())
    await engine.start()
    yield engine
    await engine.close()


async def answer(engine: Engine, sentence: str) -> Outcome:
    conversation = demo.conversation(sentence)
    parser = ArtifactParser()
    request = GenerationRequest("1", conversation.messages, conversation.sampling)
    async for item in engine.stream(request):
        if isinstance(item, TextDelta):
            parser.feed(item.text)
    parser.close()
    return parser.outcome


@pytest.mark.parametrize(
    ("sentences", "language"), [(suggestions.ENGLISH, "en"), (suggestions.CHINESE, "zh")]
)
async def test_every_suggestion_becomes_the_page_it_promises(
    engine: Engine, sentences: tuple[str, ...], language: str
) -> None:
    for sentence, kind in zip(sentences, KINDS, strict=True):
        outcome = await answer(engine, sentence)
        page = outcome.files["index.html"]
        assert not outcome.truncated, sentence
        assert kind_of(page) == kind, sentence
        assert f'<html lang="{language}">' in page, sentence


async def test_names_and_numbers_of_the_suggestions_stand_in_the_page(engine: Engine) -> None:
    wanted = {
        suggestions.ENGLISH[2]: ["<h1>Sofia Rossi</h1>", "<p>product designer</p>"],
        suggestions.ENGLISH[4]: ['"Qwen, Start!"', "let left = 5;"],
        suggestions.ENGLISH[6]: ["--accent: #7c3aed"],
        suggestions.ENGLISH[8]: ["--accent: #0f766e"],
        suggestions.ENGLISH[9]: ["<b>Miro</b>"],
        suggestions.CHINESE[2]: ["<h1>陈美</h1>", "<p>产品设计师</p>"],
        suggestions.CHINESE[8]: ["--accent: #0f766e"],
        suggestions.CHINESE[9]: ["<b>美佳</b>"],
    }
    for sentence, parts in wanted.items():
        page = (await answer(engine, sentence)).files["index.html"]
        for part in parts:
            assert part in page, sentence


async def test_what_it_does_not_know_it_says(engine: Engine) -> None:
    for sentence in ("a calculator", "tetris", "who are you?", "一个井字棋游戏", "今天天气怎么样"):
        page = (await answer(engine, sentence)).files["index.html"]
        assert "ARTIFACTS_MODEL" in page, sentence


def test_the_weights_are_small_enough_for_the_repository() -> None:
    folder = demo_model.WEIGHTS.parent
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 20_000_000
