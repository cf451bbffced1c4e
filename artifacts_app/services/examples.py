"""The sentences that the home page offers, in the reader's language.

They are the first suggestions of the demo model, so that each also works where nothing else is
installed.
"""

from dataclasses import dataclass

from inference.demo_model import suggestions

# Which drawing stands on the card, in the order of the suggestions.
KINDS = ("orbits", "curve", "document", "dance", "countdown", "falling", "todo", "game")


@dataclass(frozen=True, slots=True)
class Example:
    title: str
    prompt: str
    kind: str


def examples(language: str) -> tuple[Example, ...]:
    offered = suggestions.CHINESE if language.startswith("zh") else suggestions.ENGLISH
    return tuple(
        Example(suggestion.title, suggestion.sentence, kind)
        for suggestion, kind in zip(offered, KINDS, strict=False)
    )
