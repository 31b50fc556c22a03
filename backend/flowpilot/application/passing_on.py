"""A claim goes to somebody else: taken over by a colleague, or opened again by an admin for a named person."""

from uuid import UUID

from flowpilot.application import leases
from flowpilot.application.claims import Locked, ask_again, lock, reread
from flowpilot.application.ports import Unit
from flowpilot.application.ports_handoffs import NewClaim
from flowpilot.application.telling import Hearing, tell_escalator, tell_people
from flowpilot.domain import event
from flowpilot.domain.account import Actor, check_target
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotSignedIn, WrongState
from flowpilot.domain.handoff import Handoff, require_in_transit, require_may_take_over, standing_claim
from flowpilot.domain.titles import PASSED_ON, TAKEN_OVER


async def lock_to_take_over(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Locked for an admin or, once the claimer was asked, an engineer; never for the escalator."""
    await unit.people.hold(actor.id)
    locked = await lock(unit, actor, handoff_id)
    require_may_take_over(locked.handoff, actor.user)
    return locked


async def take_over(unit: Unit, actor: Actor, locked: Locked, reason: str) -> Handoff:
    """The actor holds it from now on, with a lease of their own. Raises `WrongState` where they do so already."""
    handoff = locked.handoff
    former = standing_claim(handoff)
    if former.user.id == actor.id:
        raise WrongState(handoff.state)
    lease = await leases.plan(unit, handoff.priority)
    claim = NewClaim(unit.new_id(), actor.id, "own", lease.until)
    await unit.handoffs.end_claim(former.id, "taken_over", reason)
    if not await unit.handoffs.take_over(handoff.id, former.id, claim):
        raise NotSignedIn  # disabled since this request began; the session's lock keeps everything else as it was
    await leases.begin(unit, handoff.id, claim.id, lease)
    title = TAKEN_OVER.filled(name=actor.user.name)
    hearing = Hearing(former.user.id, None)
    await tell_people(unit, handoff.id, "taken_over", title, f"/escalations/{handoff.id}", [hearing])
    await tell_escalator(unit, actor, locked.session, handoff, "claimed")
    claimed = event.claimed(handoff.id, handoff.session_id, actor.person, unit.now, claim.way)
    unit.announce(event.taken_over(claimed, former.user))
    members = {"from_user_id": str(former.user.id), "way": claim.way}
    unit.audit(AuditEntry("session_handoff.take_over", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)


async def reassign(unit: Unit, actor: Actor, locked: Locked, user_id: UUID, reason: str) -> Handoff:
    """Open it again for a named person; the others hear later. Raises `TargetNotAvailable` or, also where it is open
    for that person already, `WrongState`."""
    handoff = locked.handoff
    holder = handoff.holder
    unavailable = {handoff.escalated_by.id} | ({holder.id} if holder else set())
    check_target(await unit.people.get(user_id), without=unavailable, pointer="/user_id")
    require_in_transit(handoff)
    if holder is None and handoff.target_user_id == user_id:
        raise WrongState(handoff.state)
    if holder and handoff.claim:
        await unit.handoffs.end_claim(handoff.claim.id, "reassigned", reason)
    await unit.deliveries.cancel_waiting(handoff.id, f"reassigned by {actor.user.name}")
    if holder:
        title = PASSED_ON.filled(name=actor.user.name)
        hearing = Hearing(holder.id, None)
        await tell_people(unit, handoff.id, "reassigned", title, f"/escalations/{handoff.id}", [hearing])
    without = handoff.last_claimer_id if handoff.last_claimer_id != user_id else None
    card = await ask_again(unit, locked, user_id, handoff.priority, without)
    if actor.id != handoff.escalated_by.id:
        await tell_escalator(unit, actor, locked.session, handoff, "reassigned")
    unit.announce(event.reassigned(card, actor.person, unit.now))
    members = {"target_user_id": str(user_id), "from_user_id": str(holder.id) if holder else None}
    unit.audit(AuditEntry("session_handoff.reassign", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)
