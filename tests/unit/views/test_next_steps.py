"""What is kept of the model's afterthought, and who gets to see it."""

import pytest
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.generation.next_steps import keep_answer
from artifacts_app.models import Artifact, Version

pytestmark = pytest.mark.django_db
ANSWER = "Title: A calm clock\n- Add a second hand\n- Show the date\n"


@pytest.fixture
def version(ada: Viewer) -> Version:
    artifact = Artifact.objects.create(visitor=ada.visitor, title="a clock")
    return Version.objects.create(artifact=artifact, number=1, origin="sentence")


def address(version: Version) -> str:
    return f"/api/artifacts/{version.artifact_id}/versions/1/next-steps"


def test_the_owner_gets_them_once_they_are_thought_of(ada_client: Client, version: Version) -> None:
    assert ada_client.get(address(version)).json() is None
    keep_answer(version, "a clock", ANSWER)
    assert ada_client.get(address(version)).json() == {
        "title": "A calm clock",
        "steps": ["Add a second hand", "Show the date"],
    }


def test_nobody_else_does(mallory_client: Client, version: Version) -> None:
    keep_answer(version, "", ANSWER)
    assert mallory_client.get(address(version)).status_code == 404


@pytest.mark.parametrize(
    ("named_by_hand", "title", "untitled"),
    [(True, "a clock", "a clock"), (False, "Renamed", "a clock"), (False, "a clock", "")],
)
def test_a_title_that_means_something_stays(
    version: Version, named_by_hand: bool, title: str, untitled: str
) -> None:
    Artifact.objects.update(title=title, named_by_hand=named_by_hand)
    keep_answer(version, untitled, ANSWER)
    assert Artifact.objects.get().title == title


def test_an_answer_without_use_leaves_none(ada_client: Client, version: Version) -> None:
    keep_answer(version, "a clock", "I would rather talk.")
    assert ada_client.get(address(version)).json() == {"title": "a clock", "steps": []}
