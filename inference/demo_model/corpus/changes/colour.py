"""Another colour."""

from random import Random

from inference.demo_model.corpus.changes.edit import Change
from inference.demo_model.corpus.palettes import PALETTES, pick

KIND = "another colour"
ASKED = (
    "make it {colour}", "change the colour to {colour}", "in {colour}, please", "{colour} instead", "use {colour}",
    "I prefer {colour}", "turn it {colour}", "make everything {colour}", "change the color to {colour}",
    "could it be {colour}?", "{colour}", "paint it {colour}", "can you make it {colour}", "I want it in {colour}",
    "now in {colour}", "{colour} please", "the colour should be {colour}", "switch to {colour}",
)  # fmt: skip
CHINESE = (
    "改成{colour}", "换成{colour}", "颜色改为{colour}", "用{colour}", "把颜色换成{colour}", "变成{colour}",
    "我想要{colour}的", "{colour}", "颜色换成{colour}", "改用{colour}", "{colour}的更好",
)  # fmt: skip


def change(rng: Random, chinese: bool, page: str) -> Change | None:
    old = next((palette for palette in PALETTES if palette.style in page), None)
    new = pick(rng)
    if old is None or new is old:
        return None
    colour = new.chinese if chinese else new.english
    return Change(
        KIND,
        rng.choice(CHINESE if chinese else ASKED).format(colour=colour),
        "现在是[[colour]]了。" if chinese else "It is [[colour]] now.",
        [(old.style.strip(), new.style.strip())],
        {"colour": colour},
    )
