from inference.demo_model.corpus.look import BOARD, GAME, MOUSE, POINTS
from inference.demo_model.corpus.scene import Scene

NAME = "pong"
CONTENT = (
    GAME
    + """let mine = 200, other = 200, points = 0, ball;
function serve() { ball = { x: 200, y: 200, vx: 3.4, vy: Math.random() * 4 - 2 } }
view.onpointermove = event => { mine = event.offsetY / view.clientHeight * 400 };
function bounce(paddle) {
  if (Math.abs(ball.y - paddle) > 44) return false;
  ball.vx *= -1.05;
  ball.vy += (ball.y - paddle) / 16;
  return true;
}
function step() {
  ball.x += ball.vx;
  ball.y += ball.vy;
  if (ball.y < 8 || ball.y > 392) ball.vy *= -1;
  other += Math.max(-3, Math.min(3, ball.y - other));
  if (ball.x < 24 && ball.vx < 0 && bounce(mine)) points += 1;
  if (ball.x > 376 && ball.vx > 0) bounce(other);
  if (ball.x < 0) { points = 0; serve() }
  if (ball.x > 400) { points += 5; serve() }
  score.textContent = points;
}
function draw() {
  step();
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = accent;
  pen.fillRect(10, mine - 36, 10, 72);
  pen.fillRect(380, other - 36, 10, 72);
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.arc(ball.x, ball.y, 7, 0, 7);
  pen.fill();
}
serve();
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a pong game",
        "a game of pong",
        "pong against the computer",
        "table tennis like pong",
        "the classic pong",
        "pong",
    ),
    chinese=(
        "一个乒乓球游戏",
        "一个弹球对战游戏",
        "一个 Pong 游戏",
        "经典的乒乓球小游戏",
        "乒乓球游戏",
        "打乒乓球",
    ),
    prose=(
        "Pong against the computer. Move with the mouse or a finger.",
        "和电脑打乒乓球,用鼠标或手指移动。",
    ),
    texts={"title": ("Pong", "乒乓球"), "points": POINTS, "help": MOUSE},
    style=BOARD,
    content=CONTENT,
    body="dark",
)
example = SCENE.example
