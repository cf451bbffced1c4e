"""Rules of style that many families share, so that the model learns them once."""

CARD = """main { width: min(100%, 420px); padding: 32px; border-radius: 24px; background: #fff; text-align: center; box-shadow: 0 24px 60px -28px var(--ink) }
h1 { font-size: 24px; margin-bottom: 20px; color: var(--accent) }
"""
BUTTON = """button { padding: 12px 24px; border: 0; border-radius: 14px; font: inherit; color: #fff; background: var(--accent); cursor: pointer }
"""
QUIET = "button.quiet { color: var(--ink); background: var(--soft) }\n"
BIG = "output { display: block; margin: 20px 0; font-size: 56px; font-weight: 600; font-variant-numeric: tabular-nums }\n"
ROW = ".row { display: flex; gap: 12px; justify-content: center }\n"
BOARD = """main { text-align: center }
h1 { font-size: 20px; font-weight: 500 }
canvas { width: min(66vmin, 520px); border-radius: 16px; background: #151929; touch-action: none }
p { margin: 8px; color: #9aa0b5 }
"""
RUN = """const speed = 1;
let pace = 1, due = 0;
function run(draw) {
  for (due += speed * pace; due >= 1; due--) draw();
  requestAnimationFrame(() => run(draw));
}
"""
GAME = (
    """<main>
<h1>[[title]]</h1>
<p>[[points]] <b id="score">0</b></p>
<canvas id="view" width="1200" height="1200"></canvas>
<p>[[help]]</p>
</main>
<script>
const view = document.getElementById("view"), pen = view.getContext("2d");
const score = document.getElementById("score");
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
pen.scale(3, 3);
"""
    + RUN
)
POINTS = ("Score", "得分")
MOUSE = ("Move with the mouse or a finger", "用鼠标或手指移动")
