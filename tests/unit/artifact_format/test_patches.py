import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.artifact_format.patches import Edit, NoPlace, Placement, place

FILE = """\
function start() {
    score = 0;
    lives = 3;
    draw();
}

function stop() {
    clearInterval(timer);
    draw();
}
"""


def applied(edit: Edit, text: str = FILE) -> str:
    placed = place(edit, text)
    assert isinstance(placed, Placement), placed
    return text[: placed.start] + placed.text + text[placed.end :]


def reason(edit: Edit, text: str = FILE) -> str:
    placed = place(edit, text)
    assert isinstance(placed, NoPlace), placed
    return placed.reason


def test_lines_that_are_there_are_replaced() -> None:
    assert applied(Edit("    lives = 3;\n", "    lives = 5;\n")) == FILE.replace("3;", "5;")


def test_only_what_changes_is_replaced() -> None:
    start = FILE.index("3;")
    assert place(Edit("    lives = 3;\n", "    lives = 5;\n"), FILE) == Placement(
        start, start + 1, "5"
    )


def test_lines_are_matched_whole() -> None:
    assert applied(Edit("b\n", "c\n"), "ab\nb\n") == "ab\nc\n"


def test_deleted_lines_leave_no_empty_line() -> None:
    assert applied(Edit("    lives = 3;\n", "")) == FILE.replace("    lives = 3;\n", "")


def test_the_last_line_may_lack_its_end() -> None:
    assert applied(Edit("b\n", "c\n"), "a\nb") == "a\nc"


@pytest.mark.parametrize("text", [r"\1 \g<0>", "$& $1", "{0} %s", "\\"])
def test_a_replacement_is_taken_letter_by_letter(text: str) -> None:
    assert applied(Edit("b\n", f"{text}\n"), "a\nb\n") == f"a\n{text}\n"


def test_what_looks_like_a_pattern_is_searched_letter_by_letter() -> None:
    assert applied(Edit("a.c(\n", "x\n"), "abc(\na.c(\n") == "abc(\nx\n"


@pytest.mark.parametrize(
    "search",
    [
        "score = 0;\nlives = 3;\n",
        "  score   =   0;\n  lives = 3;\n",
        "\tscore = 0;\n\n\tlives = 3;\n",
        "    score = 0;\r\n    lives = 3;\r\n",
    ],
)
def test_white_space_need_not_match(search: str) -> None:
    assert "bonus = 1;" in applied(Edit(search, "bonus = 1;\n"))


def test_a_replacement_is_indented_like_the_file() -> None:
    edit = Edit("score = 0;\nlives = 3;\n", "if (a) {\n    b();\n}\n")
    assert "() {\n    if (a) {\n        b();\n    }\n    draw();" in applied(edit)


def test_a_replacement_is_moved_out_like_the_file() -> None:
    edit = Edit("        score = 0;\n        lives = 3;\n", "        a();\n            b();\n")
    assert "() {\n    a();\n        b();\n    draw();" in applied(edit)


def test_a_part_of_a_line_can_be_replaced() -> None:
    assert applied(Edit("clearInterval(timer)\n", "stopAll()\n")) == FILE.replace(
        "clearInterval(timer)", "stopAll()"
    )


def test_misremembered_lines_are_placed_by_the_others() -> None:
    edit = Edit(
        "function start() {\n    score = 0;\n    lives = 9;\n    draw();\n}\n\nfunction stop() {\n",
        "function go() {\n",
    )
    placed = place(edit, FILE)
    assert isinstance(placed, Placement)
    assert placed.is_nearest
    assert applied(edit) == "function go() {\n    clearInterval(timer);\n    draw();\n}\n"


@pytest.mark.parametrize(
    ("search", "text", "expected"),
    [
        ("", FILE, "does not say"),
        (" \n\n", FILE, "does not say"),
        ("draw();\n", FILE, "2 times"),
        ("    draw();\n}\n", FILE, "2 times"),
        ("undraw();\n", FILE, "not in the file"),
        ("a\nb\nc\nd\n", "x\ny\n", "not in the file"),
        ("score = 1;\nlives = 3;\n", FILE, "not in the file"),
        ("clearInterval(timer);\nx\nscore = 0;\nlives = 3;\n", FILE, "not in the file"),
        ("a\n", "", "not in the file"),
    ],
)
def test_an_edit_without_one_place_says_why(search: str, text: str, expected: str) -> None:
    assert expected in reason(Edit(search, "x\n"), text)


def test_lines_far_apart_are_no_place() -> None:
    far = "a();\nb();\n" + "".join(f"x{n}();\n" for n in range(50)) + "c();\nd();\n"
    assert "not in" in reason(Edit("a();\nb();\nmissing();\nc();\nd();\n", ""), far)


@given(
    st.lists(st.sampled_from(["a", " a", "b", "c", "", "d"]), max_size=12),
    st.integers(0, 11),
    st.integers(1, 6),
    st.text("abx\n ", max_size=8),
)
def test_a_place_that_was_found_is_one(lines: list[str], first: int, size: int, new: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    search = "".join(f"{line}\n" for line in lines[first : first + size])
    placed = place(Edit(search, new), text)
    if isinstance(placed, Placement):
        assert 0 <= placed.start <= placed.end <= len(text)
    elif search.strip():
        assert "times" in placed.reason
