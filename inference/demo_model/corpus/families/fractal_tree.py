from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "fractal_tree"
CONTENT = (
    VIEW
    + """let time = 0;
function branch(x, y, length, angle, depth) {
  const x2 = x + Math.cos(angle) * length, y2 = y + Math.sin(angle) * length;
  pen.strokeStyle = depth < 4 ? accent : "#c9b8a6";
  pen.lineWidth = depth;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x2, y2);
  pen.stroke();
  if (depth === 1) return;
  const sway = Math.sin(time + depth) * 0.05;
  branch(x2, y2, length * 0.76, angle - 0.42 + sway, depth - 1);
  branch(x2, y2, length * 0.76, angle + 0.42 + sway, depth - 1);
}
function draw() {
  pen.clearRect(0, 0, w, h);
  branch(w / 2, h, h / 4.4, -Math.PI / 2, 10);
  time += 0.02;
}
run(draw);
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "a fractal tree",
        "a fractal tree in the wind",
        "a recursive tree",
        "draw a fractal tree",
        "a tree of branches that sway",
        "fractal tree",
    ),
    chinese=("一棵分形树", "风中的分形树", "一棵递归树", "画分形树", "随风摇摆的分形树", "分形树"),
    prose=("A fractal tree that sways in the wind.", "一棵随风摇摆的分形树。"),
    texts={"title": ("Fractal tree", "分形树")},
    style=STAGE,
    content=CONTENT,
    palette=2,
)
example = SCENE.example
