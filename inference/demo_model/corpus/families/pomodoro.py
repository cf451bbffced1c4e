from inference.demo_model.corpus.look import BUTTON, CARD, QUIET, ROW
from inference.demo_model.corpus.scene import Scene

NAME = "pomodoro"
STYLE = """.dial { display: grid; place-items: center; width: 220px; height: 220px; margin: 0 auto 24px; border-radius: 50%; background: conic-gradient(var(--accent) var(--done, 0%), var(--soft) 0) }
output { display: grid; place-items: center; width: 190px; height: 190px; border-radius: 50%; background: var(--face, #fff); font-size: 48px; font-variant-numeric: tabular-nums }
"""
CONTENT = """<main>
<h1 id="phase">[[work]]</h1>
<div class="dial" id="dial"><output id="time">25:00</output></div>
<div class="row">
<button id="start">[[start]]</button>
<button id="reset" class="quiet">[[reset]]</button>
</div>
</main>
<script>
const start = document.getElementById("start"), dial = document.getElementById("dial");
let left = 1500, total = 1500, timer = 0;
function show() {
  const text = String(Math.floor(left / 60)).padStart(2, "0") + ":" + String(left % 60).padStart(2, "0");
  document.getElementById("time").textContent = text;
  document.getElementById("phase").textContent = total === 1500 ? "[[work]]" : "[[rest]]";
  dial.style.setProperty("--done", 100 - 100 * left / total + "%");
}
function tick() {
  left -= 1;
  if (left < 0) left = total = total === 1500 ? 300 : 1500;
  show();
}
start.onclick = () => {
  if (timer) { clearInterval(timer); timer = 0 } else timer = setInterval(tick, 1000);
  start.textContent = timer ? "[[pause]]" : "[[start]]";
};
document.getElementById("reset").onclick = () => { left = total = 1500; show() };
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a pomodoro timer",
        "a pomodoro clock",
        "a focus timer",
        "a 25 minute focus timer",
        "a pomodoro app",
        "pomodoro",
    ),
    chinese=(
        "一个番茄钟",
        "一个番茄工作法计时器",
        "一个专注计时器",
        "一个 25 分钟番茄钟",
        "番茄钟应用",
        "番茄钟",
    ),
    prose=("A pomodoro timer: 25 minutes of work, 5 of rest.", "番茄钟:专注 25 分钟,休息 5 分钟。"),
    texts={
        "title": ("Pomodoro", "番茄钟"),
        "work": ("Focus", "专注"),
        "rest": ("Rest", "休息"),
        "start": ("Start", "开始"),
        "pause": ("Pause", "暂停"),
        "reset": ("Reset", "归零"),
    },
    style=CARD + STYLE + ROW + BUTTON + QUIET,
    content=CONTENT,
    body="light",
    palette=3,
)
example = SCENE.example
