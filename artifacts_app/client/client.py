"""The calls, one method each."""

import uuid
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

import httpx

from artifacts_app.client.errors import Refused
from artifacts_app.client.following import follow
from artifacts_app.client.transport import Transport
from artifacts_app.client.types import Artifact, Created, Event, Generation, Share, Summary


class Client:
    """Talks to one installation. Every method raises Refused or Unreachable.

    A call that creates something may be sent twice where the connection breaks, and is still done
    once: each carries an idempotency key.
    """

    def __init__(
        self, url: str, token: str, *, transport: httpx.BaseTransport | None = None
    ) -> None:
        """`transport` is for tests."""
        self.url = url.rstrip("/")
        self._transport = Transport(self.url, token, transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def create(self, sentence: str) -> Created:
        """One sentence in; follow `events` of the generation to see it being written."""
        answer = self._create("/api/artifacts", {"prompt": sentence})
        return Created(
            answer["id"],
            self._address(answer["url"]),
            answer["title"],
            Generation.of(answer["generation"]),
        )

    def change(self, artifact_id: str, sentence: str) -> Generation:
        """Ask for a change to the newest version."""
        answer = self._create(f"/api/artifacts/{artifact_id}/messages", {"text": sentence})
        return Generation.of(answer["generation"])

    def artifact(self, artifact_id: str) -> Artifact:
        answer = self._transport.json("GET", f"/api/artifacts/{artifact_id}")
        head, generation = answer["head"], answer["generation"]
        return Artifact(
            answer["id"],
            self._address(answer["url"]),
            answer["title"],
            head["number"] if head else None,
            Generation.of(generation) if generation else None,
            head["files"] if head else {},
        )

    def artifacts(self) -> Iterator[Summary]:
        """All of yours, newest first, asked for page by page."""
        cursor: str | None = ""
        while cursor is not None:
            place = {"cursor": cursor, "limit": "50"}
            page = self._transport.json("GET", "/api/artifacts", params=place)
            for item in page["items"]:
                address = self._address(item["url"])
                yield Summary(item["id"], address, item["title"], item["created"])
            cursor = page["next"]

    def share(
        self,
        artifact_id: str,
        *,
        version: int | None = None,
        expires_in: int | None = None,
        password: str | None = None,
    ) -> Share:
        """A secret link: to one version, or always to the newest. `expires_in` is in seconds."""
        terms = {"version": version, "expires_in": expires_in, "password": password}
        answer = self._create(f"/api/artifacts/{artifact_id}/shares", terms)
        return Share(answer["url"], answer["token"])

    def events(self, generation_id: str, after: str = "") -> Iterator[Event]:
        """Everything from the beginning, or after an event's id, up to the ending.

        Where the connection breaks it is taken up again; no event comes twice.
        """
        return follow(self._transport, f"/api/generations/{generation_id}/events", after)

    def cancel(self, generation_id: str) -> None:
        """Stop writing; what is there becomes a version."""
        self._transport.json("POST", f"/api/generations/{generation_id}/cancel")

    def download(self, artifact_id: str, form: str = "html") -> bytes:
        """`html`: one page with all it loads; `zip`: that and the files; `source`: the files."""
        path = f"/api/artifacts/{artifact_id}/download"
        return self._transport.send("GET", path, params={"format": form}).content

    def check(self) -> None:
        """Raises where the address or the token is wrong."""
        page = self._transport.json("GET", "/api/artifacts", params={"limit": "1"})
        if "items" not in page:
            raise Refused(
                404, "not_found", f"{self.url} is not an installation of Artifacts.", None
            )

    def _create(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return self._transport.json("POST", path, body=body, headers=headers)

    def _address(self, path: str) -> str:
        return urljoin(f"{self.url}/", path)
