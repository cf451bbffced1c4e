"""Names with numbers: what charts and menus are made of.

The page says them once, spelt as in the sentence, and takes them apart itself. So the model has
one stretch to copy instead of ten pieces to find, and a reader has one line to change.
"""

from random import Random

from inference.demo_model.corpus.words import goods

# "apples 3, pears: 5% and plums $9" or "苹果 3、梨 5" becomes [["apples", 3], …].
PARSED = r"""const data = "[[items]]";
const rows = [...data.matchAll(/(?:and )?([^\s\d,%\u3001\uff0c][^\d,\u3001\uff0c]*?)[\s:\uff1a$€¥]*(\d+(?:\.\d+)?)/g)].map(row => [row[1], +row[2]]);
"""
STYLES = (
    "{} {}",
    "{} {}",
    "{} {}",
    "{} {}",
    "{} {}",
    "{} {}",
    "{}: {}",
    "{} {}%",
    "{} ${}",
    "{}: {}%",
)
CHINESE_STYLES = ("{} {}", "{} {}", "{} {}", "{}{}", "{} {}%")
COUNTS = (2, 3, 3, 3, 4, 4, 5, 6, 7)


def rows(rng: Random, chinese: bool, most: int = 99, count: int = 0) -> str:
    count = count or rng.choice(COUNTS)
    style = rng.choice(CHINESE_STYLES if chinese else STYLES)
    numbers = [_number(rng, most) for _ in range(count)]
    names = goods(rng, count, chinese)
    pairs = [style.format(name, number) for name, number in zip(names, numbers, strict=True)]
    if chinese:
        return rng.choice(["、", "、", ",", ","]).join(pairs)
    if rng.random() < 0.3:
        return ", ".join(pairs[:-1]) + " and " + pairs[-1]
    return ", ".join(pairs)


def _number(rng: Random, most: int) -> str:
    dice = rng.random()
    if dice < 0.05:
        return f"{rng.randint(1, most)}.{rng.randint(1, 9)}"
    return str(rng.randint(1, most * 40 if dice < 0.15 else most))
