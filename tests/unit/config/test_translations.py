"""What people are told, they are told in their language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils import translation

from artifacts_app.models import Generation
from artifacts_app.services.data_files import translated
from artifacts_app.views import failures
from inference import errors
from inference.data.problems import Sentence

ROOT = Path(__file__).parents[3]
TRANSLATORS = {"_", "gettext", "gettext_lazy", "noop", "Unreadable", "Sentence"}
# What speaks to programs and to operators alone.
FOR_PROGRAMS = (
    "views/accounts/openid.py",
    "views/openai_api/",
    "views/api/document.py",
    "views/api/reference.py",
    "views/api/schemas",
    "views/health.py",
    "views/metrics.py",
    "views/sandbox.py",
)


def sources() -> list[Path]:
    app = ROOT / "artifacts_app"
    parts = [
        app / "services",
        app / "views",
        app / "webhooks/address.py",
        ROOT / "inference" / "data",
    ]
    found = [path for part in parts for path in [part, *part.rglob("*.py")] if path.suffix]
    return [path for path in found if not any(name in str(path) for name in FOR_PROGRAMS)]


def called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def untranslated(node: ast.AST) -> Iterator[ast.Constant]:
    """Sentences that go through no translator. Docstrings are expressions of their own."""
    for child in ast.iter_child_nodes(node):
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        is_log = called(child).startswith("logger.")
        if is_docstring or is_log or describes_the_api(child) or called(child) in TRANSLATORS:
            continue
        if isinstance(child, ast.Constant) and is_sentence(child.value):
            yield child
        yield from untranslated(child)


def describes_the_api(node: ast.AST) -> bool:
    """By `description=…` or `{"description": …}`: for who writes programs."""
    if isinstance(node, ast.Dict):
        return any(
            isinstance(key, ast.Constant) and key.value == "description" for key in node.keys
        )
    return isinstance(node, ast.keyword) and node.arg == "description"


def is_sentence(value: object) -> bool:
    return (
        isinstance(value, str) and " " in value.strip() and value.rstrip().endswith((".", "!", "?"))
    )


def translatable(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if called(node) in TRANSLATORS and isinstance(node, ast.Call) and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def test_no_sentence_is_left_in_english() -> None:
    left = [
        f"{path.relative_to(ROOT)}:{found.lineno}: {found.value!r}"
        for path in sources()
        for found in untranslated(ast.parse(path.read_text()))
    ]
    assert left == []


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    path = ROOT / "artifacts_app" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans", abort_invalid=True)


def test_every_text_of_the_code_is_in_the_catalogue(chinese: Catalog) -> None:
    everything = [*(ROOT / "artifacts_app").rglob("*.py"), *(ROOT / "inference/data").glob("*.py")]
    texts = {text for path in everything for text in translatable(ast.parse(path.read_text()))}
    assert len(texts) > 150
    assert {text for text in texts if text not in chinese or not chinese[text].string} == set()


def test_translations_take_the_same_values(chinese: Catalog) -> None:
    assert [(message.id, list(map(str, problems))) for message, problems in chinese.check()] == []


def test_a_remark_about_a_file_is_translated_with_its_values() -> None:
    remark = Sentence("A page can have %(limit)d data files.", limit=5)
    assert remark == "A page can have 5 data files."
    with translation.override("zh-hans"):
        assert translated(remark) == "一个页面最多 5 个数据文件。"


def test_every_failure_of_an_engine_has_a_sentence() -> None:
    assert {kind.code for kind in errors.KINDS} <= failures.KINDS.keys()


def test_a_failure_is_told_with_its_numbers_or_in_the_readers_language() -> None:
    failed = Generation(error_code="context_too_long", error_message="It takes 9,000 tokens.")
    with translation.override("en"):
        assert failures.sentence_of(failed) == "It takes 9,000 tokens."
        assert failures.kinds() == {}
    with translation.override("zh-hans"):
        assert failures.sentence_of(failed) == "对话过长，超出了模型的上下文，请新建页面。"
        assert failures.kinds().keys() == failures.KINDS.keys()
    assert failures.sentence_of(None) == ""
