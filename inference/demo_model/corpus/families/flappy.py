from inference.demo_model.corpus.look import BOARD, GAME, POINTS
from inference.demo_model.corpus.scene import Scene

NAME = "flappy"
CONTENT = (
    GAME
    + """let bird, pipes, points;
function reset() {
  bird = { y: 200, vy: 0 };
  pipes = [420, 620].map(x => ({ x, gap: 120 + Math.random() * 160 }));
  points = 0;
}
function flap() { bird.vy = -5.4 }
view.onpointerdown = flap;
addEventListener("keydown", event => { if (event.key === " ") { event.preventDefault(); flap() } });
function step() {
  bird.vy += 0.28;
  bird.y += bird.vy;
  for (const pipe of pipes) {
    pipe.x -= 2.2;
    if (pipe.x < -50) { pipe.x += 400; pipe.gap = 120 + Math.random() * 160; points += 1 }
    if (pipe.x < 112 && pipe.x > 38 && Math.abs(bird.y - pipe.gap) > 58) return reset();
  }
  if (bird.y > 400 || bird.y < 0) reset();
}
function draw() {
  step();
  score.textContent = points;
  pen.clearRect(0, 0, 400, 400);
  pen.fillStyle = accent;
  for (const pipe of pipes) {
    pen.fillRect(pipe.x, 0, 50, pipe.gap - 70);
    pen.fillRect(pipe.x, pipe.gap + 70, 50, 400);
  }
  pen.font = "30px sans-serif";
  pen.fillText("🐤", 84, bird.y + 10);
}
reset();
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a flappy bird game",
        "flappy bird",
        "a game like flappy bird",
        "a bird that flies between pipes",
        "a flappy bird clone",
        "a little bird game",
    ),
    chinese=(
        "一个像素鸟游戏",
        "一个飞翔的小鸟游戏",
        "一个 Flappy Bird 游戏",
        "小鸟飞过管道",
        "飞翔的小鸟",
        "像素鸟",
    ),
    prose=(
        "A bird between pipes. Click or press space to flap.",
        "小鸟飞过管道,点击或按空格拍翅膀。",
    ),
    texts={
        "title": ("Flappy", "飞翔的小鸟"),
        "points": POINTS,
        "help": ("Click or press space to flap", "点击或按空格拍翅膀"),
    },
    style=BOARD,
    content=CONTENT,
    body="dark",
    palette=2,
)
example = SCENE.example
