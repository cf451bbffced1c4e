from inference.demo_model.corpus.scene import Scene

NAME = "clock"
ENGLISH = ("a clock", "an analog clock", "a wall clock", "a clock with hands", "show the time",
           "analog clock", "an elegant analog clock", "clock", "a round clock", "an old clock for the wall", "a clock that ticks")  # fmt: skip
CHINESE = (
    "一个时钟",
    "一个指针时钟",
    "显示时间的时钟",
    "挂钟",
    "时钟",
    "现在几点?",
    "一个模拟时钟",
)
STYLE = """svg { width: min(80vmin, 480px); filter: drop-shadow(0 24px 40px rgb(0 0 0 / .15)) }
circle { fill: var(--face, #fff) }
line { stroke: var(--ink); stroke-linecap: round }
#second { stroke: var(--accent) }
time { font-size: 24px; font-variant-numeric: tabular-nums }
main { display: grid; justify-items: center; gap: 24px }
"""
CONTENT = """<main>
<svg viewBox="-100 -100 200 200" role="img" aria-label="[[title]]">
<circle r="96"/>
<g id="marks"></g>
<line id="hour" y2="-48" stroke-width="6"/>
<line id="minute" y2="-72" stroke-width="4"/>
<line id="second" y1="14" y2="-80" stroke-width="2"/>
<circle r="4" style="fill: var(--accent)"/>
</svg>
<time id="time"></time>
</main>
<script>
const marks = document.getElementById("marks");
for (let i = 0; i < 12; i++)
  marks.innerHTML += `<line y1="-86" y2="-80" stroke-width="3" transform="rotate(${i * 30})"/>`;
function turn(id, angle) { document.getElementById(id).setAttribute("transform", `rotate(${angle})`) }
function tick() {
  const now = new Date(), s = now.getSeconds(), m = now.getMinutes() + s / 60;
  turn("second", s * 6);
  turn("minute", m * 6);
  turn("hour", (now.getHours() + m / 60) * 30);
  document.getElementById("time").textContent = now.toLocaleTimeString();
}
tick();
setInterval(tick, 1000);
</script>
"""
SCENE = Scene(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("An analog clock that shows your local time.", "一个带指针的时钟。"),
    texts={"title": ("Clock", "时钟")},
    style=STYLE,
    content=CONTENT,
    body="light",
    frames="face",
)
example = SCENE.example
