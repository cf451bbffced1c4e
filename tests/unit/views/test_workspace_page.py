"""The page of an artifact shows one moment of it."""

from uuid import UUID

import pytest
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.models import Artifact, Generation, Message, Version
from artifacts_app.services import artifacts

pytestmark = pytest.mark.django_db


def test_an_end_between_two_looks_comes_with_its_version(
    ada: Viewer, ada_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends right after the artifact was read."""
    artifact = Artifact.objects.create(visitor=ada.visitor, title="a clock")
    message = Message.objects.create(artifact=artifact, role="user", text="a clock")
    generation = Generation.objects.create(
        artifact=artifact, ordinal=1, request=message, status="running"
    )
    find = artifacts.find

    def find_then_end(viewer: Viewer, artifact_id: UUID) -> Artifact:
        found = find(viewer, artifact_id)
        if not found.head:
            end(generation)
        return found

    monkeypatch.setattr(artifacts, "find", find_then_end)
    page = ada_client.get(artifact.get_absolute_url()).content.decode()
    assert 'data-status="finished" data-head="1"' in page


def end(generation: Generation) -> None:
    artifact = generation.artifact
    artifact.head = Version.objects.create(artifact=artifact, number=1, origin="sentence")
    artifact.save()
    Generation.objects.filter(pk=generation.pk).update(status="finished")
