"""What was seen of a page."""

from dataclasses import dataclass, field
from typing import TypedDict

MOST_ERRORS = 10
LONGEST_ERROR = 500  # characters


class Findings(TypedDict):
    """What is wrong with a page, as it is kept with its version."""

    empty: bool  # nothing can be seen: no text, picture, control or coloured box
    frozen: bool  # it stopped answering, or its process died
    errors: list[str]  # the first ones, different from each other


@dataclass
class Look:
    """Pictures by kind, as bytes of an image, and what the page said."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    empty: bool = False
    frozen: bool = False
    errors: list[str] = field(default_factory=list)

    def heard(self, text: str, line: int | None) -> None:
        """An error of the page. What it repeats, and more than anybody reads, is left out."""
        told = text[:LONGEST_ERROR] + (f"  ({line})" if line else "")
        if len(self.errors) < MOST_ERRORS and told not in self.errors:
            self.errors.append(told)

    @property
    def findings(self) -> Findings:
        return {"empty": self.empty, "frozen": self.frozen, "errors": self.errors}
