from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "minesweeper"
STYLE = """#field { display: grid; grid-template-columns: repeat(9, 1fr); gap: 4px; margin-top: 16px }
#field button { aspect-ratio: 1; padding: 0; border: 0; border-radius: 6px; font: 600 15px system-ui; color: #fff; background: var(--accent); cursor: pointer }
#field .open { color: var(--ink); background: var(--soft) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<p id="state">[[help]]</p>
<div id="field"></div>
</main>
<script>
const mines = new Set(), cells = [];
while (mines.size < 10) mines.add(Math.floor(Math.random() * 81));
function around(i) {
  const near = [];
  for (let x = -1; x < 2; x++)
    for (let y = -1; y < 2; y++) {
      const column = i % 9 + x, line = Math.floor(i / 9) + y;
      if (column >= 0 && column < 9 && line >= 0 && line < 9) near.push(line * 9 + column);
    }
  return near;
}
function say(words) { document.getElementById("state").textContent = words }
function open(i) {
  if (cells[i].className) return;
  cells[i].className = "open";
  if (mines.has(i)) { for (const mine of mines) cells[mine].textContent = "💣"; return say("[[lost]]") }
  const count = around(i).filter(near => mines.has(near)).length;
  cells[i].textContent = count || "";
  if (!count) around(i).forEach(open);
  if (cells.filter(cell => cell.className).length === 71) say("[[won]]");
}
for (let i = 0; i < 81; i++) {
  const cell = document.createElement("button");
  cell.onclick = () => open(i);
  cell.oncontextmenu = event => { event.preventDefault(); cell.textContent = cell.textContent ? "" : "🚩" };
  cells.push(cell);
  document.getElementById("field").append(cell);
}
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a minesweeper game",
        "minesweeper",
        "a game of minesweeper",
        "classic minesweeper",
        "find the mines",
        "a minesweeper clone",
    ),
    chinese=("一个扫雷游戏", "一个经典扫雷", "扫雷小游戏", "网页扫雷", "扫地雷", "扫雷"),
    prose=("Minesweeper: nine by nine cells, ten mines.", "扫雷:九行九列,十颗雷。"),
    texts={
        "title": ("Minesweeper", "扫雷"),
        "help": ("Right-click sets a flag", "右键插旗"),
        "lost": ("Boom!", "踩到雷了!"),
        "won": ("You won!", "你赢了!"),
    },
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
)
example = SCENE.example
