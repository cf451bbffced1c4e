from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "waves"
CONTENT = (
    VIEW
    + """let time = 0;
function draw() {
  pen.clearRect(0, 0, w, h);
  for (let layer = 0; layer < 6; layer++) {
    pen.globalAlpha = 0.2 + layer * 0.1;
    pen.fillStyle = accent;
    pen.beginPath();
    pen.moveTo(0, h);
    for (let x = 0; x <= w + 8; x += 8)
      pen.lineTo(x, h * (0.35 + layer * 0.09) + Math.sin(x / (160 + layer * 30) + time * (1 + layer / 4)) * 34);
    pen.lineTo(w, h);
    pen.fill();
  }
  time += 0.016;
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "waves",
        "an animation of waves",
        "ocean waves",
        "a sea of waves",
        "a wave animation",
        "sine waves",
        "animated waves",
        "water waves",
    ),
    chinese=("一个波浪动画", "海浪", "起伏的波浪", "一片海浪动画", "正弦波动画", "波浪"),
    prose=("Six layers of waves that never repeat.", "六层永不重复的波浪。"),
    texts={"title": ("Waves", "波浪")},
    style=STAGE,
    content=CONTENT,
)
example = SCENE.example
