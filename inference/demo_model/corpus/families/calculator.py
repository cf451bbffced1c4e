from inference.demo_model.corpus.look import BUTTON, CARD
from inference.demo_model.corpus.scene import Scene

NAME = "calculator"
STYLE = """main { width: min(100%, 340px) }
output { display: block; overflow: hidden; height: 72px; padding: 12px 4px; font-size: 40px; text-align: right }
.keys { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px }
.keys button { padding: 16px 0; font-size: 20px }
.digit { color: var(--ink); background: var(--soft) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<output id="screen">0</output>
<div class="keys" id="keys"></div>
</main>
<script>
const screen = document.getElementById("screen"), keys = document.getElementById("keys");
let first = 0, sign = "", text = "";
const rules = { "+": (a, b) => a + b, "−": (a, b) => a - b, "×": (a, b) => a * b, "÷": (a, b) => a / b };
function result() { return sign ? rules[sign](first, +text) : +text }
function press(key) {
  if (key === "C") { first = 0; sign = text = "" }
  else if (key === "=") { text = String(+result().toFixed(8)); sign = "" }
  else if (key in rules) { first = text ? result() : first; sign = key; text = "" }
  else if (key !== "." || !text.includes(".")) text += key;
  screen.textContent = text || first;
}
for (const key of "789÷456×123−C0.+=") {
  const button = document.createElement("button");
  button.textContent = key;
  if ("0123456789.".includes(key)) button.className = "digit";
  if (key === "=") button.style.gridColumn = "span 4";
  button.onclick = () => press(key);
  keys.append(button);
}
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a calculator",
        "a pocket calculator",
        "a simple calculator",
        "a calculator app",
        "a calculator with big buttons",
        "calculator",
    ),
    chinese=(
        "一个计算器",
        "一个简单的计算器",
        "一个四则运算计算器",
        "一个计算器应用",
        "网页计算器",
        "计算器",
    ),
    prose=("A calculator for plus, minus, times and divided by.", "一个会加减乘除的计算器。"),
    texts={"title": ("Calculator", "计算器")},
    style=CARD + BUTTON + STYLE,
    content=CONTENT,
    body="light",
)
example = SCENE.example
