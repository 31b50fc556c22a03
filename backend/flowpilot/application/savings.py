"""Hours saved a week, for a period and for the pilot as a whole: as a range, or with the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flowpilot.application.ports import Unit
from flowpilot.application.ports_metrics import Statistics
from flowpilot.application.ports_savings import SavingStatistics
from flowpilot.domain.baseline import BaselineFreeze, Measurement
from flowpilot.domain.figure import LOWEST_FLOOR, Estimate, Figure, show
from flowpilot.domain.metric import DAYS, Durations, Period
from flowpilot.domain.saving import PricedCohort, Range, compare
from flowpilot.domain.saving_shown import Saving, about_calls, show_saving
from flowpilot.domain.verdict import Verdict, judge

LEAST_TO_ESTIMATE = 2  # calls


@dataclass(frozen=True, slots=True)
class Pilot:
    """What the whole pilot shows, whatever period was asked for."""

    started_at: datetime
    set_by_admin: bool
    saving: Saving
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Savings:
    """The answer about a period, with the pilot's verdict. `baseline` is in person-seconds a call."""

    period: Period
    time_zone: str
    saving: Saving
    baseline: Figure
    freeze: BaselineFreeze | None
    pilot: Pilot


@dataclass(frozen=True, slots=True)
class Engines:
    """Who computes."""

    statistics: Statistics
    savings: SavingStatistics


async def savings(unit: Unit, engines: Engines, period: Period) -> Savings:
    """The saving of the last 7, 30 or 90 days, and the pilot's."""
    account = await unit.accounts.get()
    calls = await unit.baselines.measurements()
    saving = await _saving(engines, await unit.savings.cohort(DAYS[period]), calls)
    return Savings(
        period=period,
        time_zone=account.time_zone,
        saving=saving,
        baseline=await _baseline(engines, calls, saving.baseline),
        freeze=await unit.baselines.freeze_in_force(),
        pilot=await pilot(unit, engines, calls),
    )


async def pilot(unit: Unit, engines: Engines, calls: Sequence[Measurement]) -> Pilot:
    """The saving since the pilot began, with its verdict."""
    account = await unit.accounts.get()
    saving = await _saving(engines, await unit.savings.cohort_since(account.pilot_started_at), calls)
    return Pilot(
        started_at=account.pilot_started_at,
        set_by_admin=account.pilot_set_at is not None,
        saving=saving,
        verdict=judge(saving.hours_per_week, saving.missing, saving.n_completed, saving.n_baseline),
    )


async def _saving(engines: Engines, cohort: PricedCohort, calls: Sequence[Measurement]) -> Saving:
    comparison = compare(cohort, calls)
    enough = len(calls) >= LEAST_TO_ESTIMATE
    return show_saving(cohort, calls, comparison, await engines.savings.compare(comparison) if enough else None)


async def _baseline(engines: Engines, calls: Sequence[Measurement], mean: Range | None) -> Figure:
    """The calls as a figure. No call lasts longer than 8 hours, but many people may be on it: its mean is not cut."""
    durations = Durations([call.person_seconds for call in calls], [False] * len(calls))
    if mean is None or durations.n < LOWEST_FLOOR:
        return replace(show(durations, {}), note=about_calls(calls))
    (estimates,) = await engines.statistics.estimate([durations])
    figure = show(durations, {**estimates, "mean": Estimate(mean.value, mean.low, mean.high)})
    return replace(figure, note=about_calls(calls))
