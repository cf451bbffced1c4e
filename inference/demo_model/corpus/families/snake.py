from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.segments import fill

NAME = "snake"
ENGLISH = (
    "a snake game",
    "snake game",
    "the classic game of snake",
    "a game of snake",
    "play snake",
    "I want to play snake",
    "let me play snake",
    "a simple snake game to play",
    "snake",
    "a small snake game with a score",
)
ENGLISH_COLOUR = (
    "a snake game in {colour}",
    "a {colour} snake game",
    "snake with a {colour} snake",
    "snake game in {colour}",
    "a snake game with a {colour} snake",
)
CHINESE = (
    "一个贪吃蛇游戏",
    "贪吃蛇游戏",
    "贪吃蛇",
    "经典的贪吃蛇小游戏",
    "一条贪吃蛇",
    "我想玩贪吃蛇",
    "一个经典贪吃蛇",
)
CHINESE_COLOUR = ("{colour}的贪吃蛇游戏", "一个{colour}的贪吃蛇")
STYLE = """main { text-align: center }
h1 { font-size: 20px; font-weight: 500 }
canvas { width: min(66vmin, 520px); border-radius: 16px; background: #151929; touch-action: none }
p { margin: 8px; color: #9aa0b5 }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<p>[[points]] <b id="score">0</b></p>
<canvas id="view" width="400" height="400"></canvas>
<p>[[help]]</p>
</main>
<script>
const pen = document.getElementById("view").getContext("2d");
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
let snake, way, next, food;
function reset() {
  snake = [{ x: 8, y: 10 }, { x: 7, y: 10 }, { x: 6, y: 10 }];
  way = next = { x: 1, y: 0 };
  place();
}
function place() {
  food = { x: Math.floor(Math.random() * 20), y: Math.floor(Math.random() * 20) };
}
function turn(x, y) { if (x !== -way.x || y !== -way.y) next = { x, y } }
addEventListener("keydown", event => {
  const keys = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  if (keys[event.key]) { event.preventDefault(); turn(...keys[event.key]) }
});
function step() {
  way = next;
  const head = { x: (snake[0].x + way.x + 20) % 20, y: (snake[0].y + way.y + 20) % 20 };
  if (snake.some(part => part.x === head.x && part.y === head.y)) reset();
  snake.unshift(head);
  if (head.x === food.x && head.y === food.y) place(); else snake.pop();
  document.getElementById("score").textContent = snake.length - 3;
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = accent;
  for (const part of snake) { pen.beginPath(); pen.roundRect(part.x * 20 + 1, part.y * 20 + 1, 18, 18, 5); pen.fill() }
  pen.fillStyle = "#ff6b6b";
  pen.beginPath();
  pen.arc(food.x * 20 + 10, food.y * 20 + 10, 8, 0, 7);
  pen.fill();
}
reset();
setInterval(step, 120);
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    coloured = rng.random() < 0.5
    palette = pick(rng) if coloured else PALETTES[2]
    colour = palette.chinese if chinese else palette.english
    phrasings = (
        (CHINESE_COLOUR if coloured else CHINESE)
        if chinese
        else (ENGLISH_COLOUR if coloured else ENGLISH)
    )
    asked = sentence(rng, phrasings, colour=colour)
    texts = {
        "title": "贪吃蛇" if chinese else "Snake",
        "points": "得分" if chinese else "Score",
        "help": "用方向键控制" if chinese else "Steer with the arrow keys",
    }
    prose = "贪吃蛇,用方向键控制。" if chinese else "A game of snake. Steer with the arrow keys."
    body = page(chinese, palette, CENTRED + DARK, STYLE, CONTENT, {}, texts)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, {}), body)
