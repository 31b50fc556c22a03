"""What is said about a handoff: a question to the escalator, what the claimer understood, whether it was enough."""

from uuid import UUID

from flowpilot.application.claims import Locked, lock, reread
from flowpilot.application.ports import Unit
from flowpilot.application.sessions import append_step, note_first_action
from flowpilot.application.telling import tell_escalator
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import WrongState
from flowpilot.domain.handoff import Handoff, require_in_transit, require_may_ask, standing_claim
from flowpilot.domain.session import NewStep


async def lock_to_ask(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Locked for anybody who works on sessions but the escalator."""
    locked = await lock(unit, actor, handoff_id)
    require_may_ask(locked.handoff, actor.user)
    return locked


async def ask(unit: Unit, actor: Actor, locked: Locked, text: str) -> Handoff:
    """Ask the escalator something, with or without a claim; a question of the claimer is their first action."""
    handoff, session = locked.handoff, locked.session
    require_in_transit(handoff)
    step = await append_step(unit, actor, session, handoff, NewStep("question", text))
    await note_first_action(unit, actor, handoff, "question")
    await tell_escalator(unit, actor, session, handoff, "question")
    members = {"step_id": str(step.id), "number": step.number}
    unit.audit(AuditEntry("session_handoff.ask", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)


async def read_back(unit: Unit, actor: Actor, handoff: Handoff, text: str) -> Handoff:
    """The claimer says in one line what they understood; the escalator reads it. No first action."""
    await unit.handoffs.write_read_back(standing_claim(handoff).id, text)
    members = {"changed": ["read_back"]}
    unit.audit(AuditEntry("session_handoff.read_back", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)


async def rate(unit: Unit, actor: Actor, handoff: Handoff, *, enough: bool) -> Handoff:
    """The claimer says whether they had what they needed, also after it has ended, and may change their mind."""
    if handoff.claim is None:
        raise WrongState(handoff.state)
    await unit.handoffs.rate(handoff.claim.id, enough=enough)
    members = {"changed": ["had_enough"]}
    unit.audit(AuditEntry("session_handoff.rate", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)


async def started_outside(unit: Unit, actor: Actor, handoff: Handoff) -> Handoff:
    """The claimer works on it outside of FlowPilot. Whoever has acted already changes nothing."""
    if standing_claim(handoff).first_action_at:
        return handoff
    await note_first_action(unit, actor, handoff, "outside")
    unit.audit(AuditEntry("session_handoff.start_outside", "session_handoff", handoff.id, actor.id))
    return await reread(unit, handoff.id)
