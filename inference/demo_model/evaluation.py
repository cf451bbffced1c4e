"""How well the demo model does on sentences it has not seen.

Held out: a seed of its own, whose names, numbers and items are drawn anew, so that what must be
copied was not seen together before; and the sentences of `unseen`, phrased by people. Each answer
is generated through llama.cpp, as in the application, and opened in Chromium.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from inference.artifact_format.parser import ArtifactParser
from inference.demo_model import CONTEXT_TOKENS
from inference.demo_model.corpus.changes import aged, changed
from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.generator import FAMILIES, examples
from inference.demo_model.corpus.segments import text_of
from inference.demo_model.grading import Result, grade, kind_of
from inference.demo_model.unseen import SENTENCES
from inference.engines.base import Engine
from inference.engines.selection import EngineSettings, create_engine
from inference.prompts import demo
from inference.types import GenerationRequest, TextDelta

if TYPE_CHECKING:
    from playwright.async_api import Page

HELD_OUT_SEED = 20_261_123  # training counts up from 1
MOST_TOKENS = 1_200
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEADINGS = ("", "sentences", "complete", "no error", "right kind", "as taught", "colour", "copied")


@dataclass
class Meter:
    """What the answers took, prompts included."""

    tokens: int = 0
    seconds: float = 0.0


def evaluate(count: int, temperature: float, weights: Path) -> None:
    """Generate, open and print the tables."""
    asyncio.run(_evaluate(count, temperature, weights))


async def _evaluate(count: int, temperature: float, weights: Path) -> None:
    meter = Meter()
    tests = list(islice(_new_pages(), count))
    engine = create_engine(
        EngineSettings("llama_cpp", model=str(weights), context_tokens=CONTEXT_TOKENS)
    )
    await engine.start()
    pages = await _pages(engine, [test.sentence for test in tests], temperature, meter)
    unseen = await _pages(engine, [sentence for _, sentence in SENTENCES], temperature, meter)
    changes = list(islice(_changes(), count // 4))
    are_changed = [
        (change, await _is_changed(engine, base, change, temperature, meter))
        for base, change in changes
    ]
    await engine.close()
    failed = await _fail_in_browser(pages)
    results = [
        grade(test, page, failed=fails)
        for test, page, fails in zip(tests, pages, failed, strict=True)
    ]
    print(f"{count} sentences, temperature {temperature}\n")
    print("\n".join(_table(results)))
    print(f"\nChanges of {len(changes)} pages, as asked and nothing else:\n")
    print("\n".join(_change_table(are_changed)))
    _print_unseen(unseen)
    print(f"{meter.tokens / meter.seconds:.0f} tokens/s, prompts included")


def _new_pages() -> Iterator[Example]:
    return (example for example in examples(HELD_OUT_SEED) if example.family in FAMILIES)


def _changes() -> Iterator[tuple[Example, Example]]:
    rng = Random(HELD_OUT_SEED)
    for base in _new_pages():
        if base.family != "honest":
            base = aged(rng, base)
            yield base, changed(rng, base)


async def _is_changed(
    engine: Engine, base: Example, change: Example, temperature: float, meter: Meter
) -> bool:
    files = {"index.html": text_of(base.page)}
    taught, written = ArtifactParser(files), ArtifactParser(files)
    taught.feed(text_of(change.answer))
    written.feed(await _answer(engine, change.sentence, (temperature, 0), meter))
    for parser in (taught, written):
        parser.close()
    return taught.outcome.files == written.outcome.files


async def _pages(
    engine: Engine, sentences: Iterable[str], temperature: float, meter: Meter
) -> list[str]:
    """For each sentence its page, or nothing if it was not finished."""
    pages = []
    for number, sentence in enumerate(sentences):
        parser = ArtifactParser()
        parser.feed(await _answer(engine, sentence, (temperature, number), meter))
        parser.close()
        outcome = parser.outcome
        pages.append("" if outcome.truncated else outcome.files.get("index.html", ""))
    return pages


async def _answer(engine: Engine, sentence: str, drawn: tuple[float, int], meter: Meter) -> str:
    """`drawn` is at which temperature, with which seed."""
    conversation = demo.conversation(sentence)
    sampling = replace(
        conversation.sampling, temperature=drawn[0], max_tokens=MOST_TOKENS, seed=drawn[1]
    )
    request = GenerationRequest(f"{drawn[1]}", conversation.messages, sampling)
    text, started = "", time.monotonic()
    async for item in engine.stream(request):
        if isinstance(item, TextDelta):
            text += item.text
        else:
            meter.tokens += item.completion_tokens
    meter.seconds += time.monotonic() - started
    return text


async def _fail_in_browser(pages: Iterable[str]) -> list[bool]:
    from playwright.async_api import async_playwright

    failures = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=BROWSER_ARGUMENTS
        )
        for page in pages:
            # A tab of its own: names declared by one page would be errors in the next.
            tab = await browser.new_page()
            errors = await _errors(tab, page)
            failures.append(bool(errors))
            await tab.close()
        await browser.close()
    return failures


async def _errors(tab: "Page", page: str) -> list[str]:
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    await tab.set_content(page)
    await tab.evaluate("() => new Promise(requestAnimationFrame)")
    return errors


def _table(results: Sequence[Result]) -> list[str]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[{"en": "English", "zh": "Chinese"}[result.language]].append(result)
        groups[result.family].append(result)
    rows = [_row(name, groups[name]) for name in sorted(groups)]
    rule = "|" + "---|" * len(HEADINGS)
    return ["| " + " | ".join(HEADINGS) + " |", rule, *rows, _row("**all**", results)]


def _row(name: str, results: Sequence[Result]) -> str:
    coloured = [result.has_colour for result in results if result.has_colour is not None]
    shares = (
        _share([result.is_complete for result in results]),
        _share([result.is_clean for result in results]),
        _share([result.is_right_kind for result in results]),
        _share([result.is_as_taught for result in results]),
        _share(coloured),
        _copied(results),
    )
    return f"| {name} | {len(results)} | " + " | ".join(shares) + " |"


def _share(values: Sequence[bool]) -> str:
    return f"{sum(values) / len(values):.1%}" if values else "-"


def _copied(results: Iterable[Result]) -> str:
    counted = [(result.copied, result.slots) for result in results if result.slots]
    slots = sum(slots for _, slots in counted)
    return f"{sum(copied for copied, _ in counted) / slots:.1%}" if slots else "-"


def _change_table(changes: Sequence[tuple[Example, bool]]) -> list[str]:
    groups: dict[str, list[tuple[Example, bool]]] = defaultdict(list)
    for change, is_right in changes:
        groups[change.family].append((change, is_right))
    rows = [_change_row(kind, groups[kind]) for kind in sorted(groups)]
    heads = ["| | changes | English | Chinese | both |", "|---|---|---|---|---|"]
    return [*heads, *rows, _change_row("**all**", changes)]


def _change_row(kind: str, changes: Sequence[tuple[Example, bool]]) -> str:
    shares = [
        _share([is_right for change, is_right in changes if change.language in languages])
        for languages in (("en",), ("zh",), ("en", "zh"))
    ]
    return f"| {kind} | {len(changes)} | " + " | ".join(shares) + " |"


def _print_unseen(pages: Sequence[str]) -> None:
    wrong = []
    counts: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for (family, sentence), page in zip(SENTENCES, pages, strict=True):
        is_right = kind_of(page) == family
        counts[family == "honest", _language(sentence)].append(is_right)
        if not is_right:
            wrong.append(f"* {sentence!r}: {kind_of(page) or 'nothing'} instead of {family}")
    print("\nPhrased by people, English and Chinese:\n")
    print("| | English | Chinese |\n|---|---|---|")
    for outside, name in ((False, "in the families"), (True, "outside, honest page")):
        cells = [_fraction(counts[outside, language]) for language in ("en", "zh")]
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("", *wrong, "", sep="\n")


def _language(sentence: str) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in sentence) else "en"


def _fraction(values: Sequence[bool]) -> str:
    return f"{sum(values)} of {len(values)}"
