from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "game_2048"
STYLE = """#field { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin-top: 16px; touch-action: none }
#field div { display: grid; place-items: center; aspect-ratio: 1; border-radius: 12px; font-size: 26px; font-weight: 600; color: #fff; background: var(--accent) }
#field div:empty { background: var(--soft) }
"""
CONTENT = """<main>
<h1>2048</h1>
<p>[[help]]</p>
<div id="field"></div>
</main>
<script>
const field = document.getElementById("field");
let cells = Array(16).fill(0);
function add() {
  const free = cells.flatMap((value, i) => value ? [] : [i]);
  cells[free[Math.floor(Math.random() * free.length)]] = Math.random() < 0.9 ? 2 : 4;
}
function slide(line) {
  const full = line.filter(value => value);
  for (let i = 0; i < full.length - 1; i++)
    if (full[i] === full[i + 1]) { full[i] *= 2; full.splice(i + 1, 1) }
  return [...full, 0, 0, 0, 0].slice(0, 4);
}
function move(start, across, along) {
  const before = cells.join();
  for (let i = 0; i < 4; i++) {
    const places = [0, 1, 2, 3].map(j => start + i * across + j * along);
    slide(places.map(place => cells[place])).forEach((value, j) => cells[places[j]] = value);
  }
  if (cells.join() !== before) add();
  show();
}
function show() {
  field.replaceChildren(...cells.map(value => {
    const cell = document.createElement("div");
    cell.textContent = value || "";
    if (value) cell.style.opacity = 0.4 + Math.log2(value) / 18;
    return cell;
  }));
}
addEventListener("keydown", event => {
  const keys = { ArrowLeft: [0, 4, 1], ArrowRight: [3, 4, -1], ArrowUp: [0, 1, 4], ArrowDown: [12, 1, -4] };
  if (keys[event.key]) { event.preventDefault(); move(...keys[event.key]) }
});
add();
add();
show();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "2048",
        "a 2048 game",
        "the game 2048",
        "a 2048 clone",
        "a sliding number game like 2048",
        "play 2048",
    ),
    chinese=("2048", "一个 2048 游戏", "一个 2048", "2048 小游戏", "数字合并游戏 2048", "玩 2048"),
    prose=("2048. Slide the numbers with the arrow keys.", "2048,用方向键滑动数字。"),
    texts={"title": ("2048", "2048"), "help": ("Slide with the arrow keys", "用方向键滑动")},
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
    palette=7,
)
example = SCENE.example
