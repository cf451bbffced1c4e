import pytest

from inference.completion import fills_in, prompt_of, without_overlap
from inference.types import CompletionRequest


def test_a_gap_stands_between_the_models_marks() -> None:
    request = CompletionRequest("1", "return ", "\n")
    assert prompt_of(request) == "<|fim_prefix|>return <|fim_suffix|>\n<|fim_middle|>"


def test_text_to_go_on_with_stands_as_it_is() -> None:
    assert prompt_of(CompletionRequest("1", "return ")) == "return "


@pytest.mark.parametrize(
    ("name", "can"),
    [
        ("Qwen2.5-Coder-32B-Instruct", True),
        ("Qwen/Qwen2.5-Coder-14B-Instruct-AWQ", True),
        ("qwen2.5-coder:7b", True),
        ("qwen2.5-coder-7b-instruct-q4_k_m", True),
        ("Qwen2.5-7B-Instruct", False),
        ("artifacts-demo", False),
        ("", False),
    ],
)
def test_the_family_fills_in(name: str, can: bool) -> None:
    assert fills_in(name) is can


def test_the_files_name_tells_what_kind_of_gap_it_is() -> None:
    request = CompletionRequest("1", "a", "b", path="style.css")
    assert prompt_of(request).startswith("<|file_sep|>style.css\n<|fim_prefix|>a")


@pytest.mark.parametrize(
    ("middle", "suffix", "left"),
    [
        ("a + b;\n}\nfunction next() {", "\n}\nfunction next() {}\n", "a + b;"),
        ("call()", ");\n", "call()"),
        ("a + b", "", "a + b"),
    ],
)
def test_what_follows_is_not_written_twice(middle: str, suffix: str, left: str) -> None:
    assert without_overlap(middle, suffix) == left
