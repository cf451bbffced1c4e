"""What a family of pages is, and what all pages have in common."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from inference.demo_model.corpus.frames import USUAL, Frame
from inference.demo_model.corpus.palettes import Palette
from inference.demo_model.corpus.segments import Segment, fill

HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>[[title]]</title>
"""
STYLE = """<style>
{palette}* {{ box-sizing: border-box; margin: 0 }}
body {{ min-height: 100vh; font: 16px/1.5 system-ui, sans-serif; {body} }}
h1 {{ overflow-wrap: anywhere }}
"""
BODY = "</style>\n</head>\n<body>\n"
FOOT = "</body>\n</html>\n"
LIGHT = "color: var(--ink); background: var(--soft)"
DARK = "color: #f4f4f8; background: #0b0d17; overflow: hidden"
CENTRED = "display: grid; place-items: center; padding: 24px; "


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence and the answer to it."""

    family: str
    language: str  # "en" or "zh"
    sentence: str
    prose: list[Segment]
    page: list[Segment]  # empty where the answer is an edit

    @property
    def answer(self) -> list[Segment]:
        if not self.page:  # an edit
            return self.prose
        return [*self.prose, Segment("\n\n```html\n", False), *self.page, Segment("```\n", False)]


class Family(Protocol):
    NAME: str

    def example(self, rng: Random, chinese: bool) -> Example: ...


def page(
    chinese: bool,
    palette: Palette,
    body: str,
    style: str,
    content: str,
    values: Mapping[str, str],
    texts: Mapping[str, str] | None = None,
    frame: Frame = USUAL,
) -> list[Segment]:
    """`values` are what the sentence says, `texts` what the page always says in this language.

    What pages share is a segment of its own, so that it is cut into the same tokens in all of them.
    """
    parts = (
        HEAD.format(language="zh" if chinese else "en"),
        STYLE.format(palette=palette.style, body=body),
        style,
        frame.style,
        BODY + content,
        frame.markup,
        FOOT,
    )
    return [segment for part in parts for segment in fill(_worded(part, texts or {}), values)]


def _worded(template: str, texts: Mapping[str, str]) -> str:
    for name, text in texts.items():
        template = template.replace(f"[[{name}]]", text)
    return template


def sentence(rng: Random, choices: Sequence[str], **values: str) -> str:
    """One of the phrasings, with a polite beginning now and then."""
    chosen = rng.choice(choices)
    text = chosen.format(**values)
    if text.startswith("a ") and rng.random() < 0.25:
        text = f"a {rng.choice(ADJECTIVES)} {text.removeprefix('a ')}"
    text = ARTICLE.sub("an ", text)
    opening = ""
    if text.startswith(("a ", "an ", "the ")):
        opening = rng.choice(OPENINGS)
    elif text.startswith("一"):
        opening = rng.choice(OPENINGS_CHINESE)
    text = opening.format(text) if opening else text
    is_chinese = any("\u4e00" <= character <= "\u9fff" for character in text)
    # After a list it would look like one more item.
    is_open = is_chinese or chosen.endswith("{items}")
    return text if is_open or rng.random() < 0.94 else text + ", please"


ARTICLE = re.compile(r"\ba (?=[aei]|o(?!ne))")
ADJECTIVES = (
    "nice", "simple", "beautiful", "small", "little", "modern", "classic", "cool", "good", "great", "fun", "quick",
    "basic", "minimal", "fancy", "clean", "big", "new", "working", "playful", "elegant", "colourful", "tiny", "pretty",
)  # fmt: skip
OPENINGS = (
    "", "", "", "Please make {}", "I would like {}", "Create {}", "Make me {}", "Build {}",
    "Show me {}", "I need {}", "Write {}", "Can you make {}?", "Please write me {}", "Give me {}", "I want {}",
    "Could you build {}", "Generate {}", "Design {}", "make {}", "create {}", "build {}", "Please create {}",
    "I'd like {}", "Let me have {}", "Can I have {}?", "Could you make me {}?", "Help me make {}")  # fmt: skip
OPENINGS_CHINESE = (
    "",
    "",
    "",
    "请做{}",
    "我想要{}",
    "帮我写{}",
    "做{}",
    "给我写{}",
    "请帮我做{}",
    "我要{}",
    "生成{}",
    "写{}",
    "来{}",
    "给我{}",
    "想要{}",
    "请生成{}",
    "帮我做{}",
    "我想做{}",
    "请帮我写{}",
)
