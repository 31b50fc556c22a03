"""Working a session: start it, record steps, pause, resume, resolve, abandon."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_sessions import NewSession, SessionQuery
from flowpilot.application.telling import tell_escalator
from flowpilot.domain import event
from flowpilot.domain.account import Actor, Person
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Forbidden, Invalid, NotFound
from flowpilot.domain.handoff import FirstActionKind, Handoff, HandoffState
from flowpilot.domain.session import (
    ENDING,
    IN_TRANSIT,
    RECORDING,
    AISession,
    AISessionStep,
    NewStep,
    require_owner,
    require_owner_or_claimer,
    require_recorder,
    require_status,
    require_worker,
)


async def start(unit: Unit, actor: Actor, new: NewSession) -> AISession:
    """A new active session without steps."""
    session_id = unit.new_id()
    await unit.sessions.add(session_id, actor.id, new)
    unit.audit(AuditEntry("ai_session.start", "ai_session", session_id, actor.id))
    return await get(unit, session_id)


async def get(unit: Unit, session_id: UUID) -> AISession:
    """The session, or `NotFound`."""
    session = await unit.sessions.get(session_id)
    if session is None:
        raise NotFound
    return session


async def readable(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """The session, if this person may read it: viewers only while it is in transit."""
    session = await get(unit, session_id)
    if not actor.user.works_on_sessions and not session.in_transit:
        raise Forbidden
    return session


async def find(unit: Unit, actor: Actor, query: SessionQuery) -> Sequence[AISession]:
    """What this person may read of what is asked for: viewers only what is in transit."""
    if actor.user.works_on_sessions:
        return await unit.sessions.list(query)
    statuses = [status for status in query.statuses or sorted(IN_TRANSIT) if status in IN_TRANSIT]
    return await unit.sessions.list(replace(query, statuses=statuses)) if statuses else []


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A session as somebody looks at it, with the handoff that matters to them now. They may follow what they gave
    back; `ended_by` ended it where it was practice."""

    session: AISession
    handoff: Handoff | None
    follows: bool
    ended_by: Person | None


async def look_at(unit: Unit, actor: Actor, session: AISession) -> LookedAt:
    """With the handoff in transit, else what its owner parked, else the latest."""
    handoff = await unit.handoffs.in_transit(session.id) if session.in_transit else None
    if handoff is None and session.user_id == actor.id:
        handoff = await unit.handoffs.parked(session.id)
    handoff = handoff or await unit.handoffs.latest(session.id)
    follows = await unit.sessions.handed_back_by(session.id, actor.id)
    ended_by = await unit.first_runs.ended_by(handoff.id) if session.is_practice and handoff else None
    return LookedAt(session, handoff, follows, ended_by)


async def lock(unit: Unit, session_id: UUID) -> AISession:
    """The session, locked against every other change until this unit ends."""
    session = await unit.sessions.lock(session_id)
    if session is None:
        raise NotFound
    return session


