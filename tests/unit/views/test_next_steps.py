"""What is kept of the model's afterthought, and who gets to see it."""

from typing import Any, cast

import pytest
from django.conf import LazySettings
from django.test import Client

from artifacts_app.access import Viewer
from artifacts_app.events.connection import connect
from artifacts_app.generation.next_steps import keep_answer, think_about_hand_edit
from artifacts_app.generation.token_count import spend
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


class Worker:
    """Stands for a worker whose engine answers nothing by itself."""

    model_name, model_is_demo = "a model", False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def think_of(self, conversation: Any, keep: Any) -> None:
        self.asked.append(conversation.messages[-1].content)


def test_a_page_changed_by_hand_is_thought_of_anew(version: Version, redis_url: str) -> None:
    worker = Worker()
    Artifact.objects.update(head=version)
    think_about_hand_edit(version.pk, cast(Any, worker), connect())
    assert "a clock" in worker.asked[0]


def test_only_the_newest_version_is(version: Version, redis_url: str) -> None:
    worker = Worker()
    think_about_hand_edit(version.pk, cast(Any, worker), connect())
    assert worker.asked == []


def test_who_has_no_tokens_left_is_given_none(
    version: Version, ada: Viewer, settings: LazySettings, redis_url: str
) -> None:
    worker, settings.MAX_TOKENS_PER_DAY = Worker(), 10
    Artifact.objects.update(head=version)
    spend(connect(), ada, 10)
    think_about_hand_edit(version.pk, cast(Any, worker), connect())
    version.refresh_from_db()
    assert (worker.asked, version.next_steps) == ([], [])
