"""Hours saved a week, for a period and for the pilot as a whole: as a range, or with the reason why there is none.

`read` takes the facts from one transaction; `measure` computes behind it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flowpilot.application.ports import Unit
from flowpilot.application.ports_metrics import Start, Statistics
from flowpilot.application.ports_savings import SavingStatistics
from flowpilot.domain.account import Account
from flowpilot.domain.baseline import BaselineFreeze, Measurement
from flowpilot.domain.figure import LOWEST_FLOOR, Estimate, Figure, show
from flowpilot.domain.metric import DAYS, Durations, Period
from flowpilot.domain.saving import PricedCohort, Range, compare
from flowpilot.domain.saving_shown import Saving, about_calls, show_saving
from flowpilot.domain.verdict import Verdict, judge

LEAST_TO_ESTIMATE = 2  # calls


@dataclass(frozen=True, slots=True)
class Engines:
    """Who computes."""

    statistics: Statistics
    savings: SavingStatistics


@dataclass(frozen=True, slots=True)
class PilotReading:
    """The facts of an account's whole pilot. `calls` are those that count, the copies of `freeze` where one is in
    force."""

    account: Account
    cohort: PricedCohort
    calls: Sequence[Measurement]
    freeze: BaselineFreeze | None


@dataclass(frozen=True, slots=True)
class SavingsReading:
    """The facts of a period and of the pilot."""

    period: Period
    cohort: PricedCohort
    pilot: PilotReading


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


async def read(unit: Unit, period: Period) -> SavingsReading:
    """The facts of the last 7, 30 or 90 days, and of the pilot."""
    pilot = await read_pilot(unit)
    return SavingsReading(period, await read_cohort(unit, pilot.account, DAYS[period]), pilot)


async def read_pilot(unit: Unit) -> PilotReading:
    """The facts since the pilot began."""
    account = await unit.accounts.get()
    return PilotReading(
        account=account,
        cohort=await read_cohort(unit, account, account.pilot_started_at),
        calls=await unit.baselines.measurements(),
        freeze=await unit.baselines.freeze_in_force(),
    )


async def read_cohort(unit: Unit, account: Account, start: Start) -> PricedCohort:
    """What was escalated since then, with its categories."""
    found = await unit.metrics.sorted_by("category", start)
    since = found.as_of - timedelta(days=start) if isinstance(start, int) else start
    return PricedCohort(
        as_of=found.as_of,
        since=since,
        created_at=account.created_at,
        escalations=found.escalations,
        workload=await unit.savings.workload(since, found.as_of),
        workload_before=await unit.savings.workload(since - (found.as_of - since), since),
    )


async def measure(reading: SavingsReading, engines: Engines) -> Savings:
    """The answer that the facts give."""
    calls = reading.pilot.calls
    saving = await measure_saving(reading.cohort, calls, engines)
    return Savings(
        period=reading.period,
        time_zone=reading.pilot.account.time_zone,
        saving=saving,
        baseline=await measure_baseline(calls, saving.baseline, engines),
        freeze=reading.pilot.freeze,
        pilot=await measure_pilot(reading.pilot, engines),
    )


async def measure_pilot(reading: PilotReading, engines: Engines) -> Pilot:
    """The pilot's saving with its verdict."""
    saving = await measure_saving(reading.cohort, reading.calls, engines)
    return Pilot(
        started_at=reading.account.pilot_started_at,
        set_by_admin=reading.account.pilot_set_at is not None,
        saving=saving,
        verdict=judge(saving.hours_per_week, saving.missing, saving.n_completed, saving.n_baseline),
    )


async def measure_saving(cohort: PricedCohort, calls: Sequence[Measurement], engines: Engines) -> Saving:
    """The saving of one cohort, which may be large: nothing of it is counted on the event loop."""
    comparison = await asyncio.to_thread(compare, cohort, calls)
    cost = None
    if comparison.shows_cost:
        (estimates,) = await engines.statistics.estimate([comparison.costs])
        cost = estimates.get("mean")
    enough = len(calls) >= LEAST_TO_ESTIMATE
    estimate = await engines.savings.compare(comparison, cost) if enough else None
    return await asyncio.to_thread(show_saving, cohort, comparison, cost, estimate)


async def measure_baseline(calls: Sequence[Measurement], mean: Range | None, engines: Engines) -> Figure:
    """The calls as a figure. No call lasts longer than 8 hours, but many people may be on it: its mean is not cut."""
    durations = Durations([call.person_seconds for call in calls], [False] * len(calls))
    if mean is None or durations.n < LOWEST_FLOOR:
        return replace(show(durations, {}), note=about_calls(len(calls)))
    (estimates,) = await engines.statistics.estimate([durations])
    figure = show(durations, {**estimates, "mean": Estimate(mean.value, mean.low, mean.high)})
    return replace(figure, note=about_calls(len(calls)))