async def lock_to_record(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """Locked for somebody who may record at least a note, or ended it; `record_step` judges the kind."""
    session = await lock(unit, session_id)
    if await _ended_it(unit, actor, session):
        return session
    handed_back = await unit.sessions.handed_back_by(session_id, actor.id)
    require_recorder(session, actor.id, "note", handed_back=handed_back)
    return session


async def lock_to_work(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """Locked for the owner before a claim, the claimer after it, also when the claimer has ended it already."""
    session = await lock(unit, session_id)
    await require_turn(unit, actor, session)
    return session


async def require_turn(unit: Unit, actor: Actor, session: AISession) -> None:
    """Raises for anybody but the owner before a claim, the claimer after it, also when the claimer has ended it."""
    if not await _ended_it(unit, actor, session):
        require_worker(session, actor.id)


async def lock_to_pause(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """Locked for the owner, who may pause and resume what nobody claimed."""
    session = await lock(unit, session_id)
    require_owner_or_claimer(session, actor.id)
    return session


async def lock_as_owner(unit: Unit, actor: Actor, session_id: UUID) -> AISession:
    """Locked for the owner, whatever the state."""
    session = await lock(unit, session_id)
    require_owner(session, actor.id)
    return session


async def record_step(unit: Unit, actor: Actor, session: AISession, new: NewStep) -> AISessionStep:
    """Append a step to the locked session. The claimer's first one is the claim's first action."""
    handed_back = session.worker_id != actor.id and session.user_id != actor.id
    if not await _ended_it(unit, actor, session):
        require_recorder(session, actor.id, new.kind, handed_back=handed_back)
    if new.answers_step_id and not await unit.sessions.step(session.id, new.answers_step_id):
        raise Invalid("/answers_step_id", "There is no such step in this session.")
    require_status(session, RECORDING)
    handoff = await unit.handoffs.in_transit(session.id) if session.in_transit else None
    step = await append_step(unit, actor, session, handoff, new)
    if new.author_kind == "user":
        await note_first_action(unit, actor, handoff, new.kind)
    members = {"session_id": str(session.id), "number": step.number, "kind": step.kind}
    unit.audit(AuditEntry("ai_session_step.record", "ai_session_step", step.id, actor.id, members))
    return step


async def append_step(
    unit: Unit, actor: Actor, session: AISession, handoff: Handoff | None, new: NewStep
) -> AISessionStep:
    """Write the step with the next number, and tell those who follow while the session is in transit.

    The audit entry is the caller's: each accepted write has exactly one.
    """
    by_person = new.author_kind == "user"
    step = AISessionStep(
        id=unit.new_id(),
        session_id=session.id,
        number=session.step_count + 1,
        kind=new.kind,
        text=new.text,
        outcome=new.outcome,
        answers_step_id=new.answers_step_id,
        author_kind=new.author_kind,
        author_id=actor.id if by_person else None,
        author_name=actor.user.name if by_person else new.author_kind.capitalize(),
        created_at=unit.now,
        item_key=new.item_key,
    )
    await unit.sessions.add_step(step)
    if handoff:
        unit.announce(event.step_recorded(handoff.id, step))
    return step


async def note_first_action(unit: Unit, actor: Actor, handoff: Handoff | None, kind: FirstActionKind) -> None:
    """Stamp the claim's first action, if this is the claimer's first act after the claim."""
    claim = handoff.claim if handoff else None
    if handoff is None or claim is None or claim.user.id != actor.id or claim.first_action_at:
        return
    if await unit.handoffs.first_action(claim.id, kind):
        await unit.timers.cancel(handoff.id)
        unit.announce(event.first_action(handoff.id, actor.person, unit.now, kind))


async def pause(unit: Unit, actor: Actor, session: AISession) -> AISession:
    """Active becomes paused."""
    require_status(session, ("active",))
    await unit.sessions.move(session.id, "paused")
    unit.audit(AuditEntry("ai_session.pause", "ai_session", session.id, actor.id, {"changed": ["status"]}))
    return await get(unit, session.id)


async def resume(unit: Unit, actor: Actor, session: AISession) -> AISession:
    """Paused becomes active; a parked handoff ends."""
    require_status(session, ("paused",))
    await end_parked(unit, session.id)
    await unit.sessions.move(session.id, "active")
    unit.audit(AuditEntry("ai_session.resume", "ai_session", session.id, actor.id, {"changed": ["status"]}))
    return await get(unit, session.id)


async def resolve(unit: Unit, actor: Actor, session: AISession, summary: str) -> AISession:
    """Solved: by the owner before a claim (`self_solved`), by the claimer after it (`resolved`)."""
    require_status(session, ENDING)
    await end_parked(unit, session.id)
    handoff = await unit.handoffs.in_transit(session.id)
    if handoff:
        await note_first_action(unit, actor, handoff, "resolve")
        outcome: HandoffState = "resolved" if handoff.claim else "self_solved"
        if handoff.claim:
            await unit.handoffs.end_claim(handoff.claim.id, "resolved", None)
            await tell_escalator(unit, actor, session, handoff, "resolved")
        await unit.handoffs.end(handoff.id, outcome)
        await unit.timers.cancel(handoff.id)
        await unit.deliveries.cancel_waiting(handoff.id, f"resolved by {actor.user.name}")
        unit.announce(event.resolved(handoff.id, session.id, actor.person, unit.now, outcome))
    await unit.sessions.end(session.id, "resolved", summary)
    unit.audit(AuditEntry("ai_session.resolve", "ai_session", session.id, actor.id, {"changed": ["status", "summary"]}))
    return await get(unit, session.id)


async def abandon(unit: Unit, actor: Actor, session: AISession, reason: str) -> AISession:
    """Given up: whatever handoff there was is cancelled."""
    require_status(session, ENDING)
    await end_parked(unit, session.id)
    handoff = await unit.handoffs.in_transit(session.id)
    if handoff:
        await end_as_cancelled(unit, actor, session, handoff, reason)
    await unit.sessions.end(session.id, "abandoned", reason)
    unit.audit(AuditEntry("ai_session.abandon", "ai_session", session.id, actor.id, {"changed": ["status", "summary"]}))
    return await get(unit, session.id)


async def end_as_cancelled(unit: Unit, actor: Actor, session: AISession, handoff: Handoff, reason: str) -> None:
    """Cancel an open or claimed handoff; the session's own move is the caller's."""
    if handoff.claim:
        await unit.handoffs.end_claim(handoff.claim.id, "cancelled", reason)
    if actor.id != handoff.escalated_by.id:
        await tell_escalator(unit, actor, session, handoff, "cancelled")
    await unit.handoffs.end(handoff.id, "cancelled")
    await unit.timers.cancel(handoff.id)
    await unit.deliveries.cancel_waiting(handoff.id, f"cancelled by {actor.user.name}")
    unit.announce(event.cancelled(handoff.id, session.id, actor.person, unit.now))


async def _ended_it(unit: Unit, actor: Actor, session: AISession) -> bool:
    """Whether it is over and the actor had claimed it then."""
    if session.ended_at is None:
        return False
    handoff = await unit.handoffs.latest(session.id)
    return handoff is not None and handoff.claim is not None and handoff.claim.user.id == actor.id


async def return_to_owner(unit: Unit, session: AISession) -> None:
    """The session is its owner's again; FlowPilot, who only practised, gives it up."""
    if session.is_practice:
        await unit.sessions.end(session.id, "abandoned", None)
    else:
        await unit.sessions.move(session.id, "active")


async def end_parked(unit: Unit, session_id: UUID) -> None:
    """A parked handoff ends when its session moves on; nobody is told."""
    parked = await unit.handoffs.parked(session_id)
    if parked:
        await unit.handoffs.end(parked.id, "cancelled")
