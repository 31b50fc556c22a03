"""The lease of a claim: until the first action the claimer is asked after a while, and then the claim lapses."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_ladder import NewTimer
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.handoff import Handoff, standing_claim
from flowpilot.domain.session import Priority

ASK = "ask"
LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Lease:
    """When the claimer is asked, and when the claim lapses; absent where duty time never gets there."""

    ask_at: datetime | None
    until: datetime | None


async def plan(unit: Unit, priority: Priority) -> Lease:
    """The lease of a claim that begins now."""
    settings = await unit.policies.settings()
    policy = settings.policies[priority]
    ask_at = settings.instant(priority, unit.now, policy.ask_minutes)
    return Lease(ask_at, settings.instant(priority, unit.now, policy.ask_minutes + policy.lapse_minutes))


async def begin(unit: Unit, handoff_id: UUID, claim_id: UUID, lease: Lease) -> None:
    """Set its timer; whatever was pending for the handoff never fires. The time to lapse begins when it is asked, so
    nobody loses a claim unasked because the product was down meanwhile."""
    await unit.timers.cancel(handoff_id)
    if lease.ask_at:
        await unit.timers.set(handoff_id, [NewTimer(ASK, lease.ask_at, claim_id=claim_id)])


async def lapse_after_asking(unit: Unit, priority: Priority) -> datetime | None:
    """When a claim lapses whose claimer is asked now."""
    settings = await unit.policies.settings()
    return settings.instant(priority, unit.now, settings.policies[priority].lapse_minutes)


async def keep(unit: Unit, actor: Actor, handoff: Handoff) -> Handoff:
    """The claimer is on it: once asked, a new lease begins now; otherwise nothing changes. Raises `WrongState`."""
    held = standing_claim(handoff)
    if not held.is_in_doubt:
        return handoff
    lease = await plan(unit, handoff.priority)
    await unit.handoffs.renew(held.id, lease.until)
    await begin(unit, handoff.id, held.id, lease)
    unit.audit(AuditEntry("session_handoff.keep", "session_handoff", handoff.id, actor.id))
    return await unit.handoffs.get(handoff.id) or handoff
