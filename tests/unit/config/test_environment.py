from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from artifacts_app.config import environment


def test_an_unset_variable_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("X", raising=False)
    assert environment.text("X", "a") == "a"
    assert environment.integer("X", 3) == 3
    assert environment.boolean("X", True) is True
    assert environment.words("X") == []
    assert environment.secret("X") is None


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "  ")
    assert environment.optional("X") is None


def test_a_wrong_value_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "maybe")
    with pytest.raises(ImproperlyConfigured, match="X must be true or false"):
        environment.boolean("X", False)
    with pytest.raises(ImproperlyConfigured, match="X must be a whole number"):
        environment.integer("X", 1)
    monkeypatch.setenv("X", "0")
    with pytest.raises(ImproperlyConfigured, match="X must be at least 1"):
        environment.integer("X", 1, minimum=1)


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("hush\n")
    monkeypatch.setenv("X_FILE", str(file))
    assert environment.secret("X") == "hush"


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_FILE", "/does/not/exist")
    with pytest.raises(ImproperlyConfigured, match="X_FILE: cannot read"):
        environment.secret("X")
