"""A figure: what may be shown of a set of durations, with its interval, or why it may not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flowpilot.domain.language import Text
from flowpilot.domain.metric import Durations
from flowpilot.domain.wording import NOTHING, joined

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
NOT_OPENED = Text("claimed without opening the handoff first", "übernommen, ohne die Übergabe vorher zu öffnen")
PART_UNKNOWN = Text(
    "claimed without opening the handoff first, or its writing was not measured",
    "übernommen, ohne die Übergabe vorher zu öffnen, oder das Schreiben wurde nicht gemessen",
)
NAMES: Mapping[Statistic, Text] = {
    "mean": Text("mean", "Mittelwert"),
    "median": Text("median", "Median"),
    "p90": Text("p90", "9 von 10"),
    "p95": Text("p95", "95 von 100"),
}
COMPLETED = Text("{name} (from {n} completed)", "{name} (ab {n} vollständigen)")
NOT_ENOUGH = Text("Not enough data for {names}.", "Zu wenige Daten für {names}.")
ROUGH = Text("Rough: fewer than {n} completed.", "Grob: weniger als {n} vollständige.")
BEYOND = Text(
    "Not reached, because too many have no end: {names}.", "Nicht erreicht, weil zu viele kein Ende haben: {names}."
)
CENSORED = Text(
    "{n} without an end count as lasting at least so long.",
    "{n} ohne Ende zählen mit mindestens ihrer bisherigen Dauer.",
)
LEFT_OUT = Text("{n} left out: {why}.", "{n} ausgelassen: {why}.")
NEGATIVE = Text(
    "{n} negative: a fault in the records, counted as it is.",
    "{n} negativ: ein Fehler in den Aufzeichnungen, gezählt, wie es dasteht.",
)
CAPPED = Text(
    "The mean counts each case with at most 8 hours.", "Der Mittelwert zählt jeden Fall mit höchstens 8 Stunden."
)
MEAN_NOT_REACHED = Text(
    "Mean not reached, because the longest one has no end.",
    "Mittelwert nicht erreicht: Die längste hat kein Ende.",
)


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
    note: Text


def show(
    durations: Durations, estimates: Estimates, *, newest: int = NEWEST_POINTS, left_out: Text = NOT_OPENED
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


def _note(durations: Durations, missing: Mapping[Statistic, Missing], left_out: Text) -> Text:
    """What a reader has to know beside the figure, in sentences."""
    below = [
        COMPLETED.filled(name=NAMES[name], n=FLOORS[name]) for name, why in missing.items() if why == "below_floor"
    ]
    beyond = [NAMES[name] for name, why in missing.items() if why == "not_reached" and name != "mean"]
    is_rough = LOWEST_FLOOR <= durations.n < ROUGH_BELOW
    return joined(
        [
            NOT_ENOUGH.filled(names=joined(below, ", ")) if below else NOTHING,
            ROUGH.filled(n=ROUGH_BELOW) if is_rough else NOTHING,
            _about_mean(missing.get("mean")),
            BEYOND.filled(names=joined(beyond, ", ")) if beyond else NOTHING,
            CENSORED.filled(n=durations.n_censored) if durations.n_censored else NOTHING,
            LEFT_OUT.filled(n=durations.left_out, why=left_out) if durations.left_out else NOTHING,
            NEGATIVE.filled(n=durations.n_negative) if durations.n_negative else NOTHING,
        ]
    )


def _about_mean(why: Missing | None) -> Text:
    if why is None:
        return CAPPED
    return MEAN_NOT_REACHED if why == "not_reached" else NOTHING
