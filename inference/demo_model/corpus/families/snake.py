from inference.demo_model.corpus.look import BOARD, GAME, POINTS
from inference.demo_model.corpus.scene import Scene

NAME = "snake"
ENGLISH = (
    "a snake game",
    "snake game",
    "the classic game of snake",
    "a game of snake",
    "play snake",
    "a simple snake game to play",
    "snake",
    "a small snake game with a score",
)
CHINESE = (
    "一个贪吃蛇游戏",
    "贪吃蛇游戏",
    "贪吃蛇",
    "经典的贪吃蛇小游戏",
    "一条贪吃蛇",
    "玩贪吃蛇",
    "一个经典贪吃蛇",
)
CONTENT = (
    GAME
    + """let snake, way, next, food;
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
  score.textContent = snake.length - 3;
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = accent;
  for (const part of snake) { pen.beginPath(); pen.roundRect(part.x * 20 + 1, part.y * 20 + 1, 18, 18, 5); pen.fill() }
  pen.fillStyle = "#ff6b6b";
  pen.beginPath();
  pen.arc(food.x * 20 + 10, food.y * 20 + 10, 8, 0, 7);
  pen.fill();
}
reset();
setInterval(step, 120 / speed);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("A game of snake. Steer with the arrow keys.", "贪吃蛇,用方向键控制。"),
    texts={
        "title": ("Snake", "贪吃蛇"),
        "points": POINTS,
        "help": ("Steer with the arrow keys", "用方向键控制"),
    },
    style=BOARD,
    content=CONTENT,
    body="dark",
    palette=2,
)
example = SCENE.example
