"""Kaplan-Meier estimates of durations that may be cut. Imports scipy, so `adapters.statistics` loads it on first use.

The intervals are closed formulas, without random numbers, so that anybody can compute them again; docs/numbers.md
says how, and how often they hold the truth.
"""

from collections.abc import Sequence

import numpy as np

from flowpilot.adapters.survival.curve import kaplan_meier
from flowpilot.adapters.survival.percentiles import bounds, percentile
from flowpilot.adapters.survival.restricted_mean import restricted_mean
from flowpilot.adapters.survival.thinning import thinned
from flowpilot.domain.figure import PERCENTILES, Estimates
from flowpilot.domain.metric import Durations
from flowpilot.domain.survival_curve import MOST_STEPS, Step


def estimate(durations: Durations) -> Estimates:
    """See `application.ports_metrics.Statistics.estimate`."""
    seconds = np.asarray(durations.seconds, dtype=np.float64)
    censored = np.asarray(durations.censored, dtype=np.bool_)
    curve = kaplan_meier(seconds, censored)
    around = bounds(curve)
    return {
        "mean": restricted_mean(curve, seconds, censored),
        **{statistic: percentile(curve, around, share) for statistic, share in PERCENTILES.items()},
    }


def steps(durations: Durations) -> Sequence[Step]:
    """See `application.ports_metrics.Statistics.curves`."""
    if not durations.seconds:
        return ()
    curve = kaplan_meier(
        np.asarray(durations.seconds, dtype=np.float64), np.asarray(durations.censored, dtype=np.bool_)
    )
    return thinned(curve, bounds(curve), MOST_STEPS)
