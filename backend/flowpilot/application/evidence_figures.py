"""The figures of the evidence pack, as they are shown on the screen and by the API."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from flowpilot.application.analytics_views import MOST_GROUPS
from flowpilot.application.evidence_rows import FIGURES, escalation_of
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.domain.card import time_json
from flowpilot.domain.evidence_table import Cell, Table, exact, shown
from flowpilot.domain.figure import FLOORS, LOWEST_FLOOR, Estimates, Figure, show
from flowpilot.domain.metric import Attribute, Clock, Cohort, Durations, SortedCohort, count
from flowpilot.domain.saving import SECONDS_PER_MINUTE, Range
from flowpilot.domain.saving_shown import Saving
from flowpilot.domain.survival_curve import Step as CurveStep
from flowpilot.domain.weeks import by_week, weeks_between

KEY = ("clock", "part", "name", "figure", "statistic", "unit")
COLUMNS = (*KEY, "n", "n_censored", "n_left_out", "n_negative", "value", "low", "high", "missing")
BRIEF = ("time_to_first_action", "waiting")
DRAWN = ("waiting", "time_to_first_action", "getting_ready")
GROUPS: tuple[Attribute, ...] = ("priority", "client", "category")
WHOLE = ("wall", "all", "")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the cohort: all of it, a week, a priority, a client or a category, with the figures shown of it."""

    kind: str
    name: str
    cohort: Cohort
    figures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of one figure of a part on one clock."""

    clock: str
    part: Part
    figure: str
    durations: Durations


def parts_of(as_of: datetime, since: datetime, time_zone: str, rows: Sequence[ExportRow]) -> Sequence[Part]:
    """The cohort as the page shows it: whole, by week, and by what it is about."""
    whole = Cohort(as_of, [escalation_of(row) for row in rows])
    weeks = weeks_between(since, as_of, time_zone)
    parts = [Part("all", "", whole, list(FIGURES))]
    parts += [
        Part("week", time_json(week.start) or "", cohort, BRIEF)
        for week, cohort in zip(weeks, by_week(whole, weeks), strict=True)
    ]
    for attribute in GROUPS:
        named = SortedCohort(as_of, [(getattr(row, attribute), escalation_of(row)) for row in rows])
        largest = list(named.groups().items())[:MOST_GROUPS]
        parts += [Part(attribute, name or "", cohort, BRIEF) for name, cohort in largest]
    return parts


def measure(parts: Sequence[Part], clocks: Mapping[str, Clock]) -> Sequence[Measured]:
    """The times of every figure of every part on every clock."""
    return [
        Measured(clock, part, figure, FIGURES[figure](part.cohort, clocks[clock]))
        for clock in clocks
        for part in parts
        for figure in part.figures
    ]


def figures(measured: Sequence[Measured], estimates: Sequence[Estimates], savings: Iterable[Sequence[Cell]]) -> Table:
    """What is shown of each, then the rows of the saving."""
    rows = [
        row
        for one, found in zip(measured, estimates, strict=True)
        for row in of_figure(
            [one.clock, one.part.kind, one.part.name, one.figure], show(one.durations, found), _unit(one.figure)
        )
    ]
    return Table("figures.csv", COLUMNS, [*rows, *savings])


def is_drawn(one: Measured) -> bool:
    """Whether the page shows it as a curve."""
    return one.part.kind == "all" and one.figure in DRAWN


def curves(drawn: Sequence[Measured], steps: Sequence[Sequence[CurveStep]]) -> Table:
    """The curves of the whole cohort as they are drawn: which share lasts longer, with its interval."""
    return Table(
        "curves.csv",
        ("clock", "figure", "seconds", "share", "low", "high", "at_risk", "completed"),
        [
            [
                one.clock,
                one.figure,
                exact(step.seconds),
                *map(exact, (step.share, step.low, step.high)),
                *_numbers(step),
            ]
            for one, its_steps in zip(drawn, steps, strict=True)
            for step in its_steps
        ],
    )


def _numbers(step: CurveStep) -> tuple[int, int]:
    return step.at_risk, step.completed


def counts(parts: Sequence[Part], more: Mapping[str, Cell]) -> Table:
    """How many escalations of every part came to what, and what else the figures rest on."""
    counted = [
        (part.kind, part.name, what, number)
        for part in parts
        for what, number in asdict(count(part.cohort.escalations)).items()
    ]
    return Table(
        "counts.csv", ("part", "name", "what", "value"), [*counted, *(("all", "", *item) for item in more.items())]
    )


def of_figure(key: Sequence[Cell], figure: Figure, unit: str) -> Iterator[list[Cell]]:
    """A row for each statistic: its value with both ends, or why it is missing."""
    numbers = (figure.n, figure.n_censored, figure.n_left_out, figure.n_negative)
    for statistic in FLOORS:
        found = figure.estimates.get(statistic)
        ends = (found.value, found.low, found.high) if found else (None, None, None)
        yield [*key, statistic, unit, *numbers, *map(shown, ends), figure.missing.get(statistic)]


def of_saving(saving: Saving, baseline: Figure) -> Iterator[list[Cell]]:
    """The rows of a saving: the calls, what an escalation costs, hours a week, and the rates."""
    yield from of_figure([*WHOLE, "baseline"], baseline, "person-seconds")
    left_out = saving.left_out.no_writing + saving.left_out.not_opened
    costs = (saving.n_completed, saving.n_escalations - saving.n_completed, left_out, None)
    why_no_cost = "below_floor" if saving.n_completed < LOWEST_FLOOR else "not_reached"
    yield _range("baseline", "person-minutes", (saving.n_baseline, 0, 0, 0), _minutes(saving.baseline), "below_floor")
    yield _range("cost", "person-minutes", costs, _minutes(saving.cost), why_no_cost)
    yield _range("saved_per_week", "hours", costs, saving.hours_per_week, saving.missing)
    for name, rate in rates_of(saving):
        yield [*WHOLE, name, "rate", "per 100 sessions", *[None] * 4, shown(rate), None, None, None]


def rates_of(saving: Saving) -> Sequence[tuple[str, float | None]]:
    """Escalations per 100 sessions, and in as long a time before."""
    cohort = saving.cohort
    return ("escalation_rate", cohort.workload.rate), ("escalation_rate_before", cohort.workload_before.rate)


def _unit(figure: str) -> str:
    return "person-seconds" if figure == "escalation_cost" else "seconds"


def _minutes(found: Range | None) -> Range | None:
    return found.times(1 / SECONDS_PER_MINUTE) if found else None


def _range(
    figure: str, unit: str, numbers: Sequence[int | None], found: Range | None, why_not: str | None
) -> list[Cell]:
    ends = (found.value, found.low, found.high) if found else (None, None, None)
    return [*WHOLE, figure, "saving", unit, *numbers, *map(shown, ends), None if found else why_not]
