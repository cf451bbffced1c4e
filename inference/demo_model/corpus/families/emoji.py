"""Two of the announcement's demos: emoji that dance, and emoji that fall and collide."""

from random import Random

from inference.demo_model.corpus.family import CENTRED, DARK, Example, page, sentence
from inference.demo_model.corpus.frames import CONTROL_TEXTS, FRAMES, choose
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.scene import STAGE, VIEW
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import asked

NAME = "emoji"
DANCE = (
    "dancing emoji",
    "emoji dancing",
    "make emoji dance to a beat",
    "emoji that dance",
    "a dance floor full of emoji",
    "dancing emojis",
    "emojis dancing to the beat",
    "a party of dancing emoji",
)
DANCE_CHINESE = (
    "表情跳舞",
    "让表情符号跟着节拍跳舞",
    "跳舞的表情符号",
    "一群表情在跳舞",
    "表情包跳舞",
    "emoji 跳舞",
)
FALL = (
    "spam with emojis! (gravity and collisions)",
    "spam the screen with emoji, with gravity and collisions",
    "emoji that fall and bounce off each other",
    "falling emoji with gravity and collisions",
    "bouncing emojis with gravity",
    "emoji rain",
    "spam with emojis",
    "emojis with gravity and collisions",
)
FALL_CHINESE = (
    "满屏表情符号,带重力和碰撞",
    "表情雨,有重力和碰撞",
    "会下落和碰撞的表情符号",
    "表情符号弹跳,带重力",
    "emoji 雨",
    "带重力和碰撞的表情",
)
DANCE_STYLE = """main { display: flex; flex-wrap: wrap; justify-content: center; gap: 24px; max-width: 720px }
span { font-size: 72px; animation: dance .5s ease-in-out infinite alternate }
span:nth-child(odd) { animation-delay: -.25s }
span:nth-child(3n) { animation-duration: .4s }
@keyframes dance { from { transform: translateY(0) rotate(-14deg) } to { transform: translateY(-36px) rotate(14deg) } }
"""
DANCE_CONTENT = """<main id="floor" aria-label="[[title]]"></main>
<script>
const floor = document.getElementById("floor");
for (const face of "😀 🥳 🤖 🐱 🦊 🐼 🐸 🦄 🌞 🍉 🎈 👻".split(" ")) {
  const dancer = document.createElement("span");
  dancer.textContent = face;
  dancer.onclick = () => dancer.style.fontSize = "110px";
  floor.append(dancer);
}
const speed = 1;
for (const dance of document.getAnimations()) dance.playbackRate = speed;
</script>
"""
FALL_CONTENT = (
    VIEW
    + """const faces = "😀 😍 🤩 🥳 😎 🤖 👻 🐱 🍕 🌈 🎉 🚀".split(" ");
const balls = [];
function add(x, y) {
  const face = faces[Math.floor(Math.random() * faces.length)];
  balls.push({ x, y, vx: Math.random() * 8 - 4, vy: 0, r: 22, face });
  if (balls.length > 120) balls.shift();
}
function collide(p, q) {
  const dx = q.x - p.x, dy = q.y - p.y, d = Math.hypot(dx, dy) || 1, gap = p.r + q.r - d;
  if (gap <= 0) return;
  const nx = dx / d, ny = dy / d, push = (p.vx - q.vx) * nx + (p.vy - q.vy) * ny;
  p.x -= nx * gap / 2; p.y -= ny * gap / 2;
  q.x += nx * gap / 2; q.y += ny * gap / 2;
  if (push > 0) { p.vx -= push * nx; p.vy -= push * ny; q.vx += push * nx; q.vy += push * ny }
}
let frame = 0;
function draw() {
  if (frame++ % 9 === 0) add(Math.random() * w, -30);
  pen.clearRect(0, 0, w, h);
  pen.font = "40px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const p of balls) {
    p.vy += 0.4;
    p.x += p.vx;
    p.y += p.vy;
    if (p.x < p.r || p.x > w - p.r) { p.vx *= -0.8; p.x = Math.max(p.r, Math.min(w - p.r, p.x)) }
    if (p.y > h - p.r) { p.vy *= -0.7; p.y = h - p.r }
    for (const q of balls) if (q !== p) collide(p, q);
    pen.fillText(p.face, p.x, p.y);
  }
}

view.onpointerdown = event => { for (let i = 0; i < 8; i++) add(event.offsetX / view.clientWidth * w, event.offsetY / view.clientHeight * h) };
run(draw);
</script>
"""
)


def example(rng: Random, chinese: bool) -> Example:
    if rng.random() < 0.5:
        frame = choose(rng, FRAMES["dance"])
        words = rng.choice(DANCE_CHINESE if chinese else DANCE)
        said = sentence(rng, [asked(rng, frame.structure, words, chinese)])
        texts = {"title": "跳舞的表情" if chinese else "Dancing emoji"}
        prose = (
            "跟着节拍跳舞的表情,点一下会变大。"
            if chinese
            else ("Emoji on a dance floor. Click one to make it big.")
        )
        body = page(
            chinese, PALETTES[0], CENTRED + DARK, DANCE_STYLE, DANCE_CONTENT, {}, texts, frame
        )
    else:
        frame = choose(rng, FRAMES["art"])
        words = rng.choice(FALL_CHINESE if chinese else FALL)
        said = sentence(rng, [asked(rng, frame.structure, words, chinese)])
        controls = {name: pair[chinese] for name, pair in CONTROL_TEXTS.items()}
        texts = {"title": "表情雨" if chinese else "Falling emoji"}
        prose = (
            "表情落下、碰撞、弹起,点击屏幕会更多。"
            if chinese
            else ("Emoji fall, collide and bounce. Click for more of them.")
        )
        body = page(chinese, PALETTES[0], DARK, STAGE, FALL_CONTENT, {}, texts | controls, frame)
    return Example(NAME, "zh" if chinese else "en", said, fill(prose, {}), body)
