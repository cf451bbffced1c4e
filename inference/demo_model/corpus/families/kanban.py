from inference.demo_model.corpus.scene import Scene

NAME = "kanban"
STYLE = """main { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 20px; width: min(100%, 960px) }
section { padding: 20px; border-radius: 20px; background: #fff; box-shadow: 0 24px 60px -28px var(--ink); min-height: 240px }
h2 { font-size: 16px; margin-bottom: 12px; color: var(--accent) }
.card { padding: 12px 16px; margin-bottom: 12px; border-radius: 12px; background: var(--soft); cursor: grab }
button { border: 0; background: none; font: inherit; color: var(--accent); cursor: pointer }
"""
CONTENT = """<main id="board"></main>
<script>
const plan = { "[[todo]]": ["[[one]]", "[[two]]"], "[[doing]]": ["[[three]]"], "[[done]]": ["[[four]]"] };
let dragged;
function card(words) {
  const card = document.createElement("div");
  card.className = "card";
  card.textContent = words;
  card.draggable = true;
  card.ondragstart = () => dragged = card;
  return card;
}
for (const name in plan) {
  const column = document.createElement("section"), title = document.createElement("h2"), more = document.createElement("button");
  title.textContent = name;
  more.textContent = "+ [[add]]";
  more.onclick = () => {
    const fresh = card("");
    fresh.contentEditable = true;
    more.before(fresh);
    fresh.focus();
  };
  column.ondragover = event => event.preventDefault();
  column.ondrop = () => more.before(dragged);
  column.append(title, ...plan[name].map(card), more);
  document.getElementById("board").append(column);
}
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a kanban board",
        "a kanban board with three columns",
        "a task board with drag and drop",
        "a kanban app",
        "a board of cards to drag",
        "kanban",
    ),
    chinese=("一个看板", "一个任务看板", "一个可以拖动的看板", "一个三列看板", "看板应用", "看板"),
    prose=(
        "A kanban board. Drag the cards from column to column.",
        "一个看板,卡片可以在列之间拖动。",
    ),
    texts={
        "title": ("Kanban", "看板"),
        "todo": ("To do", "待办"),
        "doing": ("Doing", "进行中"),
        "done": ("Done", "完成"),
        "one": ("Sketch the logo", "画草图"),
        "two": ("Ask three customers", "问三位客户"),
        "three": ("Write the first page", "写第一页"),
        "four": ("Find a name", "起名字"),
        "add": ("Card", "卡片"),
    },
    style=STYLE,
    content=CONTENT,
    frames="wall",
    body="light",
)
example = SCENE.example
