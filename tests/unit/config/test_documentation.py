"""What is documented is what there is."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
READERS = r'environment\.(?:text|integer|fraction|boolean|choice|optional|secret|words)\(\s*"(\w+)"'


@pytest.fixture(scope="module")
def variables() -> set[str]:
    settings = (ROOT / "artifacts_app" / "config" / "settings.py").read_text()
    return set(re.findall(READERS, settings))


def table_of(name: str) -> list[tuple[str, str]]:
    """Each setting of a page's tables, and its default."""
    text = (ROOT / name).read_text()
    return re.findall(r"^\| `([A-Z0-9_]+)` \| ([^|]*)\|", text, re.MULTILINE)


def test_every_setting_is_documented_once_and_conversely(variables: set[str]) -> None:
    names = [name for name, _ in table_of("docs/settings.md")]
    assert set(names) == variables
    assert len(names) == len(set(names))


def test_the_readme_has_some_of_them_with_the_same_defaults() -> None:
    assert 8 < len(table_of("README.md")) < 16
    assert set(table_of("README.md")) < set(table_of("docs/settings.md"))


def test_the_example_file_has_every_setting_but_that_of_tests(variables: set[str]) -> None:
    example = re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert set(example) == variables - {"ARTIFACTS_SCRIPT"}


def test_only_one_module_reads_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for folder in ("artifacts_app", "inference")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"os\.(?:environ\[|environ\.get|getenv)", path.read_text())
    ]
    # The client is a program of its own, for machines that have none of these settings.
    assert set(readers) == {
        "artifacts_app/client/account.py",
        "artifacts_app/config/environment.py",
    }


@pytest.mark.parametrize(
    "name", ["README.md", "docs/security.md", "docs/settings.md", "docs/operate.md"]
)
def test_what_is_linked_exists(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / name).read_text())
    missing = [link for link in links if not ((ROOT / name).parent / link).exists()]
    assert missing == []
