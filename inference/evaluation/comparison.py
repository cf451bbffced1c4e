"""Two runs, by the tasks that both have."""

from collections.abc import Mapping
from dataclasses import dataclass

from inference.evaluation import shares
from inference.evaluation.grading import Grade


@dataclass(frozen=True, slots=True)
class Comparison:
    names: tuple[str, str]
    before: Mapping[str, Grade]
    after: Mapping[str, Grade]
    gained: tuple[str, ...]  # tasks that pass now
    lost: tuple[str, ...]  # and that do no longer
    total: int  # tasks of both
    passed: tuple[int, int]

    @property
    def difference(self) -> tuple[float, float, float]:
        """Of the shares that passed, and the ends of its 95 % interval."""
        return shares.difference(len(self.gained), len(self.lost), self.total)

    @property
    def chance(self) -> float:
        return shares.chance(len(self.gained), len(self.lost))


def compare(
    names: tuple[str, str], before: Mapping[str, Grade], after: Mapping[str, Grade]
) -> Comparison:
    both = sorted(before.keys() & after.keys())
    passed = [{task for task in both if run[task].passed} for run in (before, after)]
    return Comparison(
        names,
        before,
        after,
        gained=tuple(sorted(passed[1] - passed[0])),
        lost=tuple(sorted(passed[0] - passed[1])),
        total=len(both),
        passed=(len(passed[0]), len(passed[1])),
    )


def markdown(found: Comparison) -> str:
    share, low, high = found.difference
    lines = [
        f"# {found.names[1]} against {found.names[0]}",
        "",
        f"{found.total} tasks in both: {found.passed[0]} passed before, {found.passed[1]} after. "
        f"Difference {share:+.1%}, 95 % interval {low:+.1%} to {high:+.1%}; "
        f"p = {found.chance:.3f} (McNemar).",
        "",
    ]
    lines += [f"- now passes: {task}" for task in found.gained]
    lines += [
        f"- no longer passes: {task}: {found.after[task].first_problem}" for task in found.lost
    ]
    return "\n".join(lines).rstrip() + "\n"
