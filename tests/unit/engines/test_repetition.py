import random

import pytest

from inference.repetition import TAIL, RepetitionWatch, has_period


def test_a_period_is_found_wherever_there_is_one() -> None:
    dice = random.Random(7)
    for _ in range(2_000):
        unit = "".join(dice.choices("ab", k=dice.randint(1, 6)))
        text = (unit * 30)[: dice.randint(12, 30)]
        text += "".join(dice.choices("ab", k=dice.choice([0, 0, 1])))
        periods = [p for p in range(1, 7) if text[p:] == text[:-p]]
        assert has_period(text, 6) == bool(periods), text


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_loop_is_noticed_whatever_it_is_cut_into(size: int) -> None:
    watch, text = RepetitionWatch(), "<li>again</li>\n" * (2 * TAIL // 15)
    assert any(watch.is_repeating(text[i : i + size]) for i in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_loop_of_words_is_noticed_sooner(size: int) -> None:
    watch, text = RepetitionWatch(), "again and again " * 60
    assert any(watch.is_repeating(text[i : i + size]) for i in range(0, len(text), size))


@pytest.mark.parametrize(
    "text",
    [
        "const map = [" + "0, " * 900 + "];",
        '  "................................",\n' * 17,
        "/* " + "-" * 300 + " */\n" + " " * 900,
        "".join(f"<li>{number}</li>\n" for number in range(2000)),
        '<div class="square"></div>\n' * 100 + "<p>The board ends.</p>\n" * 2,
        "",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    watch = RepetitionWatch()
    assert not any(watch.is_repeating(text[i : i + 5]) for i in range(0, len(text), 5))
