"""When a pilot began, and what it shows beside others."""

from datetime import datetime

from flowpilot.application.ports import Unit
from flowpilot.application.savings import Engines, PilotReading, measure_pilot
from flowpilot.domain.account import Account, Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.baseline import SKEW
from flowpilot.domain.errors import Invalid, PilotAlreadySet
from flowpilot.domain.pilot_report import PilotLine


async def set_start(unit: Unit, actor: Actor, started_at: datetime) -> Account:
    """Say when the account's pilot began, once. Raises `PilotAlreadySet` or `Invalid`."""
    if started_at > unit.now + SKEW:
        raise Invalid("/started_at", "This is in the future.")
    if not await unit.accounts.begin_pilot(started_at, unit.now):
        raise PilotAlreadySet
    unit.audit(AuditEntry("account.begin_pilot", "account", unit.account_id, actor.id))
    return await unit.accounts.get()


async def line_of(reading: PilotReading, engines: Engines) -> PilotLine:
    """One account's pilot in the operator's report."""
    pilot = await measure_pilot(reading, engines)
    return PilotLine(
        account_id=reading.account.id,
        name=reading.account.name,
        started_at=pilot.started_at,
        weeks=pilot.saving.cohort.weeks,
        n_escalations=pilot.saving.n_escalations,
        n_baseline=pilot.saving.n_baseline,
        escalation_rate=pilot.saving.cohort.workload.rate,
        hours_per_week=pilot.saving.hours_per_week,
        missing=pilot.saving.missing,
        verdict=pilot.verdict,
    )
