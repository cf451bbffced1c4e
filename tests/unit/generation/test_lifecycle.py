import pytest

from artifacts_app.access import Viewer
from artifacts_app.generation import lifecycle
from artifacts_app.models import Artifact, Generation, GenerationStatus, Message, MessageRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def generation(ada: Viewer) -> Generation:
    artifact = Artifact.objects.create(title="Snake", **ada.owner_fields())
    message = Message.objects.create(artifact=artifact, role=MessageRole.USER, text="snake")
    return Generation.objects.create(artifact=artifact, ordinal=1, request=message)


def test_a_queued_generation_is_claimed_once(generation: Generation) -> None:
    claimed = lifecycle.claim(generation.pk)
    assert claimed is not None
    assert (claimed.status, claimed.attempt) == (GenerationStatus.RUNNING, 1)
    assert lifecycle.claim(generation.pk) is None


def test_a_cancelled_one_cannot_be_claimed(generation: Generation) -> None:
    assert lifecycle.cancel_queued(generation)
    assert lifecycle.claim(generation.pk) is None


def test_a_running_one_cannot_be_cancelled_as_queued(generation: Generation) -> None:
    lifecycle.claim(generation.pk)
    assert not lifecycle.cancel_queued(generation)


def test_it_ends_once(generation: Generation) -> None:
    claimed = lifecycle.claim(generation.pk)
    assert claimed is not None
    assert lifecycle.end(claimed, GenerationStatus.FINISHED)
    assert not lifecycle.end(claimed, GenerationStatus.FAILED)
    generation.refresh_from_db()
    assert generation.status == GenerationStatus.FINISHED


def test_an_earlier_attempt_cannot_end_a_later_one(generation: Generation) -> None:
    first = lifecycle.claim(generation.pk)
    assert first is not None
    assert lifecycle.requeue(first)
    second = lifecycle.claim(generation.pk)
    assert second is not None
    assert second.attempt == 2
    assert not lifecycle.end(first, GenerationStatus.FINISHED)
    assert not lifecycle.requeue(first)
    assert lifecycle.end(second, GenerationStatus.FINISHED)
