"""Takes out what is not the answer: template tokens, reasoning, channels."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

THINK = ("<think>", "<thinking>")
END_OF_THINK = ("</think>", "</thinking>")
# `<sep>` ends the answers of some fine-tunes; it is no HTML element.
LITERALS = (*THINK, *END_OF_THINK, "<sep>")
TOKEN = re.compile(r"</?think(?:ing)?>|<sep>|<\|[a-z_]{1,24}\|>")
BEGINNING_OF_TOKEN = re.compile(r"<\|[a-z_]{0,24}\|?")
ENDINGS = frozenset({"<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end|>", "<|return|>", "<sep>"})
PAGE_IN_THOUGHTS = re.compile(r"^[ \t]*```html|^<!doctype html", re.IGNORECASE | re.MULTILINE)
LONGEST_TOKEN = 28  # characters
LONGEST_CHANNEL = 40  # characters of a channel's name


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Restart:
    """All so far was reasoning: the answer begins here."""


Cleaned = Text | Restart
State = Literal["answer", "thinking", "channel", "ended"]


class Cleaner:
    """`feed` gives the answer's own text; a possible token at the end waits for its rest.

    `in_code` says whether what was given so far ends inside code: there the same characters may
    be the page's own, as in a chat page that takes reasoning out of answers. Each piece must have
    been read before the next one is asked for.
    """

    def __init__(self, in_code: Callable[[], bool]) -> None:
        self._in_code = in_code
        self._held = ""
        self._state: State = "answer"
        self._channel = ""
        self._thoughts: list[str] = []
        self._anything = False  # some text has been given out
        self._before = "\n"  # the last characters given out

    @property
    def only_thought(self) -> bool:
        return self._state == "thinking" and not self._anything

    def feed(self, text: str) -> Iterator[Cleaned]:
        text = self._held + text
        self._held = ""
        given = search = 0
        while (start := text.find("<", search)) >= 0:
            token = TOKEN.match(text, start)
            if token is None:
                if _may_become_token(text[start : start + LONGEST_TOKEN + 1]):
                    yield from self._give(text[given:start])
                    self._held = text[start:]
                    return
                search = start + 1
                continue
            yield from self._give(text[given:start])
            given = search = token.end()
            if self._counts(token.group()):
                yield from self._on_token(token.group())
            elif token.end() == len(text):
                self._held = token.group()  # at the very end of the answer it is a token after all
                return
            else:
                given = start
        yield from self._give(text[given:])

    def close(self) -> Iterator[Cleaned]:
        held, self._held = self._held, ""
        if TOKEN.fullmatch(held):
            yield from self._on_token(held)
        elif not BEGINNING_OF_TOKEN.fullmatch(held) or held == "<":
            yield from self._give(held)
        if self.only_thought:
            yield from self._page_in_thoughts()

    def _page_in_thoughts(self) -> Iterator[Cleaned]:
        """Reasoning that never ended: a page in it is all there is to show."""
        thoughts = "".join(self._thoughts)
        start = PAGE_IN_THOUGHTS.search(thoughts)
        if start is not None:
            yield Text(thoughts[start.start() :])

    def _give(self, text: str) -> Iterator[Cleaned]:
        if self._state == "channel":
            self._channel += text[: LONGEST_CHANNEL - len(self._channel)]
        elif self._state == "thinking":
            self._thoughts.append(text)
        elif self._state == "answer" and text:
            self._anything = self._anything or not text.isspace()
            self._before = (self._before + text[-3:])[-3:]
            yield Text(text)

    def _counts(self, token: str) -> bool:
        """Whether it is a token here, or text that looks like one."""
        if self._state != "answer":
            return token not in THINK
        at_line_start = self._before.endswith("\n")
        if not self._in_code():
            is_quoted = self._before.endswith("`") and self._before != "```"
            return not is_quoted and (token not in THINK or at_line_start)
        if token in THINK:
            return False
        # After the closing fence, or a page's last tag, no line end need come.
        return at_line_start or (
            token in ENDINGS and (self._before == "```" or self._before.endswith(">"))
        )

    def _on_token(self, token: str) -> Iterator[Cleaned]:
        if self._state == "ended":
            return
        if token in THINK:
            self._state = "thinking"
        elif token in END_OF_THINK or self._opens_final_channel(token):
            self._state = "answer"
            self._anything, self._before = False, "\n"
            yield Restart()
        elif token == "<|channel|>":
            self._state, self._channel = "channel", ""
        elif token == "<|message|>" and self._state == "channel":
            self._state = "thinking"
        elif (token in ENDINGS or token == "<|im_start|>") and self._state == "answer":
            # At the very beginning they are left over from the prompt; a reasoning channel ends
            # with one too, and the answer follows it.
            self._state = "ended" if self._anything else "answer"

    def _opens_final_channel(self, token: str) -> bool:
        return (
            token == "<|message|>"
            and self._state == "channel"
            and self._channel.strip().startswith("final")
        )


def _may_become_token(tail: str) -> bool:
    if len(tail) > LONGEST_TOKEN:
        return False
    return any(token.startswith(tail) for token in LITERALS) or bool(
        BEGINNING_OF_TOKEN.fullmatch(tail)
    )
