import pytest

from inference.repetition import TAIL, RepetitionWatch, period_of


@pytest.mark.parametrize(
    ("text", "period"), [("a", 1), ("aaaa", 1), ("abab", 2), ("abcab", 3), ("abcd", 4), ("", 0)]
)
def test_the_shortest_period(text: str, period: int) -> None:
    assert period_of(text) == period


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
        "/* " + "-" * 300 + " */\n" + " " * 900,
        "".join(f"<li>{number}</li>\n" for number in range(2000)),
        '<div class="square"></div>\n' * 100 + "<p>The board ends.</p>\n" * 2,
        "",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    watch = RepetitionWatch()
    assert not any(watch.is_repeating(text[i : i + 5]) for i in range(0, len(text), 5))
