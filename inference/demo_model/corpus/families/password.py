from inference.demo_model.corpus.look import BUTTON, CARD
from inference.demo_model.corpus.scene import Scene

NAME = "password"
STYLE = """output { display: block; margin: 20px 0; padding: 16px; border-radius: 14px; background: var(--soft); font: 20px/1.4 monospace; overflow-wrap: anywhere }
label { display: block; margin-bottom: 24px }
input { width: 100%; accent-color: var(--accent) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<output id="word"></output>
<label>[[length]] <b id="count"></b><input id="length" type="range" min="8" max="32" value="16"></label>
<button id="again">[[again]]</button>
</main>
<script>
const length = document.getElementById("length");
const signs = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!?+-*=#%";
function make() {
  const numbers = crypto.getRandomValues(new Uint32Array(+length.value));
  document.getElementById("word").textContent = [...numbers].map(n => signs[n % signs.length]).join("");
  document.getElementById("count").textContent = length.value;
}
length.oninput = make;
document.getElementById("again").onclick = make;
make();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a password generator",
        "a strong password generator",
        "a generator of passwords",
        "a password maker",
        "a random password generator",
        "password generator",
    ),
    chinese=(
        "一个密码生成器",
        "一个强密码生成器",
        "一个随机密码生成器",
        "一个生成密码的工具",
        "密码生成工具",
        "密码生成器",
    ),
    prose=("A password generator with a length of your choice.", "一个可以调节长度的密码生成器。"),
    texts={
        "title": ("Password", "密码"),
        "length": ("Length", "长度"),
        "again": ("Another", "换一个"),
    },
    style=CARD + BUTTON + STYLE,
    content=CONTENT,
    body="light",
    palette=6,
)
example = SCENE.example
