"""Strengths from pairwise choices: the Bradley-Terry model, on the scale of chess ratings.

R. A. Bradley and M. E. Terry, "Rank Analysis of Incomplete Block Designs", Biometrika 39 (1952);
the iteration is of D. R. Hunter, "MM algorithms for generalized Bradley-Terry models" (2004).
"""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MEAN = 1000.0
PER_TENFOLD = 400.0  # points that make ten to one
RESAMPLES = 200
ITERATIONS = 100
# Half a win and half a loss against an average rival: who won everything gets a finite rating.
PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Rating:
    name: str
    points: float
    low: float  # 95 % interval, by resampling the votes
    high: float
    wins: int
    votes: int


def ratings(votes: Sequence[tuple[str, str]]) -> list[Rating]:
    """`votes`: pairs of winner and loser. Best first; the mean is 1000."""
    points = _fitted(Counter(votes))
    samples = _resampled(votes)
    rated = []
    for name, value in points.items():
        low, high = _interval([sample.get(name, MEAN) for sample in samples])
        wins = sum(winner == name for winner, _ in votes)
        seen = sum(name in vote for vote in votes)
        rated.append(Rating(name, value, min(low, value), max(high, value), wins, seen))
    return sorted(rated, key=lambda rating: (-rating.points, rating.name))


def _fitted(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    names = sorted({name for pair in pairs for name in pair})
    strength = dict.fromkeys(names, 1.0)
    wins = {
        name: PRIOR + sum(count for (winner, _), count in pairs.items() if winner == name)
        for name in names
    }
    for _ in range(ITERATIONS):
        faced = {name: 2 * PRIOR / (value + 1.0) for name, value in strength.items()}
        for (winner, loser), count in pairs.items():
            share = count / (strength[winner] + strength[loser])
            faced[winner] += share
            faced[loser] += share
        strength = {name: wins[name] / faced[name] for name in names}
    logs = {name: math.log10(value) for name, value in strength.items()}
    mean = sum(logs.values()) / len(logs) if logs else 0.0
    return {name: MEAN + PER_TENFOLD * (value - mean) for name, value in logs.items()}


def _resampled(votes: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    chance = random.Random(0)  # noqa: S311 (the same votes give the same interval)
    pairs = Counter(votes)
    kinds, weights = list(pairs), list(pairs.values())
    return (
        [_fitted(Counter(chance.choices(kinds, weights, k=len(votes)))) for _ in range(RESAMPLES)]
        if votes
        else []
    )


def _interval(values: list[float]) -> tuple[float, float]:
    values = sorted(values)
    if not values:
        return MEAN, MEAN
    edge = round(0.025 * (len(values) - 1))
    return values[edge], values[-1 - edge]
