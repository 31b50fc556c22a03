"""Kaplan-Meier estimates as a textbook has them: slow loops over plain lists, and of a library only the distributions.

It knows nothing of the product. A time is `(seconds, cut)`; a cut one lasted at least so long.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from scipy import special, stats

Time = tuple[float, bool]

HORIZON = 8 * 3600.0
TAIL = 0.025
# One half as a product of fractions may come out as 0.49999999999999994.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Step:
    """What happened at one distinct time, and the share that lasts longer."""

    time: float
    at_risk: int
    completed: int
    survival: float


@dataclass(frozen=True)
class Bound:
    """A value with the ends of its 95 % interval; `high` is None where nothing bounds it."""

    value: float
    low: float
    high: float | None


def digits(value: float | None) -> str:
    """Three places, a half rounded up."""
    if value is None:
        return ""
    return str(Decimal(f"{value:.9f}").quantize(Decimal("0.001"), ROUND_HALF_UP))


def curve(times: Sequence[Time]) -> list[Step]:
    """One step for every distinct time, cut ones included."""
    steps: list[Step] = []
    survival = 1.0
    for time in sorted({seconds for seconds, _ in times}):
        at_risk = sum(seconds >= time for seconds, _ in times)
        completed = sum(seconds == time and not cut for seconds, cut in times)
        survival *= (at_risk - completed) / at_risk
        steps.append(Step(time, at_risk, completed, survival))
    return steps


def percentile(times: Sequence[Time], share: float) -> Bound | None:
    """The first time by which `share` of all have ended. None where the curve does not come down so far."""
    steps = curve(times)
    value = next((step.time for step in steps if step.survival <= 1 - share + ROUNDING), None)
    if value is None:
        return None
    low: float | None = None
    high: float | None = None
    first = second = 1.0
    for at, step in enumerate(steps):
        left = step.at_risk - step.completed + 1
        first *= left / (step.at_risk + 1)
        second *= left * (left + 1) / ((step.at_risk + 1) * (step.at_risk + 2))
        following = steps[at + 1].at_risk if at + 1 < len(steps) else 0
        from_below = _beta(first * following / (following + 1), second * following / (following + 2), 1 - share)
        if low is None and from_below >= TAIL:
            low = step.time
        if high is None and _beta(first, second, 1 - share) >= 1 - TAIL:
            high = step.time
    return Bound(value, value if low is None else min(low, value), high)


def _beta(first: float, second: float, level: float) -> float:
    """The probability of at most `level` under the beta distribution with these first two moments."""
    if first <= 0:
        return 1.0
    if first >= 1:
        return 0.0
    size = (first - second) / (second - first * first)
    return float(special.betainc(first * size, (1 - first) * size, level))


def band(times: Sequence[Time]) -> list[tuple[Step, float, float]]:
    """Every step with the ends of its share's interval."""
    steps, found = curve(times), []
    first = second = 1.0
    for at, step in enumerate(steps):
        left = step.at_risk - step.completed + 1
        first *= left / (step.at_risk + 1)
        second *= left * (left + 1) / ((step.at_risk + 1) * (step.at_risk + 2))
        following = steps[at + 1].at_risk if at + 1 < len(steps) else 0
        low = _point(first * following / (following + 1), second * following / (following + 2), TAIL)
        high = _point(first, second, 1 - TAIL)
        found.append((step, min(low, step.survival), max(high, step.survival)))
    return found


def _point(first: float, second: float, share: float) -> float:
    """Below this lies so large a share of the beta distribution with these first two moments."""
    if first <= 0 or first >= 1:
        return float(first >= 1)
    size = (first - second) / (second - first * first)
    return float(special.betaincinv(first * size, (1 - first) * size, share))


def area(steps: Sequence[Step], start: float, end: float) -> float:
    """Under the curve from `start` to `end`."""
    total, height, since = 0.0, 1.0, start
    for step in steps:
        if step.time >= end:
            break
        if step.time > start:
            total += height * (step.time - since)
            since = step.time
        height = step.survival
    return total + height * (end - since)


def mean(times: Sequence[Time]) -> float | None:
    """The area under the curve up to eight hours. None while the longest time is a cut one below that."""
    steps = curve(times)
    last = steps[-1]
    if last.survival > ROUNDING and last.time < HORIZON:
        return None
    start = min(0.0, steps[0].time)
    return start + area(steps, start, HORIZON)


def mean_with_interval(times: Sequence[Time]) -> Bound | None:
    """The mean with Student's interval, bent by Hall's transformation for the skewness of what each case adds."""
    steps, value = curve(times), mean(times)
    if value is None:
        return None
    start = min(0.0, steps[0].time)
    complete = sum(seconds < HORIZON and not cut for seconds, cut in times)
    if complete < 2:
        return Bound(value, start, HORIZON)
    moves = influence(times)
    n = len(moves)
    error = math.sqrt(sum(move**2 for move in moves) / n**2 * complete / (complete - 1))
    if error < ROUNDING:
        return Bound(value, value, value)
    bend = skewness(moves) / math.sqrt(n)
    student = float(stats.t.ppf(1 - TAIL, max(complete // 3, 1)))
    low, high = value - error * unbent(student, bend), value - error * unbent(-student, bend)
    return Bound(value, max(low, start), min(high, HORIZON))


def influence(times: Sequence[Time]) -> list[float]:
    """How far each case moves the mean, times the number of cases."""
    everything = curve(times)
    steps = [
        (step, area(everything, step.time, HORIZON), step.at_risk - step.completed)
        for step in everything
        if step.time < HORIZON
    ]
    moves = []
    for seconds, cut in times:
        move = 0.0
        for step, beyond, left in steps:
            if step.time <= seconds and left:
                move += beyond * step.completed / (step.at_risk * left)
            if step.time == seconds and not cut and left:
                move -= beyond / left
        moves.append(move * len(times))
    return moves


def skewness(values: Sequence[float]) -> float:
    """The third moment about the mean by the second to the power of one and a half."""
    middle = sum(values) / len(values)
    second, third = (sum((value - middle) ** power for value in values) / len(values) for power in (2, 3))
    return float(third / second**1.5)


def unbent(bent: float, bend: float) -> float:
    """Back from Hall's cubic transformation."""
    if abs(bend) < ROUNDING:
        return bent
    inner = 1 + bend * (bent - bend / 6)
    return 3 / bend * (math.copysign(abs(inner) ** (1 / 3), inner) - 1)
