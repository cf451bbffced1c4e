"""What a structure does to games, tools and animations: rules added to their own.

Mostly rules of style alone, shared by all pages of a kind: short to write and learnt once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from inference.demo_model.corpus.structures import (
    CONTROLS,
    FRAMED,
    FULL,
    NEON,
    PANEL,
    PAPER,
    RETRO,
    Structure,
)


@dataclass(frozen=True, slots=True)
class Frame:
    structure: Structure | None = None
    style: str = ""
    markup: str = ""  # that the page ends with


USUAL = Frame()
USUAL_SHARE = 0.5  # of the pages

CARD_FULL = """body { padding: 0; color: var(--ink); background: #fff }
main { display: grid; align-content: center; width: 100%; min-height: 100vh; border-radius: 0; border-top: 12px solid var(--accent) }
main > * { width: min(100%, 420px); justify-self: center }
main > button { width: auto }
@media (min-width: 800px) { main > * { zoom: 1.5 } }
"""
CARD_PANEL = """main { width: min(100%, 420px); padding: 0 0 24px; overflow: hidden; color: var(--ink); background: #fff }
main > * { margin-left: 28px; margin-right: 28px }
h1 { display: grid; place-items: center; margin: 0 0 24px; padding: 24px; color: #fff; background: var(--accent) }
@media (min-width: 720px) {
main { display: grid; width: 720px; padding: 24px 0; grid-template-columns: 240px 1fr; align-content: center; min-height: 480px; color: var(--ink); background: linear-gradient(90deg, var(--accent) 240px, #fff 0) }
main > * { grid-column: 2; justify-self: stretch }
main > button { justify-self: center }
h1 { grid-area: 1 / 1 / 9; margin: 0; background: none; font-size: 28px }
}
"""
CARD_NEON = """body { background: #0b0d17 }
main { --face: #1e2236; --soft: #1e2236; --ink: #f4f4f8; color: #f4f4f8; background: #12141f; box-shadow: 0 0 0 2px var(--accent), 0 0 80px -10px var(--accent) }
h1 { color: #fff; text-shadow: 0 0 18px var(--accent), 0 0 4px var(--accent) }
"""
CARD_RETRO = """body { background: var(--ink) }
main { border: 4px solid var(--ink); color: var(--ink); background: #fff; box-shadow: inset 0 0 0 4px #fff, inset 0 0 0 8px var(--accent), 12px 12px 0 rgb(0 0 0 / .35) }
main, main * { border-radius: 0; font-family: ui-monospace, monospace }
h1 { text-transform: uppercase; letter-spacing: .12em }
"""
CARD_PAPER = """body { background: #f1ead9 }
main { border-radius: 3px; color: #2d2a26; background: repeating-linear-gradient(#fffdf5 0 31px, #e3e8f0 32px); box-shadow: 0 1px 3px rgb(0 0 0 / .2), 0 24px 48px -24px #6b5a3a; transform: rotate(-.7deg) }
main, main * { font-family: "Segoe Print", "Bradley Hand", Georgia, serif }
"""
FACE_FULL = """main { position: fixed; inset: 0; display: grid; place-content: center; justify-items: center; border: 24px solid var(--accent); color: var(--ink); background: #fff }
svg { width: 80vmin }
"""
FACE = """main { padding: 32px; border-radius: 24px }
svg { width: min(66vmin, 480px) }
"""
WALL_FULL = """body { padding: 0; place-items: stretch }
main { width: 100%; min-height: 100vh; padding: 24px; gap: 0; align-content: stretch; background: #fff }
section { border-radius: 0; box-shadow: none; border-right: 1px solid var(--soft) }
"""
WALL_NEON = """body { background: #0b0d17 }
main { --soft: #1e2236; color: #f4f4f8 }
section, textarea { color: #f4f4f8; background: #12141f; box-shadow: 0 0 0 1px var(--accent), 0 0 40px -8px var(--accent) }
h1, h2 { color: #fff; text-shadow: 0 0 18px var(--accent), 0 0 4px var(--accent) }
"""
WALL_RETRO = """body { background: var(--soft) }
main, main * { border-radius: 0; font-family: ui-monospace, monospace }
section, textarea { border: 4px solid var(--ink); box-shadow: 10px 10px 0 var(--ink) }
h1, h2 { color: var(--ink); text-transform: uppercase; letter-spacing: .12em }
"""
DRAWING_PANEL = """nav { left: 24px; bottom: auto; top: 50%; flex-direction: column; padding: 20px 12px; transform: translateY(-50%) }
"""
DRAWING_PAPER = """body::after { content: ""; position: fixed; inset: 0; pointer-events: none; mix-blend-mode: multiply; background: repeating-linear-gradient(#0000 0 31px, #cfdaea 32px), #fbf6e9 }
"""
DANCE_FULL = """body { padding: 0 }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(22vmin, 1fr)); place-items: center; gap: 0; width: 100%; max-width: none; min-height: 100vh }
span { font-size: 14vmin }
"""
DANCE_NEON = """body { background: repeating-conic-gradient(from 45deg, #1b1035 0 25%, #2a1650 0 50%) 0 0 / 140px 140px }
span { filter: drop-shadow(0 0 18px #ff4fd8) }
"""
GAME_FULL = """body { padding: 0; background: #151929 }
canvas { display: block; width: 100vmin; border-radius: 0 }
h1, p { position: fixed; z-index: 1; left: 24px; top: 16px; margin: 0; pointer-events: none }
h1 + p { left: auto; right: 24px; font-size: 24px }
canvas + p { top: auto; bottom: 16px }
"""
GAME_PANEL = """h1 { font-size: 30px }
h1 + p { font-size: 20px }
@media (min-width: 720px) {
main { display: grid; grid-template: auto auto 1fr / 220px auto; gap: 8px 32px; padding: 32px; border-radius: 24px; text-align: left; background: #10131f }
canvas { grid-area: 1 / 2 / 5 }
p { margin: 0 }
b { display: block; font-size: 64px; line-height: 1.2; color: #fff }
canvas + p { align-self: end; padding: 16px; border-radius: 12px; background: #1b2033 }
}
"""
GAME_NEON = """body { background: #05060d }
canvas { background: #0a0c18; box-shadow: 0 0 0 2px var(--accent), 0 0 90px -10px var(--accent) }
h1, b { color: #fff; text-shadow: 0 0 18px var(--accent), 0 0 4px var(--accent) }
"""
GAME_RETRO = """body { background: #9aa08f }
main { padding: 28px 28px 40px; border-radius: 20px 20px 64px 20px; color: #2b2f2a; background: #d8d4c5; box-shadow: inset -8px -8px 0 rgb(0 0 0 / .12), 0 24px 48px -20px #000 }
main, main * { font-family: ui-monospace, monospace }
h1 { font-weight: 700; letter-spacing: .2em; text-transform: uppercase }
p { color: #55594f }
canvas { background: #151929; border: 16px solid #3b3f4a; border-radius: 12px }
"""
GAME_PAPER = """body { color: #3b3a36; background: repeating-linear-gradient(#fbf8ef 0 31px, #dfe5ee 32px) }
main, main * { font-family: "Segoe Print", "Bradley Hand", Georgia, serif }
p { color: #6b675c }
canvas { border: 2px solid #111; border-radius: 3px; filter: invert(.94) hue-rotate(180deg) }
"""
ART_FRAMED = """body { display: grid; place-items: center; background: #ece7de }
canvas { position: static; width: min(70vw, 110vh); height: auto; border: 14px solid #2a211b; outline: 1px solid #c9b79c; background: #0b0d17; box-shadow: 0 30px 60px -20px rgb(0 0 0 / .5) }
body::after { content: "[[title]]"; padding: 6px 18px; background: #fff; color: #3b332c; font: italic 16px Georgia, serif; box-shadow: 0 2px 6px rgb(0 0 0 / .2) }
body { align-content: center; gap: 28px }
"""
ART_CONTROLS = """nav { position: fixed; left: 50%; bottom: 24px; display: flex; gap: 16px; align-items: center; padding: 10px 20px 10px 10px; border-radius: 99px; background: rgb(30 34 54 / .85); transform: translateX(-50%) }
nav button { min-width: 88px; padding: 8px 16px; border: 0; border-radius: 99px; font: inherit; color: #fff; background: var(--accent); cursor: pointer }
input { width: 120px; accent-color: var(--accent) }
"""
CONTROL_BAR = """<nav>
<button id="pause">[[pause]]</button>
<input id="pace" type="range" min="0.2" max="3" step="0.1" value="1" aria-label="[[pace]]">
</nav>
<script>
const pause = document.getElementById("pause"), slider = document.getElementById("pace");
let resting = false;
function set() { pace = resting ? 0 : +slider.value; pause.textContent = resting ? "[[go]]" : "[[pause]]" }
pause.onclick = () => { resting = !resting; set() };
slider.oninput = set;
</script>
"""
ART_PAPER = """body { background: #f4efe3 }
canvas { filter: invert(1) hue-rotate(180deg); mix-blend-mode: multiply }
"""
CONTROL_TEXTS = {
    "pause": ("Pause", "暂停"),
    "go": ("Go on", "继续"),
    "pace": ("Speed", "速度"),
}
FRAMES: Mapping[str, Sequence[Frame]] = {
    "card": (
        Frame(FULL, CARD_FULL),
        Frame(PANEL, CARD_PANEL),
        Frame(NEON, CARD_NEON),
        Frame(RETRO, CARD_RETRO),
        Frame(PAPER, CARD_PAPER),
    ),
    "game": (
        Frame(FULL, GAME_FULL),
        Frame(PANEL, GAME_PANEL),
        Frame(NEON, GAME_NEON),
        Frame(RETRO, GAME_RETRO),
        Frame(PAPER, GAME_PAPER),
    ),
    "art": (
        Frame(FRAMED, ART_FRAMED),
        Frame(CONTROLS, ART_CONTROLS, CONTROL_BAR),
        Frame(PAPER, ART_PAPER),
    ),
    "face": (
        Frame(FULL, FACE_FULL),
        Frame(NEON, FACE + CARD_NEON),
        Frame(RETRO, FACE + CARD_RETRO),
        Frame(PAPER, FACE + CARD_PAPER),
    ),
    "wall": (Frame(FULL, WALL_FULL), Frame(NEON, WALL_NEON), Frame(RETRO, WALL_RETRO)),
    "drawing": (Frame(PANEL, DRAWING_PANEL), Frame(PAPER, DRAWING_PAPER)),
    "dance": (Frame(FULL, DANCE_FULL), Frame(NEON, DANCE_NEON)),
}


def choose(rng: Random, frames: Sequence[Frame]) -> Frame:
    return USUAL if rng.random() < USUAL_SHARE else rng.choice(frames)
