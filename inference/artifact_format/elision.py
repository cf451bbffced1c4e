"""Finds "the rest of the code stays the same" where the rest should be."""

import re

from inference.artifact_format.outcome import Elision

_COMMENT = re.compile(r"^\s*(?://|/\*|\*|<!--|#|\{/\*)\s*(.*)")
_ELIDED = re.compile(
    r"(?:rest|remainder) of (?:the |your |our )?(?:\w+ ){0,3}(?:code|script|styles?|css|html|content|"
    r"functions?|file|logic|page)"
    r"|(?:existing|previous|remaining|other|same) (?:\w+ ){0,2}(?:code|styles?|functions?|content|"
    r"logic)\b.*(?:here|unchanged|same|remains?|above|before|goes)"
    r"|(?:code|styles?|content) (?:remains?|stays?) (?:the same|unchanged)"
    r"|^\W*(?:\.\.\.|…)\s*(?:\(?(?:the |your |all )?(?:existing|previous|remaining|rest|same|other|unchanged)\b)"
    r"|(?:其余|其他|剩余|之前的?|原有的?)(?:的)?(?:代码|部分|样式|内容|函数)"
    r"|(?:代码|部分|样式|内容)(?:保持)?(?:不变|省略|同上)"
    r"|(?:此处|这里)省略",
    re.IGNORECASE,
)
_BARE = re.compile(r"^\s*(?://|/\*|<!--)\s*(?:\.\.\.|…)\s*(?:\*/|-->)?\s*$")
LONGEST_LINE = 300  # characters; a comment about left out code is shorter


def elisions_in(path: str, text: str, before: str = "") -> list[Elision]:
    """Those of the file's lines that the file did not have `before`."""
    old = set(before.splitlines())
    return [
        Elision(path, number, line.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) <= LONGEST_LINE and line not in old and _is_elision(line)
    ]


def _is_elision(line: str) -> bool:
    comment = _COMMENT.match(line)
    return bool(comment and _ELIDED.search(comment.group(1))) or _BARE.match(line) is not None
