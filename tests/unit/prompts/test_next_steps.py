import pytest

from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.suggestions import next_steps as demo_steps
from inference.prompts import next_steps

ANSWER = "Title: A calm clock\n- Add a second hand\n- Make the face dark\n- Show the date\n"


def test_a_title_and_three_steps_are_read() -> None:
    assert next_steps.read(ANSWER) == next_steps.NextSteps(
        "A calm clock", ("Add a second hand", "Make the face dark", "Show the date")
    )


def test_chinese_labels_are_read() -> None:
    found = next_steps.read("标题：安静的时钟\n- 加上秒针\n- 显示日期")
    assert found == next_steps.NextSteps("安静的时钟", ("加上秒针", "显示日期"))


@pytest.mark.parametrize(
    "line",
    [
        "Here are three steps:",
        "1. Numbered",
        "- ",
        "- " + "long " * 20,
        "- <b>Bold</b>",
        "- Use `fetch`",
        "-no space",
        "Title: Untitled",
        "Title: {name}",
        "```html",
    ],
)
def test_other_lines_are_left_out(line: str) -> None:
    assert next_steps.read(line) == next_steps.NextSteps()


def test_a_step_is_given_once_and_no_more_than_three() -> None:
    steps = next_steps.read("- a1\n- a1\n- b2\n- c3\n- d4").steps
    assert steps == ("a1", "b2", "c3")


def test_direction_marks_are_taken_out() -> None:
    assert next_steps.read("- Make\u202e it red").steps == ("Make it red",)


def test_the_page_is_shown_up_to_a_limit() -> None:
    conversation = next_steps.conversation("a {clock}", {"index.html": "x" * 100_000})
    text = conversation.messages[-1].content
    assert "a {clock}" in text
    assert len(text) < next_steps.SHOWN + 1_000
    assert conversation.prompt_name == "next_steps/1"


def test_the_demo_model_offers_what_it_can_do() -> None:
    style = f"<style>{PALETTES[0].style}</style>"
    assert demo_steps(style) == ("Make it blue", "Dark mode", "Bigger text")
    dark = style + "<style>\nbody { background: #0b0d17 }\n</style>\n<script>\nconst speed = 1;\n"
    assert demo_steps(dark) == ("Make it blue", "Light mode", "Make it faster")
    chart = style + '<script>\nconst data = "apples 3, figs 2";\n</script>'
    assert demo_steps(chart)[0] == "Add grapes 8"
    assert demo_steps(chart.replace("figs 2", "figs 2+4"))[0] == "Add grapes 2+3"
    points = chart.replace("apples 3, figs 2", "(8, 40), (5, 20)")
    assert demo_steps(points)[0] == "Add (5, 21)"
    assert demo_steps(style + "<p>时钟</p>")[0] == "改成蓝色"
    assert demo_steps("<p>Not its own</p>") == ()
