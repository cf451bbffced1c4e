"""Another name: in the browser's tab and where the page shows it."""

from random import Random

from inference.demo_model.corpus.changes.edit import Change
from inference.demo_model.corpus.names import NOUNS, brand, made_up
from inference.demo_model.corpus.words import goods
from inference.demo_model.excerpt import TITLE, heading

KIND = "another title"
ASKED = (
    "call it {title}", "rename it to {title}", "change the title to {title}", "the title should be {title}",
    "name it {title}", 'call it "{title}"', 'change the title to "{title}"', "title: {title}", "rename it {title}",
    "set the title to {title}", "it should be called {title}", "please call it {title}", "change the name to {title}",
    "change the heading to {title}", "the name is {title}", 'rename it to "{title}"',
)  # fmt: skip
CHINESE = (
    "标题改成{title}", "改名为{title}", "叫它{title}", "名字改成{title}", "把标题改为{title}", "标题改成“{title}”",
    "把名字改成{title}", "改名叫{title}", "标题叫{title}", "标题换成{title}", "重命名为{title}",
)  # fmt: skip


def change(rng: Random, chinese: bool, page: str) -> Change | None:
    old, line = TITLE.search(page), heading(page)
    new = _title(rng, chinese)
    if old is None or new == old[1]:
        return None
    edits = [("<title>[[old]]</title>", "<title>[[title]]</title>")]
    values = {"old": old[1], "title": new}
    if line:
        mark = line[1 : line.index(">")]
        values["heading"] = line[len(mark) + 2 : -len(mark) - 3]
        edits.append((f"<{mark}>[[heading]]</{mark}>", f"<{mark}>[[title]]</{mark}>"))
    return Change(
        KIND,
        rng.choice(CHINESE if chinese else ASKED).format(title=new),
        "现在叫[[title]]。" if chinese else "It is called [[title]] now.",
        edits,
        values,
    )


def _title(rng: Random, chinese: bool) -> str:
    if rng.random() < 0.6:
        return brand(rng, chinese)
    thing = goods(rng, 1, chinese)[0]
    if chinese:
        return rng.choice(("我的{x}", "{x}大战", "{x}的一天", "{x}之家", "2026年{x}")).format(
            x=thing
        )
    choices = (
        "My {x}", "My first {n}", "{x} and {n}", "{n} of the week", "{m} {x} 2026", "Our {n}", "{x}", "{m}'s {n}",
        "the {n} game", "{n} {n}", "Where is {m}?", "Hello {m}",
    )  # fmt: skip
    return rng.choice(choices).format(x=thing, n=rng.choice(NOUNS), m=made_up(rng))
