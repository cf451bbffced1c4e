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
    "font-display: {display}; src: url({root}{file}) format('woff2');{range} }}\n"
)
# Pages write an icon as its name in an element of this class; a ligature draws it.
ICON_RULE = (
    ".{name} {{ font-family: '{family}'; font-weight: normal; font-style: normal; "
    "font-size: 24px; line-height: 1; letter-spacing: normal; text-transform: none; "
    "display: inline-block; white-space: nowrap; word-wrap: normal; direction: ltr; "
    "font-feature-settings: 'liga'; -webkit-font-smoothing: antialiased; }}\n"
)
REGULAR = (("normal", 400),)


def style_sheet(query: str, root: str = "../") -> str:
    """The faces that a query such as `family=Inter:wght@400;700&display=swap` asks for.

    Weights that a family does not have fall to the nearest; a family that is not here leaves a
    comment, and the page its next font.
    """
    return "".join(rules(wish, root) for wish in wishes(query))


def rules(wish: Wish, root: str) -> str:
    found = families().get(wish.family.casefold()) or in_place_of(wish.family)
    if found is None:
        return f"/* {plain(wish.family)} is not available offline */\n"
    family, faces = found
    chosen = {face["file"]: face for pair in wish.faces for face in nearest(faces, *pair)}
    sheet = "".join(rule(family, face, root) for face in chosen.values())
    if is_of_icons(family):
        sheet += ICON_RULE.format(family=family, name=family.lower().replace(" ", "-"))
    return sheet


def in_place_of(family: str) -> tuple[str, list[Face]] | None:
    """Icons of another style (outlined, round, sharp) by the one style that is here."""
    for known, (name, faces) in families().items():
        if is_of_icons(name) and family.casefold().split()[:2] == known.split()[:2]:
            return plain(family), faces
    return None


def plain(family: str) -> str:
    """Nothing of it can end a comment, a string or a rule."""
    return re.sub(r"[^\w -]", "", family)


def rule(family: str, face: Face, root: str) -> str:
    return RULE.format(
        family=family,
        root=root,
        style=face["style"],
        weight=face["weight"],
        # Until they are drawn, icons would be words.
        display="block" if is_of_icons(family) else "swap",
        file=face["file"],
        range=f" unicode-range: {face['range']};" if face["range"] else "",
    )


def is_of_icons(family: str) -> bool:
    return family.startswith("Material ")


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
