"""The mean of durations of which each counts with at most the horizon: the area under the curve up to there."""

import numpy as np
from scipy import stats

from flowpilot.adapters.survival.curve import ROUNDING, TAIL, Curve, Flags, Floats
from flowpilot.domain.figure import HORIZON_SECONDS, NOISE, Estimate

# How many completed times stand for one degree of freedom: measured, see docs/numbers.md.
TIMES_A_DEGREE = 3


def restricted_mean(curve: Curve, seconds: Floats, censored: Flags) -> Estimate | None:
    """The mean and its interval; None while the longest time is a cut one below the horizon.

    A time below zero counts as it is. The interval is Student's, bent by Hall's cubic transformation: that takes out
    the skewness which makes a plain one too sure. Its degrees of freedom are a third of the completed times, because
    long tails and cut times tell less about their own spread than as many even ones. With fewer than two completed
    times below the horizon it is as wide as it can be.
    """
    if not curve.reaches_zero and curve.times[-1] < HORIZON_SECONDS:
        return None
    start = min(0.0, float(curve.times[0]))
    part = curve.before(HORIZON_SECONDS)
    edges = np.concatenate(([start], part.times, [HORIZON_SECONDS]))
    areas = np.diff(edges) * np.concatenate(([1.0], part.survival))
    mean = start + float(areas.sum())
    complete = float(part.completed.sum())
    if complete < 2:
        return Estimate(round(mean, NOISE), start, HORIZON_SECONDS)
    beyond = np.cumsum(areas[::-1])[::-1][1:]
    above, below = _reach(_influence(part, beyond, seconds, censored), complete)
    return Estimate(
        round(mean, NOISE), max(round(mean - below, NOISE), start), min(round(mean + above, NOISE), HORIZON_SECONDS)
    )


def _influence(part: Curve, beyond: Floats, seconds: Floats, censored: Flags) -> Floats:
    """How far each case moves the mean, times the number of cases; `beyond` is the area after each time.

    Without cuts this is a case's distance from the mean; the sum of its squares is Greenwood's variance.
    """
    left = part.at_risk - part.completed
    share = np.divide(beyond, left, out=np.zeros_like(left), where=left > 0)
    lasted = np.concatenate(([0.0], np.cumsum(share * part.completed / part.at_risk)))
    ended = np.concatenate((share, [0.0]))
    is_complete = ~censored & (seconds < HORIZON_SECONDS)
    at, until = (np.searchsorted(part.times, seconds, side=side) for side in ("left", "right"))
    return seconds.size * (lasted[until] - np.where(is_complete, ended[at], 0.0))


def _reach(influence: Floats, complete: float) -> tuple[float, float]:
    """How far the interval reaches above and below the mean."""
    error = float(np.sqrt(np.mean(influence**2) / influence.size * complete / (complete - 1)))
    if error < ROUNDING:
        return 0.0, 0.0
    bend = float(stats.skew(influence)) / float(np.sqrt(influence.size))
    student = float(stats.t.ppf(1 - TAIL, max(complete // TIMES_A_DEGREE, 1)))
    return -error * _undo_hall(-student, bend), error * _undo_hall(student, bend)


def _undo_hall(bent: float, bend: float) -> float:
    """The inverse of Hall's transformation; `bend` is the skewness by the square root of the number of cases."""
    if abs(bend) < ROUNDING:
        return bent
    return 3 / bend * (float(np.cbrt(1 + bend * (bent - bend / 6))) - 1)
