"""What was saved in all, with an interval that joins those of its two sides: the calls' and the escalations'.

The interval is Zou and Donner's (MOVER): the distances of the two sides' own ends from their means, squared, added
and rooted. Each side's own interval is Student's bent by Hall's cubic transformation.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from flowpilot.adapters.survival.curve import ROUNDING, TAIL, Floats
from flowpilot.domain.figure import Estimate
from flowpilot.domain.saving import Comparison, Range, SavingEstimate

Positions = NDArray[np.intp]
Groups = Sequence[tuple[Positions, int]]


def compare(comparison: Comparison, cost: Estimate | None) -> SavingEstimate:
    """See `application.ports_savings.SavingStatistics.compare`."""
    calls = np.asarray(comparison.calls, dtype=np.float64)
    baseline = _weighted(calls, [(np.arange(calls.size), 1)])
    if cost is None or cost.high is None or not comparison.groups:
        return SavingEstimate(baseline, None)
    before = _weighted(
        calls, [(np.asarray(group.calls, dtype=np.intp), group.n_escalations) for group in comparison.groups]
    )
    now = Range(cost.value, cost.low, cost.high).times(comparison.n_escalations)
    return SavingEstimate(baseline, _difference(before, now))


def _weighted(calls: Floats, groups: Groups) -> Range:
    """The sum over all groups of weight × mean."""
    total = float(sum(weight * calls[group].mean() for group, weight in groups))
    influence, sizes = np.zeros_like(calls), np.full(calls.size, float(calls.size))
    for group, weight in groups:
        influence[group] += weight / group.size * (calls[group] - calls[group].mean())
        sizes[group] = np.minimum(sizes[group], group.size)
    below, above = _reach(influence, sizes)
    return Range(total, total - below, total + above)


def _reach(influence: Floats, sizes: Floats) -> tuple[float, float]:
    """How far the interval reaches below and above. `sizes` says for each call among how many its mean was taken."""
    squares = influence**2 * sizes / (sizes - 1)
    variance = float(squares.sum())
    if variance <= ROUNDING:
        return 0.0, 0.0
    freedom = variance**2 / sum(float(squares[sizes == size].sum()) ** 2 / (size - 1) for size in np.unique(sizes))
    bend = float((influence**3).sum()) / float((influence**2).sum()) ** 1.5
    student = float(stats.t.ppf(1 - TAIL, freedom))
    error = variance**0.5
    return error * _undo_hall(student, bend), -error * _undo_hall(-student, bend)


def _undo_hall(bent: float, bend: float) -> float:
    """The inverse of Hall's transformation; `bend` is the skewness by the square root of the number of cases."""
    if abs(bend) < ROUNDING:
        return bent
    return 3 / bend * (float(np.cbrt(1 + bend * (bent - bend / 6))) - 1)


def _difference(one: Range, other: Range) -> Range:
    """One less the other, which were measured apart."""
    value = one.value - other.value
    below = float(np.hypot(one.value - one.low, other.high - other.value))
    above = float(np.hypot(one.high - one.value, other.value - other.low))
    return Range(value, value - below, value + above)
