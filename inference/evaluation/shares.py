"""How sure a share is."""

from math import comb, sqrt

Z = 1.96  # standard deviations of a 95 % interval


def interval(passed: int, total: int) -> tuple[float, float]:
    """Wilson's, from 0 to 1: holds for few tasks and near 0 and 1 as well."""
    if not total:
        return 0.0, 1.0
    share, square = passed / total, Z * Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = Z * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def difference(gained: int, lost: int, total: int) -> tuple[float, float, float]:
    """Of two runs of the same tasks: the difference of their shares, and its interval (Wald's, of
    paired shares, with half a task added to each cell)."""
    if not total:
        return 0.0, -1.0, 1.0
    share = (gained - lost) / total
    more, less, count = gained + 0.5, lost + 0.5, total + 2
    half = Z * sqrt(more + less - (more - less) ** 2 / count) / count
    return share, max(-1.0, share - half), min(1.0, share + half)


def chance(gained: int, lost: int) -> float:
    """How likely so lopsided a change is if nothing has changed (McNemar's test, exact)."""
    changed, fewer = gained + lost, min(gained, lost)
    tail = sum(comb(changed, count) for count in range(fewer + 1))
    return min(1.0, float(2 * tail / 2.0**changed))
