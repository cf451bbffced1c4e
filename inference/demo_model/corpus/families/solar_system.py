from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "solar_system"
CONTENT = (
    VIEW
    + """const colors = ["#b8a99a", "#e8c38a", "#6bb5ff", "#ff7a5c", "#d8a878", "#ead7a0", "#9fe3e8", "#6f8cff"];
const unit = Math.min(w, h) / 19;
let time = 100;
function disc(x, y, r, color) {
  pen.fillStyle = color;
  pen.beginPath();
  pen.arc(x, y, r, 0, 7);
  pen.fill();
}
function draw() {
  pen.clearRect(0, 0, w, h);
  disc(w / 2, h / 2, unit * 0.8, "#ffd166");
  colors.forEach((color, i) => {
    const r = unit * (i + 1.7), angle = time / (i + 1.4) ** 1.5;
    pen.strokeStyle = "rgba(255, 255, 255, 0.12)";
    pen.beginPath();
    pen.arc(w / 2, h / 2, r, 0, 7);
    pen.stroke();
    disc(w / 2 + r * Math.cos(angle), h / 2 + r * Math.sin(angle), i > 3 && i < 6 ? 11 : 6, color);
  });
  time += 0.03;
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "the solar system",
        "a solar system",
        "a solar system simulation",
        "planets that orbit the sun",
        "an animation of the solar system",
        "solar system with all planets",
        "eight planets around the sun",
    ),
    chinese=("太阳系", "一个太阳系模拟", "行星绕太阳转", "太阳系动画", "八大行星", "太阳系模拟"),
    prose=("Eight planets on their way round the sun.", "八大行星绕着太阳运行。"),
    texts={"title": ("Solar system", "太阳系")},
    style=STAGE,
    content=CONTENT,
)
example = SCENE.example
