from inference.demo_model.corpus.look import BUTTON
from inference.demo_model.corpus.scene import Scene

NAME = "notes"
STYLE = """body { place-items: start center }
main { width: min(100%, 960px); padding: 24px }
h1 { font-size: 24px; margin-bottom: 20px; color: var(--accent) }
#wall { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 20px; margin-top: 28px }
textarea { width: 100%; height: 180px; padding: 18px; border: 0; border-radius: 6px; resize: none; font: inherit; background: #fff; border-top: 8px solid var(--accent); box-shadow: 0 12px 24px -14px var(--ink) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<button id="new">[[new]]</button>
<div id="wall"></div>
</main>
<script>
const wall = document.getElementById("wall");
function add(words) {
  const note = document.createElement("textarea");
  note.value = words;
  note.setAttribute("aria-label", "[[title]]");
  note.style.transform = `rotate(${Math.random() * 4 - 2}deg)`;
  wall.prepend(note);
  return note;
}
["[[three]]", "[[two]]", "[[one]]"].forEach(add);
document.getElementById("new").onclick = () => add("").focus();
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a note-taking app",
        "a wall of sticky notes",
        "sticky notes",
        "a notes app",
        "a notepad",
        "notes",
    ),
    chinese=("一个便签墙", "一个记事应用", "一个便利贴应用", "便签", "记事本", "便利贴"),
    prose=("A wall of sticky notes. Click one to write on it.", "一面便签墙,点一下就能写。"),
    texts={
        "title": ("Notes", "便签"),
        "new": ("New note", "新便签"),
        "one": ("Ideas for the weekend", "周末的想法"),
        "two": ("Call Ada back", "给小雨回电话"),
        "three": ("Milk, rice, tea", "牛奶、大米、茶"),
    },
    style=BUTTON + STYLE,
    content=CONTENT,
    frames="wall",
    body="light",
    palette=7,
)
example = SCENE.example
