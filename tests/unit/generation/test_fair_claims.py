"""Many workers claim at once. SQLite does the same through `tests/integration/test_fairness.py`."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import waiting_line
from artifacts_app.generation.fair_order import claim_next
from artifacts_app.models import Artifact, Generation, Message, MessageRole

WORKERS, WAITING = 8, 20


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="threads cannot share a database in memory"
)
@pytest.mark.django_db(transaction=True)
def test_each_is_served_once_and_both_people_get_their_half(ada: Viewer, mallory: Viewer) -> None:
    owners = {}
    for viewer in (mallory, ada):
        for _ in range(WAITING):
            owners[_queued(viewer).pk] = viewer
    together = Barrier(WORKERS)

    def work(_: int) -> list[Generation | None]:
        together.wait()
        try:
            return [claim_next(connect(), "") for _ in range(2)]
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        claimed = [one for some in threads.map(work, range(WORKERS)) for one in some if one]
    assert len({one.pk for one in claimed}) == len(claimed) == 2 * WORKERS
    assert [owners[one.pk] for one in claimed].count(ada) == WORKERS


def _queued(viewer: Viewer) -> Generation:
    artifact = Artifact.objects.create(title="Snake", **viewer.owner_fields())
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text="snake")
    generation = Generation.objects.create(artifact=artifact, ordinal=1, request=message)
    waiting_line.join(connect(), generation.pk)
    return generation
