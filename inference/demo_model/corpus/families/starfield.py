from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "starfield"
CONTENT = (
    VIEW
    + """const stars = [];
for (let i = 0; i < 600; i++) stars.push({ x: Math.random() - 0.5, y: Math.random() - 0.5, z: Math.random() });
function draw() {
  pen.fillStyle = "rgba(11, 13, 23, 0.35)";
  pen.fillRect(0, 0, w, h);
  for (const star of stars) {
    star.z -= 0.004;
    if (star.z <= 0.01) star.z = 1;
    pen.fillStyle = star.x > 0.2 ? accent : "#fff";
    pen.beginPath();
    pen.arc(w / 2 + star.x / star.z * w, h / 2 + star.y / star.z * h, 1.6 / star.z ** 0.6, 0, 7);
    pen.fill();
  }
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a starfield",
        "a starfield animation",
        "flying through the stars",
        "a flight through space",
        "a warp speed starfield",
        "a night sky with moving stars",
        "starfield",
    ),
    chinese=(
        "一个星空动画",
        "一个星空穿越动画",
        "一个宇宙飞行动画",
        "星空穿梭",
        "流动的星空",
        "星空",
    ),
    prose=("A flight through the stars.", "在星空中穿行。"),
    texts={"title": ("Starfield", "星空")},
    style=STAGE,
    content=CONTENT,
)
example = SCENE.example
