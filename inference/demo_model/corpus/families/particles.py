from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "particles"
CONTENT = (
    VIEW
    + """const dots = [];
for (let i = 0; i < 110; i++) dots.push({ x: Math.random() * w, y: Math.random() * h, vx: Math.random() - 0.5, vy: Math.random() - 0.5 });
view.onpointermove = event => { dots[0].x = event.offsetX / view.clientWidth * w; dots[0].y = event.offsetY / view.clientHeight * h };
function draw() {
  pen.clearRect(0, 0, w, h);
  pen.fillStyle = pen.strokeStyle = accent;
  for (const p of dots) {
    p.x = (p.x + p.vx + w) % w;
    p.y = (p.y + p.vy + h) % h;
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.arc(p.x, p.y, 2.5, 0, 7);
    pen.fill();
    for (const q of dots) {
      const near = 1 - Math.hypot(p.x - q.x, p.y - q.y) / 120;
      if (near <= 0) continue;
      pen.globalAlpha = near / 2;
      pen.beginPath();
      pen.moveTo(p.x, p.y);
      pen.lineTo(q.x, q.y);
      pen.stroke();
    }
  }
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a particle network",
        "particles joined by lines",
        "a particle system",
        "floating particles",
        "a particle animation",
        "connected particles",
    ),
    chinese=("一个粒子网络", "连线的粒子", "一个粒子动画", "粒子系统", "漂浮的粒子", "粒子"),
    prose=("Particles that join hands when they are near.", "靠近时会相连的粒子。"),
    texts={"title": ("Particles", "粒子")},
    style=STAGE,
    content=CONTENT,
    palette=5,
)
example = SCENE.example
