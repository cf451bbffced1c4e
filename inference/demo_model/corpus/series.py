"""Names with several numbers each: what stacked bars and heat maps are made of."""

from random import Random

from inference.demo_model.corpus.words import goods

# "Mon 3 5 2, Tue 4 6 1" or "apples 10+5" becomes [["Mon", 10, [3, 5, 2]], …]: the sum comes second.
SERIES = r"""const data = "[[items]]";
const rows = [...data.matchAll(/(?:and )?([^\s,\u3001\uff0c][^\d,\u3001\uff0c]*?)\s*(\d+(?:[\s+/]+\d+)*)/g)].map(row => {
  const parts = row[2].match(/\d+/g).map(Number);
  return [row[1], parts.reduce((sum, part) => sum + part), parts];
});
"""


def series(rng: Random, chinese: bool, count: int, parts: int, sign: str) -> str:
    """`sign` stands between the numbers of a name."""
    rows = [
        f"{name} {sign.join(str(rng.randint(1, 99)) for _ in range(parts))}"
        for name in goods(rng, count, chinese)
    ]
    comma = rng.choice(["、", ","]) if chinese else ", "
    if not chinese and rng.random() < 0.2:
        return ", ".join(rows[:-1]) + " and " + rows[-1]
    return comma.join(rows)
