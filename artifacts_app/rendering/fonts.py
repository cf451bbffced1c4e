"""`@font-face` rules for what `fonts.googleapis.com/css2?family=…` would have been asked."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

ROOT = "/vendor/fonts"
MOST_FAMILIES = 20
NAME = re.compile(r"[\w \-]{1,60}")


class FontRequestRefused(Exception):
    """Says what is wrong with the request."""


def font_faces(asked: Sequence[str], families: Mapping[str, Any]) -> str:
    """`asked` are the values of `family`: "Inter:wght@400;700". A family that is not here gets a
    comment: the page falls back to the next name of its font stack. Raises FontRequestRefused."""
    names = [name for value in asked for name in value.split("|")]  # the first version's separator
    if not names or len(names) > MOST_FAMILIES:
        raise FontRequestRefused(f"Ask for 1 to {MOST_FAMILIES} families.")
    return "\n".join(_family(name, families) for name in names)


def _family(value: str, families: Mapping[str, Any]) -> str:
    name = value.partition(":")[0].replace("+", " ").strip()
    if NAME.fullmatch(name) is None:
        raise FontRequestRefused("A family is named by letters, digits and spaces.")
    found = families.get(name)
    if found is None:
        return f"/* {name} is not available here. */"
    return "\n".join(_face(name, file, found) for file in found["files"])


def _face(name: str, file: str, family: Mapping[str, Any]) -> str:
    style = "italic" if file.endswith("-italic.woff2") else "normal"
    if family["variable"]:
        weight = " ".join(str(end) for end in family["weights"])
    else:
        weight = file.removesuffix(f"-{style}.woff2").rpartition("-")[2]
    return (
        f"@font-face {{ font-family: '{name}'; font-style: {style}; font-weight: {weight}; "
        f"font-display: swap; src: url({ROOT}/{file}) format('woff2') }}"
    )
