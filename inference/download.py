"""Weights from a hub to a folder: what was begun is gone on with, what arrives is checked."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from inference.hub import Hub, RemoteFile
from inference.placement import GIB

BLOCK = 2**20  # bytes
TRIES = 5  # of a file, each from where the last one broke off
PAUSE = 1.0  # seconds before the second try; doubled for each further one
LAST = "config.json"  # what makes a folder a model: so it comes when all else is there
SPARE = GIB  # bytes of the disk that stay free
PATIENCE = httpx.Timeout(30, connect=15)

Progress = Callable[[str, int, int], None]  # a file, and the bytes of all files: there, in total


class DownloadFailed(Exception):
    """Says which file, why, and that a second call goes on from here."""


def pull(
    hub: Hub,
    repository: str,
    folder: Path,
    is_wanted: Callable[[str], bool],
    progress: Progress,
    *,
    revision: str = "",
) -> None:
    """Raises DownloadFailed. Files that are there in full size have been checked before; where a
    revision is named they are again, for those of another one may be as large."""
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as client:
        files = _wanted(client, hub, repository, revision, is_wanted)
        total = sum(file.size for file in files)
        missing = [file for file in files if not _is_there(file, folder, revision)]
        _make_sure_of_room(folder, sum(file.size for file in missing))
        done = total - sum(file.size for file in missing)
        for file in missing:
            for size in _fetched(client, file, folder / file.path):
                progress(file.path, done + size, total)
            done += file.size


def _wanted(
    client: httpx.Client,
    hub: Hub,
    repository: str,
    revision: str,
    is_wanted: Callable[[str], bool],
) -> list[RemoteFile]:
    try:
        files = [f for f in hub.files(client, repository, revision) if is_wanted(f.path)]
    except (httpx.HTTPError, KeyError, ValueError) as error:
        raise DownloadFailed(f"{repository} cannot be listed: {error}") from error
    if not files:
        raise DownloadFailed(f"{repository} has no such weights.")
    if any(".." in Path(file.path).parts or Path(file.path).is_absolute() for file in files):
        raise DownloadFailed(f"{repository} names files outside its folder.")
    return sorted(files, key=lambda file: (file.path == LAST, file.path))


def _is_there(file: RemoteFile, folder: Path, revision: str) -> bool:
    path = folder / file.path
    if not path.is_file() or path.stat().st_size != file.size:
        return False
    return not revision or _checksum(file, path) == file.checksum


def _make_sure_of_room(folder: Path, needed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free - SPARE
    if needed > free:
        raise DownloadFailed(
            f"{needed / GIB:.1f} GiB are needed in {folder}, and {max(free, 0) / GIB:.1f} are free."
        )


def _fetched(client: httpx.Client, file: RemoteFile, target: Path) -> Iterator[int]:
    """The bytes that are there, again and again until the file is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    for number in range(1, TRIES + 1):
        try:
            yield from _stream(client, file, part)
            break
        except httpx.HTTPError as error:
            if number == TRIES or _is_refusal(error):
                raise DownloadFailed(f"{file.path}: {error}. Call again to go on.") from error
            time.sleep(PAUSE * 2 ** (number - 1))
    if _checksum(file, part) != file.checksum:
        part.unlink()
        raise DownloadFailed(f"{file.path} arrived damaged, and was removed. Call again.")
    part.replace(target)


def _stream(client: httpx.Client, file: RemoteFile, part: Path) -> Iterator[int]:
    part.touch()
    start = part.stat().st_size
    if start >= file.size:
        return  # the checksum tells whether it is the right thing
    headers = {"Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    with client.stream("GET", file.url, headers=headers) as response:
        response.raise_for_status()
        is_rest = response.status_code == httpx.codes.PARTIAL_CONTENT
        with part.open("ab" if is_rest else "wb") as target:
            for block in response.iter_bytes():  # as they come, so that a break loses little
                target.write(block)
                yield target.tell()


def _is_refusal(error: httpx.HTTPError) -> bool:
    """Asking again would not help."""
    return isinstance(error, httpx.HTTPStatusError) and error.response.is_client_error


def _checksum(file: RemoteFile, path: Path) -> str:
    digest = file.hash()
    with path.open("rb") as source:
        while block := source.read(BLOCK):
            digest.update(block)
    return str(digest.hexdigest())
