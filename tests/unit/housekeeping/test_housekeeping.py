from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.events.announcing import announce, has_ended
from artifacts_app.events.connection import connect
from artifacts_app.events.entry import stream_key
from artifacts_app.generation import control, waiting_line
from artifacts_app.housekeeping import round as housekeeping
from artifacts_app.models import (
    ApiToken,
    Artifact,
    DataFile,
    Generation,
    GenerationStatus,
    IdempotencyKey,
    Message,
    MessageRole,
    hash_token,
)

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=400)


def artifact_of(viewer: Viewer, age: timedelta = timedelta()) -> Artifact:
    artifact = Artifact.objects.create(title="Snake", **viewer.owner_fields())
    Artifact.objects.filter(pk=artifact.pk).update(updated=timezone.now() - age)
    return artifact


def generation_of(artifact: Artifact, status: str, age: timedelta = timedelta()) -> Generation:
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text="snake")
    began = timezone.now() - age
    generation = Generation.objects.create(
        artifact=artifact, ordinal=1, request=message, status=status, claimed=began
    )
    Generation.objects.filter(pk=generation.pk).update(created=began)
    announce(connect(), artifact.pk, generation.pk, 1, {"type": "queued", "position": 1})
    return generation


def life(artifact: Artifact) -> Any:
    return connect().ttl(stream_key(artifact.pk))


def test_a_log_without_an_end_gets_one_unless_it_is_written(
    ada: Viewer, settings: LazySettings
) -> None:
    ended, written = artifact_of(ada), artifact_of(ada)
    generation_of(ended, GenerationStatus.FINISHED)
    generation_of(written, GenerationStatus.RUNNING)
    nowhere = stream_key(uuid4())
    connect().xadd(nowhere, {"1": "{}"}, id="1-1")
    assert housekeeping.keep_house()["event logs"] == 2
    assert 0 < life(ended) <= settings.EVENT_LOG_SECONDS
    assert life(written) == -1
    assert not connect().exists(nowhere)


def test_who_has_waited_for_a_day_is_told(ada: Viewer) -> None:
    stale = generation_of(artifact_of(ada), GenerationStatus.QUEUED, timedelta(days=2))
    fresh = generation_of(artifact_of(ada), GenerationStatus.QUEUED)
    waiting_line.join(connect(), stale.pk)
    assert housekeeping.keep_house()["generations"] == 1
    stale.refresh_from_db()
    fresh.refresh_from_db()
    assert (stale.status, stale.error_code) == (GenerationStatus.FAILED, "never_begun")
    assert fresh.status == GenerationStatus.QUEUED
    assert has_ended(connect(), stale.artifact_id, 1)
    assert waiting_line.length(connect()) == 0


def test_who_has_run_for_a_day_is_stopped(ada: Viewer) -> None:
    generation_of(artifact_of(ada), GenerationStatus.RUNNING, timedelta(days=2))
    housekeeping.keep_house()
    assert connect().xlen(control.KEY) == 1


def test_pages_of_visitors_go_after_their_time_and_no_others(
    ada: Viewer, mallory: Viewer, settings: LazySettings
) -> None:
    settings.RETENTION_DAYS = 30
    old, young = artifact_of(ada, LONG_AGO), artifact_of(ada, timedelta(days=29))
    of_a_script = artifact_of(mallory, LONG_AGO)
    ApiToken.objects.create(name="x", token_hash=hash_token("x"), visitor=mallory.visitor)
    in_the_making = artifact_of(ada, LONG_AGO)
    generation_of(in_the_making, GenerationStatus.RUNNING)
    assert housekeeping.keep_house()["artifacts"] == 1
    assert set(Artifact.objects.all()) == {young, of_a_script, in_the_making}
    assert not Artifact.objects.filter(pk=old.pk).exists()


def test_what_was_deleted_can_be_brought_back_for_a_month(ada: Viewer) -> None:
    gone, recent, kept = artifact_of(ada), artifact_of(ada), artifact_of(ada, LONG_AGO)
    for artifact, days in ((gone, 31), (recent, 29)):
        deleted = timezone.now() - timedelta(days=days)
        Artifact.objects.filter(pk=artifact.pk).update(deleted=deleted)
    assert housekeeping.keep_house()["artifacts"] == 1
    assert set(Artifact.objects.all()) == {recent, kept}


def test_without_a_time_everything_stays(ada: Viewer) -> None:
    artifact_of(ada, LONG_AGO)
    assert housekeeping.keep_house()["artifacts"] == 0


def test_leftovers_go(ada: Viewer) -> None:
    artifact = artifact_of(ada)
    for owner in (artifact, None):
        DataFile.objects.create(
            artifact=owner, name="a.csv", media_type="text/csv", content=b"", **ada.owner_fields()
        )
    DataFile.objects.update(created=timezone.now() - LONG_AGO)
    for key, age in (("old", LONG_AGO), ("young", timedelta())):
        IdempotencyKey.objects.create(viewer="x", key=key, created=timezone.now() - age)
    done = housekeeping.keep_house()
    assert (done["data files"], done["idempotency keys"]) == (1, 1)
    assert DataFile.objects.get().artifact == artifact
    assert IdempotencyKey.objects.get().key == "young"


def test_one_at_a_time() -> None:
    connect().set(housekeeping.LOCK, "1")
    assert housekeeping.keep_house() == {}
