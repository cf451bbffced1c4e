"""An MCP server over standard input and output: assistants make, change, read and share pages."""

import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Annotated, Any, TypeVar

import anyio.to_thread
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel, Field

from artifacts_app.client.account import Account
from artifacts_app.client.client import Client
from artifacts_app.client.errors import ArtifactsError
from artifacts_app.client.types import Event

T = TypeVar("T")
TOLD_EVERY = 0.5  # seconds between two notifications of progress
INSTRUCTIONS = (
    "Artifacts turns a sentence into a complete web page (a site, a game, a chart), written by a "
    "model on the user's own machines. Describe what the page is to do and how it should look; a "
    "change is asked for the same way. Share an artifact to get a link that others can open."
)

Id = Annotated[str, Field(description="The artifact's id, a UUID.")]
Sentence = Annotated[str, Field(description="What is wanted, in a sentence or a few.")]


class Made(BaseModel):
    id: str
    url: str = Field(description="Where its owner sees and changes it.")
    title: str
    version: int | None


class Page(Made):
    files: dict[str, str] = Field(description="Path → text, of the newest version.")


class Listed(BaseModel):
    id: str
    url: str
    title: str
    created: str


class Link(BaseModel):
    url: str = Field(description="Opens the page for whoever has it.")


def serve(account: Account) -> None:
    """Until standard input ends."""
    with Client(account.url, account.token) as client:
        build(client).run("stdio")


def build(client: Client) -> MCPServer[Any]:
    server: MCPServer[Any] = MCPServer(
        "artifacts", title="Artifacts", instructions=INSTRUCTIONS, log_level="WARNING"
    )

    @server.tool(title="Make a page")
    async def create_artifact(sentence: Sentence, ctx: Context[Any, Any]) -> Made:
        """Make a web page from a sentence, and wait until it is written."""
        made = await called(partial(client.create, sentence))
        return await _written(client, made.id, made.generation.id, ctx)

    @server.tool(title="Change a page")
    async def change_artifact(artifact_id: Id, sentence: Sentence, ctx: Context[Any, Any]) -> Made:
        """Change a page by a sentence, and wait until it is done."""
        generation = await called(partial(client.change, artifact_id, sentence))
        return await _written(client, artifact_id, generation.id, ctx)

    @server.tool(title="Read a page")
    async def get_artifact(artifact_id: Id) -> Page:
        """A page's newest version with the text of its files."""
        found = await called(partial(client.artifact, artifact_id))
        return Page(
            id=found.id,
            url=found.url,
            title=found.title,
            version=found.version,
            files=found.files,
        )

    @server.tool(title="List pages")
    async def list_artifacts(
        limit: Annotated[int, Field(ge=1, le=100, description="At most so many.")] = 20,
    ) -> list[Listed]:
        """The user's pages, newest first."""
        found = await called(lambda: list(islice(client.artifacts(), limit)))
        return [
            Listed(id=item.id, url=item.url, title=item.title, created=item.created)
            for item in found
        ]

    @server.tool(title="Share a page")
    async def share_artifact(
        artifact_id: Id,
        expires_in: Annotated[
            int | None, Field(ge=1, description="Seconds; null: the link does not expire.")
        ] = None,
    ) -> Link:
        """A secret link that shows the page, always its newest version, to whoever has it."""
        made = await called(partial(client.share, artifact_id, expires_in=expires_in))
        return Link(url=made.url)

    return server


async def called(call: Callable[[], T]) -> T:
    """In a thread; what the installation refuses is told to the assistant in its words."""
    return await anyio.to_thread.run_sync(partial(_result, call), abandon_on_cancel=True)


def _result(call: Callable[[], T]) -> T:
    try:
        return call()
    except ArtifactsError as error:
        raise ToolError(str(error)) from error


async def _written(
    client: Client, artifact_id: str, generation_id: str, ctx: Context[Any, Any]
) -> Made:
    ending: Event = {}
    characters, told = 0, 0.0
    events = client.events(generation_id)
    while (event := await called(partial(next, events, None))) is not None:
        ending = event
        characters += len(event.get("text", ""))
        if time.monotonic() - told > TOLD_EVERY:
            told = time.monotonic()
            await ctx.report_progress(characters, message=f"{characters:,} characters")
    if ending.get("type") != "finished":
        raise ToolError(ending.get("message") or "It was stopped before it was written.")
    found = await called(partial(client.artifact, artifact_id))
    return Made(id=found.id, url=found.url, title=found.title, version=found.version)
