from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example, page, sentence
from inference.demo_model.corpus.frames import FRAMES, choose
from inference.demo_model.corpus.look import RUN
from inference.demo_model.corpus.palettes import pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import cued

NAME = "lissajous"
ENGLISH = (
    "a Lissajous curve with a {a}:{b} ratio",
    "draw a Lissajous curve, {a} to {b}",
    "a Lissajous figure with frequencies {a} and {b}",
    "an animated Lissajous curve, a = {a}, b = {b}",
    "Lissajous curve {a}:{b}",
    "a Lissajous figure {a}:{b}",
    "an animated Lissajous figure, {a} and {b}",
    "plot a Lissajous curve of {a} and {b}",
)
CHINESE = (
    "一条 {a}:{b} 的利萨茹曲线",
    "画利萨茹曲线,频率 {a} 和 {b}",
    "利萨茹曲线动画 {a}:{b}",
    "一个利萨茹图形,a = {a},b = {b}",
)
PLAIN = (
    "a Lissajous curve",
    "draw a Lissajous curve",
    "Lissajous curve",
    "an animated Lissajous figure",
    "plot a Lissajous figure",
)
PLAIN_CHINESE = ("一条利萨茹曲线", "画利萨茹曲线", "利萨茹曲线", "一个利萨茹图形动画")
STYLE = """main { text-align: center }
h1 { font-size: 20px; font-weight: 500; letter-spacing: .02em }
canvas { width: min(84vmin, 640px) }
p { color: #9aa0b5 }
"""
CONTENT = (
    """<main>
<h1>[[title]]</h1>
<canvas id="view" width="800" height="800"></canvas>
<p>x = sin([[a]]t + &delta;), y = sin([[b]]t)</p>
</main>
<script>
const pen = document.getElementById("view").getContext("2d");
const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
"""
    + RUN
    + """const a = [[a]], b = [[b]];
let shift = 0;
function draw() {
  pen.clearRect(0, 0, 800, 800);
  pen.lineWidth = 3;
  pen.strokeStyle = accent;
  pen.shadowColor = accent;
  pen.shadowBlur = 24;
  pen.beginPath();
  for (let t = 0; t <= 6.2832; t += 0.005)
    pen.lineTo(400 + 340 * Math.sin(a * t + shift), 400 + 340 * Math.sin(b * t));
  pen.stroke();
  shift += 0.006;
}
run(draw);
</script>
"""
)


def example(rng: Random, chinese: bool) -> Example:
    plain = rng.random() < 0.3
    a, b = (3, 2) if plain else rng.sample(range(1, 10), 2)
    values = {"a": str(a), "b": str(b)}
    texts = {"title": "利萨茹曲线" if chinese else "Lissajous curve"}
    phrasings = (PLAIN_CHINESE if plain else CHINESE) if chinese else (PLAIN if plain else ENGLISH)
    frame = choose(rng, FRAMES["game"])
    asked = sentence(rng, cued(rng, frame.structure, phrasings, chinese), a=str(a), b=str(b))
    prose = (
        "[[a]]:[[b]] 的利萨茹曲线。"
        if chinese
        else "A Lissajous curve with a ratio of [[a]]:[[b]]."
    )
    body = page(chinese, pick(Random(a)), CENTRED + DARK, STYLE, CONTENT, values, texts, frame)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)
