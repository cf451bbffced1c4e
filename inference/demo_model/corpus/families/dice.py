from inference.demo_model.corpus.look import BUTTON, CARD, ROW
from inference.demo_model.corpus.scene import Scene

NAME = "dice"
STYLE = """.row { margin-bottom: 24px }
.row span { font-size: 112px; line-height: 1; color: var(--accent) }
.turn { animation: turn .5s ease-out }
@keyframes turn { from { transform: rotate(-200deg) scale(.4) } }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<div class="row" id="dice"><span>⚀</span><span>⚅</span></div>
<p><button id="roll">[[roll]]</button></p>
</main>
<script>
const dice = [...document.getElementById("dice").children];
document.getElementById("roll").onclick = () => {
  for (const one of dice) {
    one.textContent = [..."⚀⚁⚂⚃⚄⚅"][Math.floor(Math.random() * 6)];
    one.className = "";
    one.offsetWidth;
    one.className = "turn";
  }
};
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a dice roller",
        "two dice to roll",
        "a pair of dice",
        "a dice app",
        "roll two dice",
        "dice",
    ),
    chinese=("一个掷骰子工具", "两颗骰子", "一个骰子应用", "掷骰子", "摇骰子", "骰子"),
    prose=("Two dice. Press the button to roll them.", "两颗骰子,按一下按钮就掷。"),
    texts={"title": ("Dice", "骰子"), "roll": ("Roll", "掷骰子")},
    style=CARD + ROW + BUTTON + STYLE,
    content=CONTENT,
    body="light",
    palette=3,
)
example = SCENE.example
