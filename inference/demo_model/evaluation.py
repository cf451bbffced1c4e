"""How well the demo model does on sentences it has not seen.

Held out: a seed of its own, whose names, numbers and items are drawn anew, so that what must be
copied was not seen together before. Each answer is generated through llama.cpp, as in the
application, and opened in Chromium.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from inference.artifact_format.parser import ArtifactParser
from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.generator import examples
from inference.demo_model.corpus.segments import slots_of
from inference.engines.selection import EngineSettings, create_engine
from inference.prompts import demo
from inference.types import GenerationRequest, TextDelta

HELD_OUT_SEED = 20_261_123  # training counts up from 1
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Result:
    family: str
    language: str
    complete: bool  # one closed page
    clean: bool  # no error in the browser's console
    slots: int
    copied: int  # slots that stand in the page as often as they should
    on_target: bool  # the honest page exactly where it belongs


def evaluate(count: int, temperature: float) -> None:
    """Generate, open and print the table."""
    tests = list(islice(examples(HELD_OUT_SEED), count))
    pages = asyncio.run(_generate(tests, temperature))
    errors = asyncio.run(_errors_in_browser(pages))
    results = [
        _result(test, page, error) for test, page, error in zip(tests, pages, errors, strict=True)
    ]
    print(f"{count} sentences, temperature {temperature}\n")
    print("| | sentences | complete | no error | slots copied | right kind |")
    print("|---|---|---|---|---|---|")
    for language in ("en", "zh"):
        print(_row(language, [result for result in results if result.language == language]))
    families = defaultdict(list)
    for result in results:
        families[result.family].append(result)
    for family, members in sorted(families.items()):
        print(_row(family, members))
    print(_row("all", results))


async def _generate(tests: Iterable[Example], temperature: float) -> list[str]:
    engine = create_engine(EngineSettings())
    await engine.start()
    pages = []
    for number, test in enumerate(tests):
        conversation = demo.conversation(test.sentence)
        sampling = replace(conversation.sampling, temperature=temperature, max_tokens=1200)
        request = GenerationRequest(str(number), conversation.messages, sampling)
        parser = ArtifactParser()
        async for item in engine.stream(request):
            if isinstance(item, TextDelta):
                parser.feed(item.text)
        parser.close()
        outcome = parser.outcome
        pages.append("" if outcome.truncated else outcome.files.get("index.html", ""))
    await engine.close()
    return pages


async def _errors_in_browser(pages: Iterable[str]) -> list[bool]:
    from playwright.async_api import async_playwright

    failures = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=BROWSER_ARGUMENTS
        )
        tab = await browser.new_page()
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        for page in pages:
            errors.clear()
            await tab.set_content(page)
            await tab.evaluate("() => new Promise(requestAnimationFrame)")
            failures.append(bool(errors))
        await browser.close()
    return failures


def _result(test: Example, page: str, failed: bool) -> Result:
    wanted = slots_of(test.page)
    copied = sum(page.count(slot) >= wanted.count(slot) for slot in wanted)
    is_honest = "ARTIFACTS_MODEL" in page
    return Result(
        family=test.family,
        language=test.language,
        complete=page.rstrip().endswith("</html>"),
        clean=bool(page) and not failed,
        slots=len(wanted),
        copied=copied,
        on_target=is_honest == (test.family == "honest"),
    )


def _row(name: str, results: list[Result]) -> str:
    total = len(results)
    if not total:
        return f"| {name} | 0 | | | | |"
    slots = sum(result.slots for result in results)
    shares = (
        sum(result.complete for result in results) / total,
        sum(result.clean for result in results) / total,
        sum(result.copied for result in results) / slots if slots else 1.0,
        sum(result.on_target for result in results) / total,
    )
    return f"| {name} | {total} | " + " | ".join(f"{share:.1%}" for share in shares) + " |"
