from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "three_bodies"
ENGLISH = (
    "a three-body problem simulation",
    "three-body problem simulation",
    "simulate the three-body problem",
    "three bodies that orbit each other under gravity",
    "a simulation of three stars and their gravity",
    "the three body problem",
    "the three-body problem",
    "an animation of the three-body problem",
    "three-body simulation",
    "show the three body problem with trails",
)
CHINESE = (
    "三体问题模拟",
    "一个三体问题的模拟",
    "模拟三体运动",
    "三颗恒星互相绕转的引力模拟",
    "三体模拟动画",
    "三体问题",
    "三体",
    "三体运动动画",
)
CONTENT = (
    VIEW
    + """const scale = Math.min(w, h) / 3;
const bodies = [
  { x: -0.97, y: 0.243, vx: 0.466, vy: 0.432, color: "#ff9f6b" },
  { x: 0.97, y: -0.243, vx: 0.466, vy: 0.432, color: "#6bd4ff" },
  { x: 0, y: 0, vx: -0.932, vy: -0.864, color: "#e0a3ff" },
];
function step(dt) {
  for (const p of bodies)
    for (const q of bodies) {
      if (p === q) continue;
      const dx = q.x - p.x, dy = q.y - p.y, d = Math.hypot(dx, dy) + 0.01;
      p.vx += dx / d ** 3 * dt;
      p.vy += dy / d ** 3 * dt;
    }
  for (const p of bodies) { p.x += p.vx * dt; p.y += p.vy * dt }
}
function draw() {
  pen.fillStyle = "rgba(11, 13, 23, 0.06)";
  pen.fillRect(0, 0, w, h);
  for (let i = 0; i < 6; i++) step(0.002);
  for (const p of bodies) {
    pen.fillStyle = p.color;
    pen.beginPath();
    pen.arc(w / 2 + p.x * scale, h / 2 + p.y * scale, 7, 0, 7);
    pen.fill();
  }
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=(
        "Three bodies chase each other along a figure of eight, held by gravity alone.",
        "三个天体在彼此的引力下沿 8 字形运行。",
    ),
    texts={"title": ("Three-body problem", "三体问题")},
    style=STAGE,
    content=CONTENT,
)
example = SCENE.example
