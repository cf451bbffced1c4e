from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "pendulum"
CONTENT = (
    VIEW
    + """const arm = Math.min(w, h) / 4.6, trail = [];
let a = 2, b = 2.4, va = 0, vb = 0;
function step(dt) {
  const d = a - b, n = 3 - Math.cos(2 * d);
  const fa = (-3 * Math.sin(a) - Math.sin(a - 2 * b) - 2 * Math.sin(d) * (vb * vb + va * va * Math.cos(d))) / n;
  const fb = 2 * Math.sin(d) * (2 * va * va + 2 * Math.cos(a) + vb * vb * Math.cos(d)) / n;
  va += fa * dt;
  vb += fb * dt;
  a += va * dt;
  b += vb * dt;
}
function draw() {
  for (let i = 0; i < 20; i++) step(0.003);
  const x = w / 2 + arm * Math.sin(a), y = h / 2.4 + arm * Math.cos(a);
  const x2 = x + arm * Math.sin(b), y2 = y + arm * Math.cos(b);
  trail.push([x2, y2]);
  if (trail.length > 400) trail.shift();
  pen.clearRect(0, 0, w, h);
  pen.lineWidth = 2;
  pen.strokeStyle = accent;
  pen.beginPath();
  for (const point of trail) pen.lineTo(...point);
  pen.stroke();
  pen.lineWidth = 4;
  pen.strokeStyle = "#fff";
  pen.beginPath();
  pen.moveTo(w / 2, h / 2.4);
  pen.lineTo(x, y);
  pen.lineTo(x2, y2);
  pen.stroke();
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a double pendulum",
        "a double pendulum simulation",
        "a chaotic pendulum",
        "simulate a double pendulum",
        "a pendulum on a pendulum",
        "double pendulum",
    ),
    chinese=("一个双摆", "双摆模拟", "混沌双摆", "模拟双摆运动", "一个双摆动画", "双摆"),
    prose=("A double pendulum and the trail it draws.", "一个双摆和它画出的轨迹。"),
    texts={"title": ("Double pendulum", "双摆")},
    style=STAGE,
    content=CONTENT,
    palette=4,
)
example = SCENE.example
