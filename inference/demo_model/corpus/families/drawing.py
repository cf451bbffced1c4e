from inference.demo_model.corpus.scene import Scene

NAME = "drawing"
STYLE = """canvas { position: fixed; inset: 0; width: 100%; height: 100%; background: #fff; touch-action: none; cursor: crosshair }
nav { position: fixed; left: 50%; bottom: 24px; display: flex; gap: 12px; padding: 12px 20px; border-radius: 99px; background: #fff; transform: translateX(-50%); box-shadow: 0 24px 60px -28px var(--ink) }
nav button { width: 32px; height: 32px; border: 0; border-radius: 50%; cursor: pointer }
"""
CONTENT = """<canvas id="view" aria-label="[[title]]"></canvas>
<nav id="colors"></nav>
<script>
const view = document.getElementById("view"), pen = view.getContext("2d");
view.width = innerWidth;
view.height = innerHeight;
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
pen.lineWidth = 6;
pen.lineCap = "round";
pen.strokeStyle = accent;
for (const color of [accent, "#151929", "#ff6b6b", "#ffd166", "#15803d", "#fff"]) {
  const button = document.createElement("button");
  button.style.background = color;
  button.setAttribute("aria-label", color);
  button.onclick = () => { pen.strokeStyle = color; pen.lineWidth = color === "#fff" ? 40 : 6 };
  document.getElementById("colors").append(button);
}
view.onpointerdown = event => { pen.beginPath(); pen.moveTo(event.clientX, event.clientY) };
view.onpointermove = event => {
  if (!event.buttons) return;
  pen.lineTo(event.clientX, event.clientY);
  pen.stroke();
};
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a drawing app",
        "a paint app",
        "a sketch pad",
        "a canvas to draw on",
        "a whiteboard",
        "a drawing board",
    ),
    chinese=("一个画板", "一个画图应用", "一个涂鸦板", "一个可以画画的白板", "画板应用", "画板"),
    prose=("A drawing board with six colours.", "一个有六种颜色的画板。"),
    texts={"title": ("Drawing board", "画板")},
    style=STYLE,
    content=CONTENT,
    frames="drawing",
    body="light",
)
example = SCENE.example
