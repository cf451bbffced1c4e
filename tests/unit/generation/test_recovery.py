"""What is queued again, and what is left alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation import leases, lifecycle, recovery
from artifacts_app.generation.leases import Lease
from artifacts_app.models import Artifact, Generation, GenerationStatus, Message, MessageRole

pytestmark = pytest.mark.django_db
HOUR = 3600.0


@pytest.fixture
def generation(ada: Viewer) -> Generation:
    connect().delete(leases.KEY)
    artifact = Artifact.objects.create(title="Snake", **ada.owner_fields())
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text="snake")
    generation = Generation.objects.create(artifact=artifact, ordinal=1, request=message)
    claimed = lifecycle.claim(generation.pk)
    assert claimed is not None
    return claimed


def expired(lease: Lease) -> None:
    leases.take(connect(), lease)
    connect().zincrby(leases.KEY, -HOUR, str(lease))


def status(generation: Generation) -> str:
    generation.refresh_from_db()
    return generation.status


def test_whose_lease_has_run_out_is_queued_again(generation: Generation) -> None:
    expired(Lease(generation.pk, 1))
    assert recovery.recover_lost_generations() == [generation.pk]
    assert status(generation) == GenerationStatus.QUEUED


def test_the_lease_of_an_earlier_attempt_says_nothing(generation: Generation) -> None:
    lifecycle.requeue(generation)
    lifecycle.claim(generation.pk)
    expired(Lease(generation.pk, 1))
    leases.take(connect(), Lease(generation.pk, 2))
    assert recovery.recover_lost_generations() == []
    assert status(generation) == GenerationStatus.RUNNING
    assert leases.held(connect()) == {generation.pk}


def test_of_what_was_deleted_no_lease_remains(generation: Generation) -> None:
    expired(Lease(generation.pk, 1))
    generation.artifact.delete()
    assert recovery.recover_lost_generations() == []
    assert not connect().exists(leases.KEY)


def test_who_has_no_lease_at_all_is_found_after_a_while(generation: Generation) -> None:
    assert recovery.recover_lost_generations() == []
    long_ago = timezone.now() - recovery.GRACE - timedelta(seconds=1)
    Generation.objects.update(claimed=long_ago)
    assert recovery.recover_lost_generations() == [generation.pk]
