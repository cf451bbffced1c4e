from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "html", "files", "script", "svg", "markdown", "mermaid", "chart", "jsx", "none"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Elision:
    """A place where the model left code out instead of writing it."""

    path: str
    line: int  # 1 is the first
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer came to."""

    files: dict[str, str] = field(default_factory=dict)
    prose: str = ""
    kind: Kind = "none"
    truncated: bool = False  # it ends inside a file
    elisions: tuple[Elision, ...] = ()


def kind_of(files: dict[str, str]) -> Kind:
    extensions = {path.rsplit(".", 1)[-1] for path in files}
    if "html" in extensions or "htm" in extensions:
        return "html" if len(files) == 1 else "files"
    if extensions & {"jsx", "tsx"}:
        return "jsx"
    if "js" in extensions or "mjs" in extensions:
        return "script"
    for extension, kind in (
        ("svg", "svg"),
        ("mmd", "mermaid"),
        ("json", "chart"),
        ("md", "markdown"),
    ):
        if extension in extensions:
            return kind  # type: ignore[return-value]
    return "none"
