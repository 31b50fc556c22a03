"""When a pilot began."""

from datetime import datetime

from flowpilot.application.ports import Unit
from flowpilot.domain.account import Account, Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.baseline import SKEW
from flowpilot.domain.errors import Invalid, PilotAlreadySet


async def set_start(unit: Unit, actor: Actor, started_at: datetime) -> Account:
    """Say when the account's pilot began, once. Raises `PilotAlreadySet` or `Invalid`."""
    if started_at > unit.now + SKEW:
        raise Invalid("/started_at", "This is in the future.")
    if not await unit.accounts.begin_pilot(started_at, unit.now):
        raise PilotAlreadySet
    unit.audit(AuditEntry("account.begin_pilot", "account", unit.account_id, actor.id))
    return await unit.accounts.get()
