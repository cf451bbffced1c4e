"""Search and replace, as the demo model is taught to write it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.segments import fill
from inference.demo_model.excerpt import excerpt

BLOCK = "\n\n```html index.html\n{edits}```\n"
EDIT = "<<<<<<< SEARCH\n{before}=======\n{after}>>>>>>> REPLACE\n"


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked of a page and how it is done; `values` fills the `[[names]]` in prose and edits."""

    kind: str
    asked: str
    prose: str
    edits: Sequence[tuple[str, str]]  # what stands there, what is to stand there
    values: Mapping[str, str] = field(hash=False)

    def example(self, chinese: bool, page: str) -> Example:
        edits = "".join(
            EDIT.format(before=_lines(before), after=_lines(after)) for before, after in self.edits
        )
        answer = fill(self.prose + BLOCK.format(edits=edits), self.values)
        language = "zh" if chinese else "en"
        return Example(self.kind, language, self.asked + excerpt(page), answer, [])

    def applied(self, page: str) -> str:
        for pair in self.edits:
            before, after = (self._filled(text) for text in pair)
            page = page.replace(before, after)
        return page

    def fits(self, page: str) -> bool:
        """Whether each place is there once, so that the edit means one."""
        return all(page.count(self._filled(before)) == 1 for before, _ in self.edits)

    def _filled(self, text: str) -> str:
        return "".join(segment.text for segment in fill(text, self.values))


def _lines(text: str) -> str:
    return f"{text}\n" if text else ""
