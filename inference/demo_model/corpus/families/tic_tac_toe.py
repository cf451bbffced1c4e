from inference.demo_model.corpus.look import BUTTON, CARD
from inference.demo_model.corpus.scene import Scene

NAME = "tic_tac_toe"
STYLE = """#field { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10px; margin: 16px 0 24px }
#field button { aspect-ratio: 1; padding: 0; font-size: 48px; line-height: 1; color: var(--accent); background: var(--soft) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<p id="state"></p>
<div id="field"></div>
<button id="again">[[again]]</button>
</main>
<script>
const lines = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
const field = document.getElementById("field"), state = document.getElementById("state");
let cells, turn;
function won() { return lines.some(line => line.every(i => cells[i].textContent === turn)) }
function play(cell) {
  if (cell.textContent || !turn) return;
  cell.textContent = turn;
  if (won()) { state.textContent = turn + " [[wins]]"; turn = "" }
  else if (cells.every(one => one.textContent)) state.textContent = "[[draw]]";
  else { turn = turn === "X" ? "O" : "X"; state.textContent = turn + " [[next]]" }
}
function reset() {
  turn = "X";
  state.textContent = "X [[next]]";
  cells = Array.from({ length: 9 }, () => document.createElement("button"));
  for (const cell of cells) cell.onclick = () => play(cell);
  field.replaceChildren(...cells);
}
document.getElementById("again").onclick = reset;
reset();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a tic-tac-toe game",
        "tic-tac-toe",
        "tic tac toe for two",
        "a game of tic tac toe",
        "noughts and crosses",
        "a tic tac toe board",
    ),
    chinese=(
        "一个井字棋游戏",
        "一个井字棋",
        "一个双人井字棋",
        "井字棋小游戏",
        "圈叉游戏",
        "井字棋",
    ),
    prose=("Tic-tac-toe for two.", "双人井字棋。"),
    texts={
        "title": ("Tic-tac-toe", "井字棋"),
        "again": ("New game", "再来一局"),
        "wins": ("wins!", "赢了!"),
        "draw": ("A draw.", "平局。"),
        "next": ("is next", "走棋"),
    },
    style=CARD + BUTTON + STYLE,
    content=CONTENT,
    body="light",
)
example = SCENE.example
