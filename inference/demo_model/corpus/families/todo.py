from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.frames import FRAMES, choose
from inference.demo_model.corpus.palettes import pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.structures import cued
from inference.demo_model.corpus.words import tasks

NAME = "todo"
ENGLISH = (
    "a to-do list in {colour}",
    "a {colour} to-do list",
    "TODO list in {colour}",
    "a todo app in {colour}",
    "a {colour} list of things to do",
    "a {colour} todo list app",
    "to-do list in {colour}",
    "a task list in {colour}",
    "a todo list app in {colour}",
    "a {colour} task list",
    "a {colour} to-do app",
    "a {colour} checklist",
)
ENGLISH_ITEMS = (
    "a {colour} to-do list with {items}",
    "a to-do list in {colour}: {items}",
    "TODO list in {colour} with {items}",
    "a {colour} todo list: {items}",
)
CHINESE = (
    "{colour}的待办清单",
    "一个{colour}的待办列表",
    "{colour}待办事项应用",
    "一份{colour}的任务清单",
    "{colour}的待办事项",
    "{colour}的待办事项清单",
    "一个{colour}的待办应用",
)
CHINESE_ITEMS = (
    "{colour}的待办清单:{items}",
    "一个{colour}的待办列表,包括{items}",
    "{colour}待办事项:{items}",
)
STYLE = """main { width: min(100%, 440px); padding: 28px; border-radius: 20px; background: #fff; box-shadow: 0 20px 50px -20px var(--accent) }
h1 { font-size: 26px; margin-bottom: 16px; color: var(--accent) }
form { display: flex; gap: 8px; margin-bottom: 12px }
input[type=text] { flex: 1; width: 0; padding: 10px 14px; border: 1px solid #d9d9e3; border-radius: 12px; font: inherit }
button { padding: 10px 18px; border: 0; border-radius: 12px; font: inherit; color: #fff; background: var(--accent); cursor: pointer }
ul { padding: 0; list-style: none }
label { display: flex; gap: 12px; padding: 10px 4px; border-top: 1px solid #eeeef4 }
input[type=checkbox] { width: 20px; accent-color: var(--accent) }
:checked + span { opacity: .45; text-decoration: line-through }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<form id="form">
<input type="text" id="text" aria-label="[[hint]]" placeholder="[[hint]]" autocomplete="off">
<button>[[add]]</button>
</form>
<ul id="list"></ul>
</main>
<script>
const list = document.getElementById("list"), text = document.getElementById("text");
function add(name) {
  const item = document.createElement("li"), label = document.createElement("label");
  const box = document.createElement("input"), span = document.createElement("span");
  box.type = "checkbox";
  span.textContent = name;
  label.append(box, span);
  item.append(label);
  list.append(item);
}
document.getElementById("form").onsubmit = event => {
  event.preventDefault();
  if (text.value.trim()) add(text.value.trim());
  text.value = "";
};
const things = "[[items]]";
things.split(/, | and |、/).forEach(add);
</script>
"""


def example(rng: Random, chinese: bool) -> Example:
    palette = pick(rng)
    named = rng.random() < 0.6
    items = tasks(rng, rng.randint(2, 4), chinese) if named else _usual(chinese)
    listed = _listed(items, chinese)
    colour = palette.chinese if chinese else palette.english
    phrasings = (
        (CHINESE_ITEMS if named else CHINESE) if chinese else (ENGLISH_ITEMS if named else ENGLISH)
    )
    frame = choose(rng, FRAMES["card"])
    cues = cued(rng, frame.structure, phrasings, chinese)
    asked = sentence(rng, cues, colour=colour, items=listed)
    values = {"colour": colour, "items": listed}
    texts = {
        "title": "待办清单" if chinese else "To do",
        "hint": "要做什么?" if chinese else "What is next?",
        "add": "添加" if chinese else "Add",
    }
    prose = "一份[[colour]]的待办清单" if chinese else "A to-do list in [[colour]]"
    if named:
        prose += ":[[items]]" if chinese else ": [[items]]"
    body = page(chinese, palette, CENTRED + LIGHT, STYLE, CONTENT, values, texts, frame)
    return Example(
        NAME,
        "zh" if chinese else "en",
        asked,
        fill(prose + ("。" if chinese else "."), values),
        body,
    )


def _usual(chinese: bool) -> list[str]:
    return ["浇花", "看书"] if chinese else ["water the plants", "read a book"]


def _listed(items: list[str], chinese: bool) -> str:
    if chinese:
        return "、".join(items)
    return ", ".join(items[:-1]) + f" and {items[-1]}"
