"""Savings and the pilot's verdict as JSON."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from flowpilot.api.analytics_schemas import FigureOut
from flowpilot.api.schemas import Body, Out, Time, TimeIn
from flowpilot.application.savings import Pilot, Savings
from flowpilot.domain.language import Language
from flowpilot.domain.metric import Period
from flowpilot.domain.saving import SECONDS_PER_MINUTE, MissingSaving, Range
from flowpilot.domain.saving_definition import describe_saving
from flowpilot.domain.verdict import Outcome


class RangeOut(Out):
    """A value with its 95 % interval, `[low, high]`."""

    value: float
    interval: tuple[float, float]

    @classmethod
    def of(cls, found: Range | None, factor: float = 1.0) -> "RangeOut | None":
        """From the domain, in another unit, or nothing."""
        scaled = found.times(factor) if found else None
        return cls(value=scaled.value, interval=(scaled.low, scaled.high)) if scaled else None


class LeftOutOut(Out):
    """Claimed escalations that are in no saving."""

    no_writing: int = Field(description="Nobody measured how long they were written.")
    not_opened: int = Field(description="Writing is known, but they were claimed without being opened before.")


class UnclaimedOut(Out):
    """Escalations that nobody claimed; what was written for them is taken off."""

    n: int
    n_unknown: int = Field(description="Of these it is not known how long they were written.")
    person_minutes: float


class CategoryMatchOut(Out):
    """A category whose escalations are compared with its own calls."""

    category: str
    n_baseline: int
    n_escalations: int


class PilotSavingOut(Out):
    """From the pilot's start to now, whatever the period."""

    started_at: Time
    set_by_admin: bool = Field(description="Else it is when the account was made.")
    weeks: float
    n_escalations: int
    n_completed: int
    n_baseline: int
    escalation_rate: float | None = Field(description="Escalations per 100 sessions begun; null without a session.")
    hours_saved_per_week: RangeOut | None
    reason: MissingSaving | None

    @classmethod
    def of(cls, pilot: Pilot) -> "PilotSavingOut":
        """From the use case."""
        saving = pilot.saving
        return cls(
            started_at=pilot.started_at,
            set_by_admin=pilot.set_by_admin,
            weeks=saving.cohort.weeks,
            n_escalations=saving.n_escalations,
            n_completed=saving.n_completed,
            n_baseline=saving.n_baseline,
            escalation_rate=saving.cohort.workload.rate,
            hours_saved_per_week=RangeOut.of(saving.hours_per_week),
            reason=saving.missing,
        )


class SavingsOut(Out):
    """Hours saved a week, which may be negative, or the reason why there is no figure; and the pilot's verdict."""

    period: Period
    as_of: Time
    time_zone: str
    weeks: float = Field(description="Since the later of the period's start and the account's creation.")
    hours_saved_per_week: RangeOut | None
    reason: MissingSaving | None = Field(description="Why `hours_saved_per_week` is null.")
    note: str
    thin: bool = Field(description="Fewer than 10 timed calls.")
    rough: bool = Field(description="Fewer than 40 escalations with a known cost.")
    baseline: FigureOut = Field(description="Person-seconds of the timed calls: length × people.")
    baseline_person_minutes: RangeOut | None
    baseline_source: Literal["calls", "frozen"]
    freeze_id: UUID | None
    n_baseline: int
    n_baseline_missing: int = Field(description="Timed calls until there is a figure.")
    escalation_cost_person_minutes: RangeOut | None = Field(description="Writing and getting ready.")
    matched_by_category: list[CategoryMatchOut]
    n_escalations: int = Field(description="Claimed, with writing and opening known.")
    n_completed: int = Field(description="Of these, those with a first action.")
    n_left_out: LeftOutOut
    unclaimed: UnclaimedOut
    n_sessions: int
    n_escalated: int
    escalation_rate: float | None = Field(description="Escalations per 100 sessions begun; null without a session.")
    escalation_rate_before: float | None = Field(description="The same in as long a time before the period.")
    verdict: Outcome
    verdict_reason: str
    pilot: PilotSavingOut
    definition: str

    @classmethod
    def of(cls, answer: Savings, language: Language) -> "SavingsOut":
        """From the use case."""
        saving, cohort = answer.saving, answer.saving.cohort
        return cls(
            period=answer.period,
            as_of=cohort.as_of,
            time_zone=answer.time_zone,
            weeks=cohort.weeks,
            hours_saved_per_week=RangeOut.of(saving.hours_per_week),
            reason=saving.missing,
            note=saving.note.of(language),
            thin=saving.is_thin,
            rough=saving.is_rough,
            baseline=FigureOut.of(answer.baseline, language, "person_seconds"),
            baseline_person_minutes=RangeOut.of(saving.baseline, 1 / SECONDS_PER_MINUTE),
            baseline_source="frozen" if answer.freeze else "calls",
            freeze_id=answer.freeze.id if answer.freeze else None,
            n_baseline=saving.n_baseline,
            n_baseline_missing=saving.n_baseline_missing,
            escalation_cost_person_minutes=RangeOut.of(saving.cost, 1 / SECONDS_PER_MINUTE),
            matched_by_category=[CategoryMatchOut.model_validate(match) for match in saving.matches],
            n_escalations=saving.n_escalations,
            n_completed=saving.n_completed,
            n_left_out=LeftOutOut.model_validate(saving.left_out),
            unclaimed=UnclaimedOut(
                n=saving.unclaimed.n,
                n_unknown=saving.unclaimed.n_unknown,
                person_minutes=saving.unclaimed.seconds / SECONDS_PER_MINUTE,
            ),
            n_sessions=cohort.workload.n_sessions,
            n_escalated=cohort.workload.n_escalated,
            escalation_rate=cohort.workload.rate,
            escalation_rate_before=cohort.workload_before.rate,
            verdict=answer.pilot.verdict.outcome,
            verdict_reason=answer.pilot.verdict.reason.of(language),
            pilot=PilotSavingOut.of(answer.pilot),
            definition=describe_saving(answer.period, cohort, answer.time_zone).of(language),
        )


class PilotIn(Body):
    started_at: TimeIn


class PilotOut(Out):
    started_at: Time
    set_by_admin: bool
    set_at: Time | None
