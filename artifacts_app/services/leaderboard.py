"""Which of the models people prefer when they do not know which one wrote a page."""

from dataclasses import dataclass

from artifacts_app.models import Vote
from inference.evaluation.ratings import Rating, ratings

MOST_VOTES = 20_000  # the newest; models change


@dataclass(frozen=True, slots=True)
class Leaderboard:
    ratings: list[Rating]  # best first
    votes: int


def leaderboard() -> Leaderboard:
    votes = list(Vote.objects.order_by("-pk").values_list("winner", "loser")[:MOST_VOTES])
    return Leaderboard(ratings(votes), len(votes))
