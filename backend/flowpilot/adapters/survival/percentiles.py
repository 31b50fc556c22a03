"""Percentiles of the curve, with intervals that are the curve's own."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from flowpilot.adapters.survival.curve import ROUNDING, TAIL, Curve, Floats
from flowpilot.domain.figure import Estimate


@dataclass(frozen=True, slots=True)
class Betas:
    """A beta distribution at each time."""

    alpha: Floats
    beta: Floats

    def mass_below(self, level: float, at: int) -> float:
        """The probability of at most `level` at the time with this position."""
        return float(special.betainc(self.alpha[at], self.beta[at], level))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Distributions whose 2.5 % and 97.5 % points bound the curve from below and from above at each time: the beta
    product of Fay, Brittain and Proschan (2013). Without cuts these are the exact binomial bounds."""

    below: Betas
    above: Betas


def bounds(curve: Curve) -> Bounds:
    """One beta for each time, matched in two moments to the product of those of all times up to it."""
    alpha, beta = curve.at_risk - curve.completed + 1, curve.completed
    first = np.cumprod(alpha / (alpha + beta), dtype=np.float64)
    second = np.cumprod(alpha * (alpha + 1) / ((alpha + beta) * (alpha + beta + 1)), dtype=np.float64)
    following = np.append(curve.at_risk[1:], 0.0)
    return Bounds(
        below=_matched(first * following / (following + 1), second * following / (following + 2)),
        above=_matched(first, second),
    )


def _matched(first: Floats, second: Floats) -> Betas:
    """The betas with these first two moments; where all mass is at zero or at one, a beta that says so."""
    certain = (first <= 0) | (first >= 1)
    size = np.divide(first - second, second - first**2, out=np.full_like(first, np.inf), where=~certain)
    with np.errstate(invalid="ignore"):
        alpha, beta = first * size, (1 - first) * size
    return Betas(np.where(first <= 0, 1.0, alpha), np.where(first >= 1, 1.0, beta))


def percentile(curve: Curve, around: Bounds, share: float) -> Estimate | None:
    """The first time by which `share` of all have ended, and the first times by which the bounds say so; None while
    the curve does not get there."""
    level = 1 - share
    size = curve.times.size
    reached = _first(size, lambda at: bool(curve.survival[at] <= level + ROUNDING))
    if reached == size:
        return None
    low = _first(size, lambda at: around.below.mass_below(level, at) >= TAIL)
    high = _first(size, lambda at: around.above.mass_below(level, at) >= 1 - TAIL)
    return Estimate(
        value=float(curve.times[reached]),
        low=float(curve.times[min(low, reached)]),
        high=float(curve.times[high]) if high < size else None,
    )


def _first(size: int, holds: Callable[[int], bool]) -> int:
    """The first position where it holds, as it does from there on; `size` if nowhere."""
    return bisect_left(range(size), True, key=holds)
