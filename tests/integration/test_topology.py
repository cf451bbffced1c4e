"""The parts of docker-compose.yml together: what streams survives the loss of one of each."""

import asyncio
import signal
from http import HTTPStatus

import httpx
import pytest

from tests.integration.team import SANDBOX_HOST, Team
from tests.integration.viewer import Viewer
from tests.integration.watched import PAGE, Point, ask
from tests.support.recovery import goes_on

pytestmark = pytest.mark.processes
WATCHING = 3  # beside the author


async def test_viewers_of_two_webs_lose_nothing_with_a_web_and_a_worker(team: Team) -> None:
    author = await ask(team, "a page")
    others = [Viewer(team, author.events) for _ in range(WATCHING)]
    watching = [asyncio.create_task(viewer.watch()) for viewer in others]
    await author.until(Point("inside the text", len(PAGE) // 3))
    followed = dict(team.proxy.followed)
    assert all(followed[port] for port in team.web_ports.values()), followed
    worker = await author.owner()
    for name in ("web", worker):
        await asyncio.to_thread(team.end, name, signal.SIGKILL)
    goes_on("a web and a worker of two killed", await author.until_it_goes_on())
    await author.assert_whole()
    await asyncio.gather(*watching)
    assert [viewer.text() for viewer in others] == [PAGE] * WATCHING
    assert max(viewer.connections for viewer in [author.viewer, *others]) > 1


def test_the_sandbox_host_has_the_frame_and_nothing_else(team: Team) -> None:
    """Each by its own name of the one address, over the one proxy."""
    assert status(team, "localhost", "/healthz") == HTTPStatus.OK
    assert status(team, SANDBOX_HOST, "/api/artifacts") == HTTPStatus.NOT_FOUND
    assert status(team, SANDBOX_HOST, "/sandbox/frame") == HTTPStatus.OK
    assert status(team, "localhost", "/sandbox/frame") == HTTPStatus.NOT_FOUND


def status(team: Team, host: str, path: str) -> int:
    with httpx.Client(verify=team.tls) as http:
        answer = http.get(
            f"https://127.0.0.1:{team.proxy_port}{path}",
            headers={"Host": f"{host}:{team.proxy_port}"},
            extensions={"sni_hostname": host},
        )
        return answer.status_code
