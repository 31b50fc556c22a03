"""A figure: what may be shown of a set of durations, with its interval, or why it may not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flowpilot.domain.metric import Durations

Statistic = Literal["mean", "median", "p90", "p95"]
Missing = Literal["below_floor", "not_reached"]

# How many completed times a statistic needs before it is shown.
FLOORS: Mapping[Statistic, int] = {"mean": 6, "median": 6, "p90": 29, "p95": 59}
PERCENTILES: Mapping[Statistic, float] = {"median": 0.5, "p90": 0.9, "p95": 0.95}
LOWEST_FLOOR = min(FLOORS.values())
ROUGH_BELOW = 40
HORIZON_SECONDS = 8 * 3600.0
NEWEST_POINTS = 200
# From this decimal place on a sum may differ by the order in which it was added up.
NOISE = 9
NOT_OPENED = "claimed without opening the handoff first"
PART_UNKNOWN = "claimed without opening the handoff first, or its writing was not measured"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval, in seconds. `high` is None where the data set no upper end."""

    value: float
    low: float
    high: float | None


Estimates = Mapping[Statistic, Estimate | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One duration as it was measured."""

    seconds: float
    censored: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown. A statistic stands either in `estimates` or, with the reason, in `missing`."""

    n: int
    n_censored: int
    n_negative: int
    n_left_out: int
    points: Sequence[Point]
    estimates: Mapping[Statistic, Estimate]
    missing: Mapping[Statistic, Missing]
    note: str


def show(
    durations: Durations, estimates: Estimates, *, newest: int = NEWEST_POINTS, left_out: str = NOT_OPENED
) -> Figure:
    """Apply the floors to `estimates`, in which None means that the curve does not reach the statistic.

    At most the `newest` points go with it; `left_out` says why some are left out.
    """
    missing: dict[Statistic, Missing] = {}
    shown: dict[Statistic, Estimate] = {}
    for statistic, floor in FLOORS.items():
        estimate = estimates.get(statistic)
        if durations.n < floor:
            missing[statistic] = "below_floor"
        elif estimate is None:
            missing[statistic] = "not_reached"
        else:
            shown[statistic] = estimate
    points = zip(durations.seconds[:newest], durations.censored[:newest], strict=True)
    return Figure(
        n=durations.n,
        n_censored=durations.n_censored,
        n_negative=durations.n_negative,
        n_left_out=durations.left_out,
        points=[Point(seconds, censored) for seconds, censored in points],
        estimates=shown,
        missing=missing,
        note=_note(durations, missing, left_out),
    )


def _note(durations: Durations, missing: Mapping[Statistic, Missing], left_out: str) -> str:
    """What a reader has to know beside the figure, in sentences."""
    below = [f"{name} (from {FLOORS[name]} completed)" for name, why in missing.items() if why == "below_floor"]
    beyond = [name for name, why in missing.items() if why == "not_reached" and name != "mean"]
    sentences = [
        f"Not enough data for {', '.join(below)}." if below else "",
        f"Rough: fewer than {ROUGH_BELOW} completed." if LOWEST_FLOOR <= durations.n < ROUGH_BELOW else "",
        _about_mean(missing.get("mean")),
        f"Not reached, because too many have no end: {', '.join(beyond)}." if beyond else "",
        f"{durations.n_censored} without an end count as lasting at least so long." if durations.n_censored else "",
        f"{durations.left_out} left out: {left_out}." if durations.left_out else "",
        f"{durations.n_negative} negative: a fault in the records, counted as it is." if durations.n_negative else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _about_mean(why: Missing | None) -> str:
    if why is None:
        return "The mean counts each case with at most 8 hours."
    return "Mean not reached, because the longest one has no end." if why == "not_reached" else ""
