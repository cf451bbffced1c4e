"""Style sheets for font families, as Google Fonts would answer, from the fonts that are here."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypedDict
from urllib.parse import parse_qsl

from django.conf import settings


class Face(TypedDict):
    """One file of a family; a variable one covers a range of weights ("100 900")."""

    style: str
    weight: str
    range: str
    file: str


class Wish(NamedTuple):
    """What a page asks of a family: (style, weight) pairs."""

    family: str
    faces: tuple[tuple[str, int], ...]


RULE = (
    "@font-face {{ font-family: '{family}'; font-style: {style}; font-weight: {weight}; "
    "font-display: swap; src: url({root}{file}) format('woff2'); unicode-range: {range}; }}\n"
)
REGULAR = (("normal", 400),)


def style_sheet(query: str, root: str = "../") -> str:
    """The faces that a query such as `family=Inter:wght@400;700&display=swap` asks for.

    Weights that a family does not have fall to the nearest; a family that is not here leaves a
    comment, and the page its next font.
    """
    return "".join(rules(wish, root) for wish in wishes(query))


def rules(wish: Wish, root: str) -> str:
    found = families().get(wish.family.casefold())
    if found is None:
        name = re.sub(r"[^\w -]", "", wish.family)
        return f"/* {name} is not available offline */\n"
    family, faces = found
    chosen = {face["file"]: face for pair in wish.faces for face in nearest(faces, *pair)}
    return "".join(RULE.format(family=family, root=root, **face) for face in chosen.values())


def nearest(faces: list[Face], style: str, weight: int) -> list[Face]:
    styled = [face for face in faces if face["style"] == style] or faces
    gap = min(distance(face, weight) for face in styled)
    return [face for face in styled if distance(face, weight) == gap]


def distance(face: Face, weight: int) -> int:
    """How far the weight is from what the face covers, 0 for none."""
    lowest, highest = (int(number) for number in (face["weight"].split() * 2)[:2])
    return max(lowest - weight, weight - highest, 0)


def wishes(query: str) -> Iterator[Wish]:
    """Reads both `css2` (`Inter:ital,wght@0,400;1,700`) and `css` (`Inter:400,700i|Lato`)."""
    for name, value in parse_qsl(query, separator="&"):
        if name != "family":
            continue
        for part in value.split("|"):
            family, _, wanted = part.partition(":")
            yield Wish(family.strip(), tuple(pairs(wanted)) or REGULAR)


def pairs(wanted: str) -> Iterator[tuple[str, int]]:
    axes, at, tuples = wanted.partition("@")
    if not at:
        for number, slant in re.findall(r"(\d{3})\s*(i?)", wanted):
            yield "italic" if slant else "normal", int(number)
        return
    names = axes.split(",")
    for values in tuples.split(";"):
        given = dict(zip(names, values.split(","), strict=False))
        style = "italic" if given.get("ital") == "1" else "normal"
        lowest, _, highest = given.get("wght", "400").partition("..")
        for weight in range(100, 1000, 100) if highest else [number_in(lowest)]:
            yield style, weight


def number_in(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 400


@cache
def families() -> dict[str, tuple[str, list[Face]]]:
    """By name in small letters: the family's name and its faces."""
    text = (settings.BUILD_DIR / "vendor" / "fonts.json").read_text()
    return {family.casefold(): (family, faces) for family, faces in json.loads(text).items()}
