from inference.demo_model.corpus.look import BOARD, GAME, MOUSE, POINTS
from inference.demo_model.corpus.scene import Scene

NAME = "breakout"
CONTENT = (
    GAME
    + """let mine = 200, points = 0, ball, bricks;
function reset() {
  bricks = [];
  for (let i = 0; i < 40; i++) bricks.push({ x: i % 8 * 48 + 10, y: Math.floor(i / 8) * 24 + 30 });
  points = 0;
  ball = { x: 200, y: 300, vx: 2, vy: -3.4 };
}
view.onpointermove = event => { mine = event.offsetX / view.clientWidth * 400 };
function step() {
  ball.x += ball.vx;
  ball.y += ball.vy;
  if (ball.x < 8 || ball.x > 392) ball.vx *= -1;
  if (ball.y < 8) ball.vy *= -1;
  if (ball.y > 370 && ball.y < 382 && Math.abs(ball.x - mine) < 44) {
    ball.vy = -Math.abs(ball.vy);
    ball.vx = (ball.x - mine) / 9;
  }
  const hit = bricks.findIndex(brick => ball.x > brick.x && ball.x < brick.x + 44 && ball.y > brick.y && ball.y < brick.y + 20);
  if (hit >= 0) { bricks.splice(hit, 1); ball.vy *= -1; points += 1 }
  if (ball.y > 400 || !bricks.length) reset();
  score.textContent = points;
}
function draw() {
  step();
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = accent;
  for (const brick of bricks) { pen.globalAlpha = 1 - brick.y / 220; pen.fillRect(brick.x, brick.y, 44, 20) }
  pen.globalAlpha = 1;
  pen.fillStyle = "#fff";
  pen.fillRect(mine - 38, 376, 76, 8);
  pen.beginPath();
  pen.arc(ball.x, ball.y, 7, 0, 7);
  pen.fill();
}
reset();
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a breakout game",
        "a game of breakout",
        "a brick breaker",
        "a brick breaker game",
        "break the bricks",
        "breakout",
    ),
    chinese=(
        "一个打砖块游戏",
        "一个经典打砖块",
        "一个弹球打砖块",
        "打砖块小游戏",
        "敲砖块游戏",
        "打砖块",
    ),
    prose=("Breakout. Move with the mouse or a finger.", "打砖块,用鼠标或手指移动。"),
    texts={"title": ("Breakout", "打砖块"), "points": POINTS, "help": MOUSE},
    style=BOARD,
    content=CONTENT,
    body="dark",
    palette=4,
)
example = SCENE.example
