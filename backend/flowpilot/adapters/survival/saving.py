"""What was saved in all, with an interval that joins those of its sides: the calls' and the escalations'.

Closed formulas, so that anybody can compute them again; docs/numbers.md says how, and how often they hold the truth.
"""

from collections.abc import Sequence

import numpy as np
from scipy import stats

from flowpilot.adapters.survival.curve import TAIL, Floats
from flowpilot.domain.figure import Estimate
from flowpilot.domain.saving import CallGroup, Comparison, Range, SavingEstimate


def compare(comparison: Comparison, cost: Estimate | None) -> SavingEstimate:
    """See `application.ports_savings.SavingStatistics.compare`."""
    calls = np.asarray(comparison.calls, dtype=np.float64)
    baseline = _mean(calls)
    if cost is None or cost.high is None or not comparison.groups:
        return SavingEstimate(baseline, None)
    now = Range(cost.value, cost.low, cost.high).times(comparison.n_escalations)
    return SavingEstimate(baseline, _difference(_in_calls(calls, comparison.groups), now))


def _mean(calls: Floats) -> Range:
    """The mean, and Cox's interval for it with Student's distribution: what the logarithms spread, as a factor.

    Calls are few and a long one weighs much, which makes an interval of the mean's own spread too sure.
    """
    mean, variance = float(calls.mean()), float(np.log(calls).var(ddof=1))
    error = np.sqrt(variance / calls.size + variance**2 / (2 * (calls.size - 1)))
    factor = float(np.exp(stats.t.ppf(1 - TAIL, calls.size - 1) * error))
    return Range(mean, mean / factor, mean * factor)


def _in_calls(calls: Floats, groups: Sequence[CallGroup]) -> Range:
    """What all escalations would have cost in calls: each group's mean as often as it stands for an escalation.

    Calls of one category are in the mean of all calls too: that pair moves together, by the category's share of them.
    """
    parts = [(group, _mean(calls[np.asarray(group.calls)]).times(group.n_escalations)) for group in groups]
    others = sum(group.n_escalations for group in groups if group.category is None)
    value = below = above = 0.0
    for group, part in parts:
        weight = 1.0
        if group.category is not None:
            weight += 2 * others / group.n_escalations * len(group.calls) / calls.size
        value += part.value
        below += weight * (part.value - part.low) ** 2
        above += weight * (part.high - part.value) ** 2
    return Range(value, value - below**0.5, value + above**0.5)


def _difference(one: Range, other: Range) -> Range:
    """One less the other, which were measured apart: the distances of their ends, squared and added (Zou and Donner's
    MOVER)."""
    value = one.value - other.value
    below = float(np.hypot(one.value - one.low, other.high - other.value))
    above = float(np.hypot(one.high - one.value, other.value - other.low))
    return Range(value, value - below, value + above)
