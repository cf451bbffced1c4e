"""What is right and wrong about one page that the model wrote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import Segment, text_of

PALETTE = re.compile(r":root \{[^}]*\}")
SIGNS = {
    "area_chart": 'draw("polygon", { points: [[',
    "bar_chart": '<dl id="bars">',
    "birthday": 'class="cake"',
    "blog": 'id="posts"',
    "breakout": "bricks;",
    "calculator": 'id="screen"',
    "clock": 'id="marks"',
    "column_chart": "height, rx: 8",
    "converter": "const scales",
    "countdown": 'role="timer"',
    "dashboard": 'id="figures"',
    "dice": 'id="dice"',
    "digital_clock": 'id="date"',
    "donut_chart": 'class: "sum"',
    "drawing": 'id="colors"',
    "drum_pad": 'id="pads"',
    "emoji": "const face",
    "event": 'id="come"',
    "fireworks": "const sparks",
    "flappy": "let bird",
    "fractal_tree": "function branch",
    "game_2048": "function slide",
    "gauge": 'class: "hand"',
    "heat_map": "const hottest",
    "honest": "ARTIFACTS_MODEL",
    "kanban": 'id="board"',
    "landing": 'class="offers"',
    "life": "function around(x, y)",
    "line_chart": '"circle", { cx: x, cy: y, r: 7 }',
    "lissajous": "let shift",
    "memory": 'id="cards"',
    "menu": 'id="dishes"',
    "minesweeper": "const mines",
    "mixer": 'id="swatch"',
    "notes": 'id="wall"',
    "particles": "const dots",
    "password": "const signs",
    "pendulum": "const arm",
    "pie_chart": "path { fill: var(--accent); stroke: #fff; stroke-width: 3 }",
    "pomodoro": 'id="dial"',
    "pong": "function serve",
    "portfolio": 'class="works"',
    "pricing": 'class="plans"',
    "quiz": "const quiz",
    "radar_chart": 'class: "net"',
    "resume": "<h2>",
    "scatter_plot": "const right",
    "snake": "let snake",
    "solar_system": "const unit",
    "stacked_chart": 'parts.join(" + ")',
    "starfield": "const stars",
    "stopwatch": "let passed",
    "tetris": "const shapes",
    "three_bodies": "const bodies",
    "tic_tac_toe": "const lines",
    "todo": 'id="list"',
    "waves": "let layer",
    "whack": 'id="holes"',
}


@dataclass(frozen=True, slots=True)
class Result:
    family: str
    language: str
    is_complete: bool  # one closed page
    is_clean: bool  # no error in the browser's console
    is_right_kind: bool
    is_as_taught: bool  # nothing but slots and colours differs from the generator's page
    has_colour: bool | None  # None where the sentence names no colour
    slots: int  # that the sentence says
    copied: int  # of them, exact and in their places


def kind_of(page: str) -> str:
    """The family, or nothing if the page is like none."""
    kinds = [family for family, sign in SIGNS.items() if sign in page]
    return kinds[0] if len(kinds) == 1 else ""


def grade(test: Example, page: str, *, failed: bool) -> Result:
    match = _template(test.page).fullmatch(PALETTE.sub("", page))
    wanted = [segment.text for segment in test.page if segment.is_slot]
    pairs = list(zip(wanted, match.groups() if match else [""] * len(wanted), strict=True))
    asked = [pair for pair in pairs if _says(test.sentence, pair[0])]
    return Result(
        family=test.family,
        language=test.language,
        is_complete=page.rstrip().endswith("</html>"),
        is_clean=bool(page) and not failed,
        is_right_kind=kind_of(page) == test.family,
        is_as_taught=match is not None,
        has_colour=_has_colour(test, page),
        slots=len(asked),
        copied=sum(wanted == found for wanted, found in asked),
    )


def _template(segments: Sequence[Segment]) -> re.Pattern[str]:
    parts = [
        "([^<\\n]*?)" if segment.is_slot else re.escape(PALETTE.sub("", segment.text))
        for segment in segments
    ]
    return re.compile("".join(parts))


def _says(sentence: str, slot: str) -> bool:
    return slot.lower() in sentence.lower()


def _has_colour(test: Example, page: str) -> bool | None:
    """Judged where the colour asked for is the colour of the generator's page."""
    taught = text_of(test.page)
    for palette in PALETTES:
        name = palette.chinese if test.language == "zh" else palette.english
        if _says(test.sentence, name) and f"--accent: {palette.accent}" in taught:
            return f"--accent: {palette.accent}" in page
    return None
