"""The curve: which share lasts longer than each time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
# Products of fractions miss a value such as exactly one half by rounding.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that lasts longer than each of `times`, which are distinct and rise; how many were at risk and how
    many were completed there."""

    times: Floats
    survival: Floats
    at_risk: Floats
    completed: Floats

    @property
    def reaches_zero(self) -> bool:
        """Whether the longest time is a complete one."""
        return bool(self.survival[-1] <= ROUNDING)

    def before(self, horizon: float) -> "Curve":
        """The part of it below `horizon`."""
        within = self.times < horizon
        return Curve(self.times[within], self.survival[within], self.at_risk[within], self.completed[within])


def kaplan_meier(seconds: Floats, censored: Flags) -> Curve:
    """The curve at every distinct time, cut ones included."""
    sample = stats.CensoredData(uncensored=seconds[~censored], right=seconds[censored])
    survival = stats.ecdf(sample).sf
    times = np.asarray(survival.quantiles, dtype=np.float64)
    everything, complete = np.sort(seconds), np.sort(seconds[~censored])
    ended_by = np.searchsorted(complete, times, side="right").astype(np.float64)
    return Curve(
        times=times,
        survival=np.asarray(survival.probabilities, dtype=np.float64),
        at_risk=seconds.size - np.searchsorted(everything, times, side="left").astype(np.float64),
        completed=np.diff(ended_by, prepend=0.0),
    )
