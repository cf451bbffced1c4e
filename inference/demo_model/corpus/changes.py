"""Changes of a page that exists: another colour, one more row. Written as search and replace."""

from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.rows import rows
from inference.demo_model.corpus.segments import Segment, fill, text_of
from inference.demo_model.corpus.words import goods, tasks
from inference.demo_model.excerpt import DATA, entry, excerpt

NAME = "change"
COLOUR = (
    "make it {colour}", "change the colour to {colour}", "in {colour}, please", "{colour} instead", "use {colour}",
    "I prefer {colour}", "turn it {colour}", "make everything {colour}", "change the color to {colour}",
    "could it be {colour}?", "{colour}", "paint it {colour}",
)  # fmt: skip
COLOUR_CHINESE = (
    "改成{colour}", "换成{colour}", "颜色改为{colour}", "用{colour}", "把颜色换成{colour}", "变成{colour}",
    "我想要{colour}的", "{colour}",
)  # fmt: skip
ADD = (
    "add {item}",
    "also add {item}",
    "add {item} to it",
    "one more: {item}",
    "put {item} on it",
    "and {item}",
)
ADD_CHINESE = ("加上{item}", "再加{item}", "添加{item}", "增加{item}", "还有{item}")
EDIT = """

```html index.html
<<<<<<< SEARCH
{before}
=======
{after}
>>>>>>> REPLACE
```
"""


def changed(rng: Random, base: Example) -> Example:
    """What a person asks of this page, and the answer."""
    page = text_of(base.page)
    chinese = base.language == "zh"
    found = DATA.search(page)
    if found and rng.random() < 0.6:
        return _added(rng, chinese, page, found[1], found[0])
    return _coloured(rng, chinese, page)


def _coloured(rng: Random, chinese: bool, page: str) -> Example:
    old = next(palette for palette in PALETTES if palette.style in page)
    new = pick(rng)
    while new is old:
        new = pick(rng)
    colour = new.chinese if chinese else new.english
    asked = rng.choice(COLOUR_CHINESE if chinese else COLOUR).format(colour=colour)
    edit = EDIT.format(before=old.style.strip(), after=new.style.strip())
    prose = "现在是[[colour]]了。" if chinese else "It is [[colour]] now."
    return _example(chinese, asked + excerpt(page), fill(prose + edit, {"colour": colour}))


def _added(rng: Random, chinese: bool, page: str, data: str, line: str) -> Example:
    is_chart = line.startswith("const data")
    item = _row(rng, chinese, data) if is_chart else tasks(rng, 1, chinese)[0]
    asked = rng.choice(ADD_CHINESE if chinese else ADD).format(item=item)
    name = "data" if is_chart else "things"
    comma = "、" if chinese else ", "
    before = f'const {name} = "[[data]]";'
    edit = EDIT.format(before=before, after=f'const {name} = "[[data]]{comma}[[item]]";')
    prose = "加上了[[item]]。" if chinese else "Added [[item]]."
    values = {"data": data, "item": item}
    return _example(chinese, asked + excerpt(page), fill(prose + edit, values))


def _row(rng: Random, chinese: bool, data: str) -> str:
    several = entry(data, goods(rng, 1, chinese)[0], lambda _: rng.randint(1, 99))
    return several or rows(rng, chinese, count=1)


def _example(chinese: bool, sentence: str, answer: list[Segment]) -> Example:
    return Example(NAME, "zh" if chinese else "en", sentence, answer, [])
