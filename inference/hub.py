"""Where weights are published: Hugging Face, ModelScope, or a mirror of the former.

A hub lists a repository's files with their checksums; `download.py` fetches them.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import httpx

HUGGING_FACE = "https://huggingface.co"
MODEL_SCOPE = "https://modelscope.cn"


@dataclass(frozen=True, slots=True)
class RemoteFile:
    path: str
    size: int  # bytes
    url: str
    checksum: str
    kind: Literal["sha256", "git"] = "sha256"  # git: SHA-1 of the file after a header

    def hash(self) -> Any:
        """Feed it the file; its `hexdigest` must be `checksum`."""
        if self.kind == "sha256":
            return hashlib.sha256()
        header = f"blob {self.size}\0".encode()
        return hashlib.sha1(header, usedforsecurity=False)


class Hub(Protocol):
    def files(self, client: httpx.Client, repository: str, revision: str) -> list[RemoteFile]:
        """Raises httpx.HTTPError. An empty `revision` is the main one."""


@dataclass(frozen=True, slots=True)
class HuggingFace:
    base: str = HUGGING_FACE

    def files(self, client: httpx.Client, repository: str, revision: str) -> list[RemoteFile]:
        revision = revision or "main"
        url: str | None = f"{self.base}/api/models/{repository}/tree/{revision}?recursive=true"
        entries: list[Any] = []
        while url is not None:
            page = client.get(url).raise_for_status()
            entries += page.json()
            url = page.links.get("next", {}).get("url")
        return [
            self._file(f"{self.base}/{repository}/resolve/{revision}", entry)
            for entry in entries
            if entry["type"] == "file"
        ]

    def _file(self, folder: str, entry: Any) -> RemoteFile:
        path, url = entry["path"], f"{folder}/{entry['path']}"
        if lfs := entry.get("lfs"):
            return RemoteFile(path, lfs["size"], url, lfs["oid"])
        return RemoteFile(path, entry["size"], url, entry["oid"], "git")


@dataclass(frozen=True, slots=True)
class ModelScope:
    base: str = MODEL_SCOPE

    def files(self, client: httpx.Client, repository: str, revision: str) -> list[RemoteFile]:
        revision = revision or "master"
        page = client.get(
            f"{self.base}/api/v1/models/{repository}/repo/files",
            params={"Revision": revision, "Recursive": "true"},
        ).raise_for_status()
        folder = f"{self.base}/models/{repository}/resolve/{revision}"
        return [
            RemoteFile(entry["Path"], entry["Size"], f"{folder}/{entry['Path']}", entry["Sha256"])
            for entry in page.json()["Data"]["Files"]
            if entry["Type"] == "blob"
        ]


def hub_of(name: str) -> Hub:
    """`huggingface`, `modelscope`, or the address of a mirror of Hugging Face. Raises ValueError."""
    if name.startswith(("http://", "https://")):
        return HuggingFace(name.rstrip("/"))
    match name.lower():
        case "huggingface":
            return HuggingFace()
        case "modelscope":
            return ModelScope()
    raise ValueError(
        f"{name!r} is no hub: huggingface, modelscope, or the address of a mirror, https://…"
    )
