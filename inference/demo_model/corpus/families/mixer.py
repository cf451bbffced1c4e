"""A colour picker with three sliders."""

from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "mixer"
STYLE = """#swatch { height: 160px; margin-bottom: 16px; border-radius: 16px }
output { display: block; margin-bottom: 16px; font: 600 24px monospace }
label { display: flex; gap: 16px; margin: 8px 0 }
input { flex: 1; accent-color: var(--accent) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<div id="swatch"></div>
<output id="code"></output>
<label>R<input type="range" max="255" value="124"></label>
<label>G<input type="range" max="255" value="92"></label>
<label>B<input type="range" max="255" value="255"></label>
</main>
<script>
const sliders = [...document.querySelectorAll("input")];
function mix() {
  const code = "#" + sliders.map(slider => (+slider.value).toString(16).padStart(2, "0")).join("");
  document.getElementById("swatch").style.background = code;
  document.getElementById("code").textContent = code;
}
for (const slider of sliders) slider.oninput = mix;
mix();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a colour picker",
        "a color picker",
        "a colour mixer",
        "an RGB colour picker",
        "an RGB color mixer",
        "a tool to mix colours",
    ),
    chinese=(
        "一个颜色选择器",
        "一个调色器",
        "一个调色板工具",
        "一个 RGB 调色器",
        "取色器",
        "颜色选择器",
    ),
    prose=(
        "A colour picker: three sliders and the code to copy.",
        "颜色选择器:三个滑块和可以复制的代码。",
    ),
    texts={"title": ("Colour picker", "颜色选择器")},
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
)
example = SCENE.example
