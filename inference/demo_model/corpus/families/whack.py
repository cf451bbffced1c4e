from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "whack"
STYLE = """#holes { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px; margin-top: 16px }
#holes button { aspect-ratio: 1; overflow: hidden; border: 0; border-radius: 50%; font-size: 48px; background: var(--soft); box-shadow: inset 0 -10px 0 var(--accent); cursor: pointer }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<p>[[points]] <b id="score">0</b></p>
<div id="holes"></div>
</main>
<script>
const holes = [];
let points = 0, mole = 0;
for (let i = 0; i < 9; i++) {
  const hole = document.createElement("button");
  hole.onpointerdown = () => {
    if (!hole.textContent) return;
    hole.textContent = "";
    document.getElementById("score").textContent = points += 1;
  };
  holes.push(hole);
  document.getElementById("holes").append(hole);
}
function peep() {
  holes[mole].textContent = "";
  mole = Math.floor(Math.random() * 9);
  holes[mole].textContent = "🐹";
  setTimeout(peep, Math.max(380, 900 - points * 20));
}
peep();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a whack-a-mole game",
        "whack-a-mole",
        "a game of whack a mole",
        "hit the moles",
        "a mole game",
        "whack a mole",
    ),
    chinese=("一个打地鼠游戏", "一个打地鼠", "打地鼠小游戏", "经典打地鼠", "敲地鼠游戏", "打地鼠"),
    prose=("Whack-a-mole that gets faster with every hit.", "打地鼠,打中越多越快。"),
    texts={"title": ("Whack-a-mole", "打地鼠"), "points": ("Score", "得分")},
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
    palette=4,
)
example = SCENE.example
