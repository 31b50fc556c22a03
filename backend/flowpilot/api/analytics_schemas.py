"""The metric as JSON and its rows as CSV."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from flowpilot.api.schemas import Out, Time
from flowpilot.application.analytics import EscalationMetric, Question
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.domain.definition import ClockName
from flowpilot.domain.evidence_table import Table
from flowpilot.domain.figure import FLOORS, Figure, Missing, Statistic
from flowpilot.domain.language import Language
from flowpilot.domain.metric import Period
from flowpilot.domain.session import Priority

Interval = tuple[float, float | None]


FigureUnit = Literal["seconds", "person_seconds"]


class PointOut(Out):
    """One measured time. `censored`: the end had not come, so it lasted at least so long."""

    seconds: float
    censored: bool


class IntervalsOut(Out):
    """95 % intervals, `[low, high]`; `high` is null where there are too few long times to bound it."""

    mean: Interval | None
    median: Interval | None
    p90: Interval | None
    p95: Interval | None


class FigureOut(Out):
    """One figure. A statistic that may not be shown is null here and stands in `missing` with the reason."""

    unit: FigureUnit
    n: int = Field(description="Completed times.")
    n_censored: int = Field(description="Still running, or closed without the end of the interval.")
    n_negative: int = Field(description="Times below zero: faults in the records, counted as they are.")
    n_left_out: int = Field(description="Claimed ones of which a part of this interval is not known.")
    points: list[PointOut] = Field(description="The newest, newest first.")
    mean: float | None = Field(description="The area under the curve up to 8 hours.")
    median: float | None
    p90: float | None
    p95: float | None
    interval: IntervalsOut
    missing: dict[Statistic, Missing]
    note: str

    @classmethod
    def of(cls, figure: Figure, language: Language, unit: FigureUnit = "seconds") -> "FigureOut":
        """From the domain."""
        return cls(
            unit=unit,
            n=figure.n,
            n_censored=figure.n_censored,
            n_negative=figure.n_negative,
            n_left_out=figure.n_left_out,
            points=[PointOut(seconds=point.seconds, censored=point.censored) for point in figure.points],
            interval=IntervalsOut(**{statistic: _interval(figure, statistic) for statistic in FLOORS}),
            missing=dict(figure.missing),
            note=figure.note.of(language),
            mean=_value(figure, "mean"),
            median=_value(figure, "median"),
            p90=_value(figure, "p90"),
            p95=_value(figure, "p95"),
        )


def _value(figure: Figure, statistic: Statistic) -> float | None:
    estimate = figure.estimates.get(statistic)
    return estimate.value if estimate else None


def _interval(figure: Figure, statistic: Statistic) -> Interval | None:
    estimate = figure.estimates.get(statistic)
    return (estimate.low, estimate.high) if estimate else None


class FiltersOut(Out):
    """What the cohort is limited to; null where it is not, empty for those without a category or client."""

    priority: Priority | None
    category: str | None
    client: str | None


class AskedOut(Out):
    """What was asked, and when it was answered."""

    period: Period
    as_of: Time
    time_zone: str
    clock: ClockName
    filters: FiltersOut


def asked(question: Question, as_of: datetime, time_zone: str) -> dict[str, Any]:
    """The members of `AskedOut`."""
    return {
        "period": question.period,
        "as_of": as_of,
        "time_zone": time_zone,
        "clock": question.clock,
        "filters": FiltersOut.model_validate(question.filters),
    }


class EscalationMetricOut(AskedOut):
    """Counts and figures of what was escalated in the period. Claimed, unclaimed, cancelled and self-solved add up to
    escalated; each counts once, by the claim that stands or that ended it."""

    n_escalated: int
    n_claimed: int
    n_with_action: int
    n_unclaimed: int
    n_cancelled: int
    n_self_solved: int
    n_given_up: int = Field(description="Claims that were let go; they are in no time.")
    time_to_first_action: FigureOut
    waiting: FigureOut
    getting_ready: FigureOut
    escalation_cost: FigureOut = Field(description="Writing and getting ready, in person-seconds.")
    metric_definition: str

    @classmethod
    def of(cls, metric: EscalationMetric, language: Language) -> "EscalationMetricOut":
        """From the use case."""
        return cls(
            **asked(metric.question, metric.as_of, metric.time_zone),
            time_to_first_action=FigureOut.of(metric.time_to_first_action, language),
            waiting=FigureOut.of(metric.waiting, language),
            getting_ready=FigureOut.of(metric.getting_ready, language),
            escalation_cost=FigureOut.of(metric.escalation_cost, language, "person_seconds"),
            metric_definition=metric.metric_definition.of(language),
            **asdict(metric.counts),
        )


def write_csv(rows: Sequence[ExportRow]) -> bytes:
    """The export; see `domain.evidence_table.Table`."""
    names = [field.name for field in fields(ExportRow)]
    return Table("escalations.csv", names, ([getattr(row, name) for name in names] for row in rows)).content()
