import random

from inference.evaluation.ratings import MEAN, ratings


def test_without_votes_there_is_no_rating() -> None:
    assert ratings([]) == []


def test_ten_to_one_is_four_hundred_points() -> None:
    better, worse = ratings([("a", "b")] * 1000 + [("b", "a")] * 100)
    assert (better.name, worse.name) == ("a", "b")
    assert abs(better.points - worse.points - 400) < 5
    assert abs(better.points + worse.points - 2 * MEAN) < 1e-6
    assert (better.wins, better.votes) == (1000, 1100)


def test_equals_have_intervals_that_overlap() -> None:
    first, second = ratings([("a", "b"), ("b", "a")] * 20)
    assert first.low <= MEAN <= first.high
    assert second.low <= MEAN <= second.high


def test_more_votes_make_a_narrower_interval() -> None:
    def width(times: int) -> float:
        rating = ratings([("a", "b")] * 3 * times + [("b", "a")] * times)[0]
        return rating.high - rating.low

    assert width(100) < width(5) / 2


def test_a_winner_of_everything_has_a_finite_rating() -> None:
    best = ratings([("a", "b"), ("a", "c"), ("b", "c")])[0]
    assert best.name == "a"
    assert best.points < MEAN + 2000


def test_an_order_is_recovered_through_rivals_that_never_met() -> None:
    chance = random.Random(1)
    strength = {"a": 8.0, "b": 4.0, "c": 2.0, "d": 1.0}
    votes = []
    for one, other in [("a", "b"), ("b", "c"), ("c", "d")] * 200:
        wins = chance.random() < strength[one] / (strength[one] + strength[other])
        votes.append((one, other) if wins else (other, one))
    assert [rating.name for rating in ratings(votes)] == ["a", "b", "c", "d"]
