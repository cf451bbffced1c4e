"""Several pages of one sentence, of which one is kept."""

from typing import Any

import pytest
from django.test import Client

from artifacts_app.events.connection import connect
from artifacts_app.generation.engine_state import EngineState
from artifacts_app.models import Artifact, Generation, GenerationStatus, TakeSet, Vote
from tests.support import workers
from tests.unit.views.test_api import post
from tests.unit.views.test_data import add

pytestmark = pytest.mark.django_db(transaction=True)


def run_models(*names: str) -> None:
    for name in names:
        state = EngineState(name, is_demo=False, ready=True)
        workers.say(connect(), name, state)


def begin(client: Client, **more: Any) -> Any:
    return post(client, "/api/takes", {"prompt": "A clock", **more})


def finish_all() -> None:
    for generation in Generation.objects.all():
        generation.status = GenerationStatus.FINISHED
        generation.model = generation.wanted_model
        generation.save()


def test_each_take_is_an_artifact_that_is_written(ada_client: Client) -> None:
    answer = begin(ada_client, count=4)
    assert answer.status_code == 201
    takes = answer.json()["takes"]
    assert [take["number"] for take in takes] == [1, 2, 3, 4]
    assert len({take["artifact"] for take in takes}) == 4
    assert Generation.objects.filter(status="queued").count() == 4
    assert ada_client.get(answer.json()["url"]).status_code == 200


def test_one_is_kept_and_the_others_go(ada_client: Client) -> None:
    takes = begin(ada_client).json()
    keep = f"/api/takes/{takes['id']}/keep"
    assert post(ada_client, keep, {"take": 2}).status_code == 409  # still being written
    finish_all()
    kept = post(ada_client, keep, {"take": 2})
    assert kept.status_code == 200
    assert kept.json()["id"] == takes["takes"][1]["artifact"]
    listed = ada_client.get("/api/artifacts").json()["items"]
    assert [artifact["id"] for artifact in listed] == [kept.json()["id"]]
    assert post(ada_client, keep, {"take": 1}).status_code in {404, 409}
    assert ada_client.get(takes["url"]).headers["Location"] == kept.json()["url"]
    assert not Vote.objects.exists()


def test_a_take_that_was_deleted_before_is_passed_over(ada_client: Client) -> None:
    takes = begin(ada_client, count=4).json()
    keep = f"/api/takes/{takes['id']}/keep"
    finish_all()
    gone = takes["takes"][1]["artifact"]
    assert ada_client.delete(f"/api/artifacts/{gone}").status_code == 204
    assert post(ada_client, keep, {"take": 2}).status_code == 404
    assert post(ada_client, keep, {"take": 1}).status_code == 200
    listed = ada_client.get("/api/artifacts").json()["items"]
    assert [artifact["id"] for artifact in listed] == [takes["takes"][0]["artifact"]]


def test_a_blind_comparison_is_a_vote_and_names_the_models_afterwards(ada_client: Client) -> None:
    run_models("large", "small")
    takes = begin(ada_client, models=["large", "small"]).json()
    assert takes["is_blind"]
    assert [take["model"] for take in takes["takes"]] == ["", ""]
    wanted = Generation.objects.values_list("wanted_model", flat=True)
    assert sorted(wanted) == ["large", "small"]
    finish_all()
    post(ada_client, f"/api/takes/{takes['id']}/keep", {"take": 1})
    kept = Artifact.objects.get(pk=takes["takes"][0]["artifact"]).generations.get()
    vote = Vote.objects.get()
    assert vote.winner == kept.model
    assert {vote.winner, vote.loser} == {"large", "small"}
    after = ada_client.get(f"/api/takes/{takes['id']}").json()["takes"]
    assert {take["model"] for take in after} == {"large", "small"}
    board = ada_client.get("/api/takes/leaderboard").json()
    assert (board["votes"], board["ratings"][0]["name"]) == (1, vote.winner)
    assert vote.winner in ada_client.get("/leaderboard").content.decode()


def test_every_take_reads_the_data(ada_client: Client) -> None:
    takes = begin(ada_client, data=[add(ada_client).json()["id"]]).json()["takes"]
    for take in takes:
        files = ada_client.get(f"/api/artifacts/{take['artifact']}/data").json()
        assert [file["name"] for file in files] == ["sales.csv"]


@pytest.mark.parametrize(
    ("more", "field"),
    [({"count": 3}, "count"), ({"prompt": " "}, "prompt"), ({"models": ["unknown"]}, "model")],
)
def test_what_cannot_be_is_refused_by_name(
    ada_client: Client, more: dict[str, Any], field: str
) -> None:
    run_models("large")
    answer = begin(ada_client, **more)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert not TakeSet.objects.exists()


def test_takes_are_their_owners(ada_client: Client, mallory_client: Client) -> None:
    takes = begin(ada_client).json()
    finish_all()
    assert mallory_client.get(takes["url"]).status_code == 404
    assert mallory_client.get(f"{takes['takes'][0]['url']}content").status_code == 404
    assert mallory_client.get(f"/api/takes/{takes['id']}").status_code == 404
    assert post(mallory_client, f"/api/takes/{takes['id']}/keep", {"take": 1}).status_code == 404
