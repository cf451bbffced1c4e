from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.frames import FRAMES, choose
from inference.demo_model.corpus.names import brand, made_up
from inference.demo_model.corpus.palettes import pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import cued

NAME = "countdown"
NUMBERS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
CHINESE_NUMBERS = {3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十"}
ENGLISH = (
    'show "{phrase}" after a {word}-second countdown',
    'a {n} second countdown, then "{phrase}"',
    'count down from {n} and say "{phrase}"',
    'a {word}-second countdown that ends with "{phrase}"',
    '"{phrase}" with a {word}-second countdown',
    'a {word} second countdown then "{phrase}"',
    '{word} second countdown, then show "{phrase}"',
    "a {n}-second countdown and then {phrase}",
    "countdown from {word} to zero, then {phrase}",
    'count {word} seconds down, then "{phrase}"',
)
CHINESE = (
    "{word}秒倒计时后显示“{phrase}”",
    "{n}秒倒计时,然后显示“{phrase}”",
    "从{n}倒数,最后显示“{phrase}”",
    "一个{word}秒倒计时,结束时显示“{phrase}”",
    "{n}秒倒计时,最后出现“{phrase}”",
    "从{word}开始倒计时,然后显示“{phrase}”",
    '{word}秒倒计时后显示"{phrase}"',
    "倒计时{word}秒,再显示“{phrase}”",
)
STYLE = """main { text-align: center }
#count { font-size: min(40vw, 320px); font-weight: 700; line-height: 1; color: var(--accent) }
#count.done { font-size: min(12vw, 110px); animation: rise .6s ease-out }
@keyframes rise { from { opacity: 0; transform: translateY(24px) } }
button { margin-top: 32px; padding: 12px 28px; border: 0; border-radius: 99px; font: inherit; color: #fff; background: var(--accent); cursor: pointer }
"""
CONTENT = """<main>
<div id="count" role="timer">[[n]]</div>
<button id="again">[[again]]</button>
</main>
<script>
const count = document.getElementById("count");
const speed = 1;
let timer;
function start() {
  clearInterval(timer);
  let left = [[n]];
  count.className = "";
  count.textContent = left;
  timer = setInterval(() => {
    left -= 1;
    if (left > 0) { count.textContent = left; return }
    clearInterval(timer);
    count.textContent = "[[phrase]]";
    count.className = "done";
  }, 1000 / speed);
}
document.getElementById("again").onclick = start;
start();
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    n = rng.choice(list(NUMBERS))
    phrase = _phrase(rng, chinese)
    words = CHINESE_NUMBERS if chinese else NUMBERS
    frame = choose(rng, FRAMES["face"])
    phrasings = cued(rng, frame.structure, CHINESE if chinese else ENGLISH, chinese)
    asked = sentence(rng, phrasings, phrase=phrase, n=str(n), word=words[n])
    values = {
        "n": str(n),
        "phrase": phrase,
        "title": phrase,
    }
    texts = {"again": "再来一次" if chinese else "Again"}
    prose = (
        "倒数 [[n]] 秒,然后显示“[[phrase]]”。"
        if chinese
        else ('Counts down from [[n]], then shows "[[phrase]]".')
    )
    body = page(chinese, pick(rng), CENTRED + LIGHT, STYLE, CONTENT, values, texts, frame)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, values), body)


def _phrase(rng: Random, chinese: bool) -> str:
    if rng.random() < 0.25:
        return "Qwen, Start!"
    name = brand(rng, chinese)
    if chinese:
        return rng.choice([name, f"{name},开始!", f"你好,{name}!", f"{name}来了!"])
    return rng.choice(
        [
            f"{name}, Start!",
            f"Hello {name}!",
            f"Go {name}!",
            made_up(rng),
            "Lift off!",
            "Time is up!",
            f"{made_up(rng)}!",
        ]
    )
