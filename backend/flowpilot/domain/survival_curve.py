"""A survival curve to look at: which share still runs after so long, with what runs right now beside it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from flowpilot.domain.metric import Durations

MOST_STEPS = 400
MOST_RUNNING = 200
TICKS = 6
# What people read on a clock, in seconds.
ROUND_TIMES = (
    *(1, 2, 5, 10, 15, 30),
    *(minutes * 60 for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * 3600 for hours in (1, 2, 4, 8, 12)),
    *(days * 86_400 for days in (1, 2, 3, 7, 14, 30, 60, 90)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """The share that lasts longer than `seconds`, with its 95 % interval; how many were at risk there, and how many
    were completed since the step before."""

    seconds: float
    share: float
    low: float
    high: float
    at_risk: int
    completed: int


@dataclass(frozen=True, slots=True)
class Row:
    """What had become of all of them after `seconds`: lasted longer, ended, still running after less, closed without
    the end after less."""

    seconds: float
    longer: int
    ended: int
    running: int
    closed: int


@dataclass(frozen=True, slots=True)
class SurvivalCurve:
    """The curve, what runs right now (longest first), and the same in numbers at some round times."""

    n: int
    n_censored: int
    steps: Sequence[Step]
    running: Sequence[float]
    table: Sequence[Row]


def draw(durations: Durations, steps: Sequence[Step]) -> SurvivalCurve:
    """The curve of these durations, of which the steps were computed."""
    running, _ = _cut(durations)
    return SurvivalCurve(
        n=durations.n,
        n_censored=durations.n_censored,
        steps=steps,
        running=sorted(running, reverse=True)[:MOST_RUNNING],
        table=[_row(durations, tick) for tick in _ticks(durations.seconds)],
    )


def _cut(durations: Durations) -> tuple[list[float], list[float]]:
    """The times of those that run now, and of those that were closed without the end."""
    closed = durations.closed or [False] * len(durations.seconds)
    cut = [
        (seconds, over)
        for seconds, censored, over in zip(durations.seconds, durations.censored, closed, strict=True)
        if censored
    ]
    return [seconds for seconds, over in cut if not over], [seconds for seconds, over in cut if over]


def _row(durations: Durations, tick: float) -> Row:
    running, closed = ([seconds for seconds in cut if seconds <= tick] for cut in _cut(durations))
    longer = sum(seconds > tick for seconds in durations.seconds)
    ended = len(durations.seconds) - longer - len(running) - len(closed)
    return Row(tick, longer, ended, len(running), len(closed))


def _ticks(seconds: Sequence[float]) -> Sequence[float]:
    """Up to six round times, spread from the shortest to the longest."""
    longest = max(seconds, default=0.0)
    if longest <= 0:
        return ()
    end = len(ROUND_TIMES) - 1
    first = min(bisect_left(ROUND_TIMES, min(max(min(seconds), 1), longest)), end)
    last = min(bisect_left(ROUND_TIMES, longest), end)
    chosen = {first + round((last - first) * tick / (TICKS - 1)) for tick in range(TICKS)}
    return [float(ROUND_TIMES[at]) for at in sorted(chosen)]
