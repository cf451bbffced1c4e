from inference.demo_model.corpus.look import BOARD, GAME, POINTS
from inference.demo_model.corpus.scene import Scene

NAME = "tetris"
CONTENT = (
    GAME
    + """const shapes = [[[1, 1, 1, 1]], [[1, 1], [1, 1]], [[0, 1, 0], [1, 1, 1]], [[1, 1, 0], [0, 1, 1]], [[0, 1, 1], [1, 1, 0]], [[1, 0, 0], [1, 1, 1]], [[0, 0, 1], [1, 1, 1]]];
let field = [], piece, px, py, points = 0;
function next() { piece = shapes[Math.floor(Math.random() * 7)]; px = 4; py = 0 }
function fits(shape, x, y) {
  return shape.every((line, j) => line.every((cell, i) => !cell || x + i >= 0 && x + i < 10 && y + j < 20 && !field[y + j]?.[x + i]));
}
function move(x, y) {
  if (!fits(piece, px + x, py + y)) return false;
  px += x;
  py += y;
  draw();
  return true;
}
function turn() {
  const turned = piece[0].map((cell, i) => piece.map(line => line[i]).reverse());
  if (fits(turned, px, py)) piece = turned;
  draw();
}
function fall() {
  if (move(0, 1)) return;
  piece.forEach((line, j) => line.forEach((cell, i) => { if (cell) (field[py + j] ??= [])[px + i] = 1 }));
  for (let y = 0; y < 20; y++)
    if (field[y]?.filter(Boolean).length === 10) { field.splice(y, 1); field.unshift([]); points += 1 }
  next();
  if (!fits(piece, px, py)) { field = []; points = 0 }
  draw();
}
function box(x, y) { pen.beginPath(); pen.roundRect(x * 20 + 101, y * 20 + 1, 18, 18, 4); pen.fill() }
function draw() {
  score.textContent = points;
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = "#0b0d17";
  pen.fillRect(100, 0, 200, 400);
  pen.fillStyle = "#9aa0b5";
  for (let y = 0; y < 20; y++) for (let x = 0; x < 10; x++) if (field[y]?.[x]) box(x, y);
  pen.fillStyle = accent;
  piece.forEach((line, j) => line.forEach((cell, i) => { if (cell) box(px + i, py + j) }));
}
addEventListener("keydown", event => {
  const keys = { ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowDown: fall, ArrowUp: turn };
  if (keys[event.key]) { event.preventDefault(); keys[event.key]() }
});
view.onpointerdown = turn;
next();
draw();
setInterval(fall, 500 / speed);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a tetris game",
        "tetris",
        "a game of tetris",
        "a falling blocks game",
        "classic tetris",
        "a tetris clone",
    ),
    chinese=(
        "一个俄罗斯方块",
        "一个俄罗斯方块游戏",
        "经典俄罗斯方块",
        "俄罗斯方块小游戏",
        "下落方块游戏",
        "俄罗斯方块",
    ),
    prose=("Tetris. The arrow keys move and turn the blocks.", "俄罗斯方块,用方向键移动和旋转。"),
    texts={
        "title": ("Tetris", "俄罗斯方块"),
        "points": POINTS,
        "help": ("Move and turn with the arrow keys", "用方向键移动和旋转"),
    },
    style=BOARD,
    content=CONTENT,
    body="dark",
    palette=0,
)
example = SCENE.example
