"""The cohort as curves, week by week and by what it is about, as JSON."""

from collections.abc import Sequence

from pydantic import Field

from flowpilot.api.analytics_schemas import AskedOut, FigureOut, asked
from flowpilot.api.schemas import Out, Time
from flowpilot.application.analytics import Reading
from flowpilot.application.analytics_views import Breakdown, Curves, Part
from flowpilot.domain.language import Language
from flowpilot.domain.survival_curve import SurvivalCurve
from flowpilot.domain.weeks import Week


class CurveStepOut(Out):
    """From `seconds` to the next step the curve is at `share`."""

    seconds: float
    share: float = Field(description="Still running just after.")
    low: float | None
    high: float | None
    at_risk: int
    completed: int = Field(description="Since the step before.")


class RunningOut(Out):
    seconds: float


class RowOut(Out):
    """What had become of all of them after `seconds`: the four counts add up."""

    seconds: float
    longer: int = Field(description="Are known to have lasted longer.")
    ended: int
    running: int = Field(description="Run now and have lasted less.")
    closed: int = Field(description="Closed without the end after less.")


class CurveOut(Out):
    """A survival curve; it begins at a share of 1."""

    n: int
    n_censored: int
    steps: list[CurveStepOut] = Field(description="At most 400.")
    running: list[RunningOut] = Field(description="What runs right now, the longest 200.")
    table: list[RowOut]

    @classmethod
    def of(cls, curve: SurvivalCurve) -> "CurveOut":
        """From the domain."""
        return cls(
            n=curve.n,
            n_censored=curve.n_censored,
            steps=[CurveStepOut.model_validate(step) for step in curve.steps],
            running=[RunningOut(seconds=seconds) for seconds in curve.running],
            table=[RowOut.model_validate(row) for row in curve.table],
        )


class CurvesOut(AskedOut):
    """How long people wait, until they start, and what getting ready takes, as curves."""

    waiting: CurveOut
    time_to_first_action: CurveOut
    getting_ready: CurveOut

    @classmethod
    def of(cls, reading: Reading, curves: Curves) -> "CurvesOut":
        """From the use case."""
        return cls(
            **asked(reading.question, reading.cohort.as_of, reading.time_zone),
            waiting=CurveOut.of(curves.waiting),
            time_to_first_action=CurveOut.of(curves.time_to_first_action),
            getting_ready=CurveOut.of(curves.getting_ready),
        )


class PartOut(Out):
    """Figures of a part of the cohort, with their newest 20 points."""

    n_escalated: int
    n_claimed: int
    time_to_first_action: FigureOut
    waiting: FigureOut


def _members(part: Part, language: Language) -> dict[str, object]:
    return {
        "n_escalated": part.counts.n_escalated,
        "n_claimed": part.counts.n_claimed,
        "time_to_first_action": FigureOut.of(part.time_to_first_action, language),
        "waiting": FigureOut.of(part.waiting, language),
    }


class WeekOut(PartOut):
    """From Monday, 00:00 in the account's time zone, to the next."""

    starts_at: Time = Field(serialization_alias="from")
    ends_at: Time = Field(serialization_alias="to")
    partial: bool = Field(description="A part of the week is not in the period.")


class WeeksOut(AskedOut):
    items: list[WeekOut]

    @classmethod
    def of(cls, reading: Reading, weeks: Sequence[tuple[Week, Part]], language: Language) -> "WeeksOut":
        """From the use case."""
        return cls(
            **asked(reading.question, reading.cohort.as_of, reading.time_zone),
            items=[
                WeekOut.model_validate(
                    {"starts_at": week.start, "ends_at": week.end, "partial": week.partial, **_members(part, language)}
                )
                for week, part in weeks
            ],
        )


class GroupOut(PartOut):
    name: str | None = Field(description="Null for those without.")


class BreakdownOut(AskedOut):
    items: list[GroupOut] = Field(description="Most escalations first, at most 50.")
    n_more: int

    @classmethod
    def of(cls, reading: Reading, breakdown: Breakdown, language: Language) -> "BreakdownOut":
        """From the use case."""
        return cls(
            **asked(reading.question, reading.cohort.as_of, reading.time_zone),
            items=[
                GroupOut.model_validate({"name": name, **_members(part, language)}) for name, part in breakdown.groups
            ],
            n_more=breakdown.n_more,
        )
