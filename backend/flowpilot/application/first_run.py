"""The first run, step by step."""

from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.first_run import FirstRun, Skippable


async def skip(unit: Unit, actor: Actor, step: Skippable) -> FirstRun:
    """Leave a step out, or be reminded of none any more."""
    await unit.first_runs.skip(actor.id, step)
    unit.audit(AuditEntry("first_run.skip", "account", unit.account_id, actor.id, {"step": step}))
    return await unit.first_runs.get(actor.id)
