"""Colours by name: what a sentence says and what a page uses."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Palette:
    english: str
    chinese: str
    accent: str
    soft: str
    ink: str

    @property
    def style(self) -> str:
        return f":root {{ --accent: {self.accent}; --soft: {self.soft}; --ink: {self.ink} }}\n"


PALETTES = (
    Palette("purple", "紫色", "#7c3aed", "#f5f2ff", "#25164d"),
    Palette("blue", "蓝色", "#2563eb", "#f0f5ff", "#12264f"),
    Palette("green", "绿色", "#15803d", "#effaf2", "#0f3520"),
    Palette("red", "红色", "#dc2626", "#fff3f1", "#4a1512"),
    Palette("orange", "橙色", "#ea580c", "#fff6ee", "#47200b"),
    Palette("pink", "粉色", "#db2777", "#fff1f7", "#4d1230"),
    Palette("teal", "青色", "#0f766e", "#eefaf8", "#0d3230"),
    Palette("gold", "金色", "#b7791f", "#fdf8ec", "#3d2a0a"),
)


def pick(rng: Random) -> Palette:
    return rng.choice(PALETTES)
