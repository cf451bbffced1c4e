from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "fireworks"
CONTENT = (
    VIEW
    + """const sparks = [];
function burst(x, y) {
  const hue = Math.random() < 0.4 ? accent : `hsl(${Math.random() * 360} 90% 65%)`;
  for (let i = 0; i < 90; i++) {
    const angle = Math.random() * 7, force = Math.random() * 6;
    sparks.push({ x, y, vx: Math.cos(angle) * force, vy: Math.sin(angle) * force, life: 1, hue });
  }
}
let frame = 0;
function draw() {
  if (frame++ % 42 === 0) burst(Math.random() * w, Math.random() * h * 0.6);
  pen.globalAlpha = 1;
  pen.fillStyle = "rgba(11, 13, 23, 0.2)";
  pen.fillRect(0, 0, w, h);
  for (const p of sparks) {
    p.x += p.vx;
    p.y += p.vy;
    p.vy += 0.06;
    p.life -= 0.014;
    pen.globalAlpha = Math.max(0, p.life);
    pen.fillStyle = p.hue;
    pen.fillRect(p.x, p.y, 3, 3);
  }
  while (sparks.length && sparks[0].life <= 0) sparks.shift();
}
view.onpointerdown = event => burst(event.offsetX / view.clientWidth * w, event.offsetY / view.clientHeight * h);
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "fireworks",
        "a firework show",
        "fireworks in the night sky",
        "a fireworks animation",
        "New Year fireworks",
        "exploding fireworks",
    ),
    chinese=("一场烟花", "烟花动画", "夜空中的烟花", "放烟花", "新年烟花", "烟花"),
    prose=("Fireworks over a night sky. Click for more.", "夜空中的烟花,点击可以再放。"),
    texts={"title": ("Fireworks", "烟花")},
    style=STAGE,
    content=CONTENT,
)
example = SCENE.example
