"""A curve with few enough steps to draw."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import special

from flowpilot.adapters.survival.curve import ROUNDING, TAIL, Curve
from flowpilot.adapters.survival.percentiles import Betas, Bounds
from flowpilot.domain.survival_curve import Step

Positions = NDArray[np.intp]


def thinned(curve: Curve, around: Bounds, at_most: int) -> Sequence[Step]:
    """At most so many steps, the first and the last kept; `completed` counts those of the steps left out, too.

    The interval at a step holds until the next one.
    """
    kept = _spread(curve, at_most)
    share = np.clip(curve.survival[kept], 0.0, 1.0)
    low = np.minimum(_points(around.below, kept, TAIL), share)
    high = np.maximum(_points(around.above, kept, 1 - TAIL), share)
    completed = np.diff(np.cumsum(curve.completed)[kept], prepend=0.0)
    floats = np.column_stack((curve.times[kept], share, low, high)).round(6).tolist()
    counts = np.column_stack((curve.at_risk[kept], completed)).astype(int).tolist()
    return [Step(*parts, *numbers) for parts, numbers in zip(floats, counts, strict=True)]


def _points(betas: Betas, kept: Positions, level: float) -> NDArray[np.float64]:
    """The quantiles at this level; with all mass at one or at zero it is there."""
    alpha, beta = betas.alpha[kept], betas.beta[kept]
    quantiles = np.asarray(special.betaincinv(alpha, beta, level), dtype=np.float64)
    return np.where(np.isinf(alpha), 1.0, np.where(np.isinf(beta), 0.0, quantiles))


def _spread(curve: Curve, at_most: int) -> Positions:
    """Positions spread evenly: half of them over the shares, half over the times on a logarithmic scale."""
    size = curve.times.size
    if size <= at_most:
        return np.arange(size)
    half = at_most // 2 - 1
    log = np.log(np.maximum(curve.times, ROUNDING))
    by_share = np.searchsorted(-curve.survival, np.linspace(-curve.survival[0], -curve.survival[-1], half))
    by_time = np.searchsorted(log, np.linspace(log[0], log[-1], half))
    return np.unique(np.concatenate(([0, size - 1], np.minimum(by_share, size - 1), np.minimum(by_time, size - 1))))
