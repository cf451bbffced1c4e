from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "memory"
STYLE = """#cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px }
#cards button { aspect-ratio: 1; border: 0; border-radius: 14px; font-size: 34px; color: transparent; background: var(--accent); cursor: pointer }
#cards .open { color: inherit; background: var(--soft) }
p { margin-top: 16px }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<div id="cards"></div>
<p>[[tries]] <b id="score">0</b></p>
</main>
<script>
const pictures = [..."🍎🍋🍇🥝🐱🐶🦊🐸", ..."🍎🍋🍇🥝🐱🐶🦊🐸"].sort(() => Math.random() - 0.5);
let open = [], tries = 0;
function turn(card) {
  if (card.className || open.length > 1) return;
  card.className = "open";
  open.push(card);
  if (open.length < 2) return;
  document.getElementById("score").textContent = tries += 1;
  const [a, b] = open;
  if (a.textContent === b.textContent) open = [];
  else setTimeout(() => { a.className = b.className = ""; open = [] }, 800);
}
for (const picture of pictures) {
  const card = document.createElement("button");
  card.textContent = picture;
  card.onclick = () => turn(card);
  document.getElementById("cards").append(card);
}
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a memory game",
        "a memory card game",
        "a game of memory",
        "find the pairs",
        "a matching pairs game",
        "memory game",
    ),
    chinese=(
        "一个记忆翻牌游戏",
        "一个记忆游戏",
        "一个翻牌配对游戏",
        "翻牌游戏",
        "配对游戏",
        "记忆游戏",
    ),
    prose=("A memory game: find the eight pairs.", "记忆游戏:找出八对图案。"),
    texts={"title": ("Memory", "记忆翻牌"), "tries": ("Tries", "次数")},
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
)
example = SCENE.example
