from inference.demo_model.corpus.look import BIG, BUTTON, CARD, QUIET, ROW
from inference.demo_model.corpus.scene import Scene

NAME = "stopwatch"
CONTENT = """<main>
<h1>[[title]]</h1>
<output id="time">00:00.0</output>
<div class="row">
<button id="start">[[start]]</button>
<button id="reset" class="quiet">[[reset]]</button>
</div>
</main>
<script>
const time = document.getElementById("time"), start = document.getElementById("start");
let passed = 0, since = 0, timer = 0;
function show() {
  const total = passed + (timer ? Date.now() - since : 0);
  const minutes = Math.floor(total / 60000), seconds = (total % 60000 / 1000).toFixed(1);
  time.textContent = String(minutes).padStart(2, "0") + ":" + seconds.padStart(4, "0");
}
start.onclick = () => {
  if (timer) { clearInterval(timer); passed += Date.now() - since; timer = 0 }
  else { since = Date.now(); timer = setInterval(show, 50) }
  start.textContent = timer ? "[[pause]]" : "[[start]]";
};
document.getElementById("reset").onclick = () => { passed = 0; since = Date.now(); show() };
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a stopwatch",
        "a stopwatch with start and reset",
        "a simple stopwatch",
        "a timer that counts up",
        "a stopwatch app",
        "stopwatch",
    ),
    chinese=("一个秒表", "一个简单的秒表", "一个能归零的秒表", "一个计时器", "秒表应用", "秒表"),
    prose=("A stopwatch with start, pause and reset.", "一个可以开始、暂停和归零的秒表。"),
    texts={
        "title": ("Stopwatch", "秒表"),
        "start": ("Start", "开始"),
        "pause": ("Pause", "暂停"),
        "reset": ("Reset", "归零"),
    },
    style=CARD + BIG + ROW + BUTTON + QUIET,
    content=CONTENT,
    body="light",
)
example = SCENE.example
