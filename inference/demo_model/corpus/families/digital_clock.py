from inference.demo_model.corpus.scene import Scene

NAME = "digital_clock"
STYLE = """time { font: 200 min(20vw, 200px)/1 system-ui; font-variant-numeric: tabular-nums; color: var(--accent); text-shadow: 0 0 60px var(--accent) }
p { margin-top: 24px; text-align: center; color: #9aa0b5; letter-spacing: .1em }
"""
CONTENT = """<main>
<time id="time"></time>
<p id="date"></p>
</main>
<script>
function tick() {
  const now = new Date();
  document.getElementById("time").textContent = now.toTimeString().slice(0, 8);
  document.getElementById("date").textContent = now.toLocaleDateString(document.documentElement.lang, { dateStyle: "full" });
}
tick();
setInterval(tick, 1000);
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a digital clock",
        "a digital clock with the date",
        "a digital clock showing seconds",
        "a glowing digital clock",
        "an LED clock",
        "digital clock",
    ),
    chinese=(
        "一个数字时钟",
        "一个电子时钟",
        "一个带日期的数字时钟",
        "一个发光的数字时钟",
        "电子钟",
        "数字时钟",
    ),
    prose=("A digital clock with today's date.", "带日期的数字时钟。"),
    texts={"title": ("Digital clock", "数字时钟")},
    style=STYLE,
    content=CONTENT,
    frames="face",
    body="dark",
    palette=4,
)
example = SCENE.example
