import os
from pathlib import Path

import pytest

from artifacts_app.management.supervisor.lock import AlreadyRunning, lock


def test_a_data_folder_has_one_holder(tmp_path: Path) -> None:
    descriptor = lock(tmp_path / "var" / "lock")
    with pytest.raises(AlreadyRunning, match=str(tmp_path)):
        lock(tmp_path / "var" / "lock")
    os.close(descriptor)


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    os.close(lock(tmp_path / "lock"))
    os.close(lock(tmp_path / "lock"))


def test_other_data_folders_are_not_concerned(tmp_path: Path) -> None:
    first, second = lock(tmp_path / "a" / "lock"), lock(tmp_path / "b" / "lock")
    os.close(first)
    os.close(second)
