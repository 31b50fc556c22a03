"""What was saved in all, with an interval that joins those of its two sides: the calls' and the escalations'.

The interval is Zou and Donner's (MOVER): the distances of the two sides' own ends from their means, squared, added
and rooted. Each side's own interval is Student's bent by Hall's cubic transformation.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from flowpilot.adapters.survival.curve import ROUNDING, TAIL, Floats, kaplan_meier
from flowpilot.adapters.survival.restricted_mean import restricted_mean
from flowpilot.domain.saving import Comparison, Range, SavingEstimate

Positions = NDArray[np.intp]
Groups = Sequence[tuple[Positions, int]]


def compare(comparison: Comparison) -> SavingEstimate:
    """See `application.ports_savings.SavingStatistics.compare`."""
    calls = np.asarray(comparison.calls, dtype=np.float64)
    everything = np.arange(calls.size)
    baseline = _weighted(calls, [(everything, 1)])
    cost = _mean_cost(comparison)
    if cost is None:
        return SavingEstimate(baseline, None, None)
    groups = [(np.asarray(group.calls, dtype=np.intp), group.n_escalations) for group in comparison.groups]
    before = _weighted(calls, groups)
    return SavingEstimate(baseline, cost, _difference(before, cost.times(comparison.n_escalations)))


def _mean_cost(comparison: Comparison) -> Range | None:
    costs = comparison.costs
    if costs.n < 2:
        return None
    seconds, censored = np.asarray(costs.seconds, dtype=np.float64), np.asarray(costs.censored, dtype=np.bool_)
    mean = restricted_mean(kaplan_meier(seconds, censored), seconds, censored)
    return Range(mean.value, mean.low, mean.high) if mean and mean.high is not None else None


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
