"""What a senior does with a handoff: open it, claim it, let it go, hand it back; and who may cancel it."""

from dataclasses import dataclass, replace
from uuid import UUID

from flowpilot.application import ladder as ladders
from flowpilot.application import leases, model_assessments
from flowpilot.application.ports import Unit
from flowpilot.application.ports_handoffs import NewClaim
from flowpilot.application.sessions import append_step, end_as_cancelled, note_first_action, return_to_owner
from flowpilot.application.telling import tell_escalator, tell_team
from flowpilot.domain import event
from flowpilot.domain.account import Actor, check_target
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.card import Card
from flowpilot.domain.errors import Forbidden, NoModel, NotFound, NotSignedIn
from flowpilot.domain.handoff import (
    Claim,
    ClaimEnd,
    Handoff,
    Way,
    refuse_claim,
    require_cancellable,
    require_claimer,
    require_may_cancel,
    require_may_claim,
    require_may_read,
    standing_claim,
)
from flowpilot.domain.session import AISession, NewStep, Priority


@dataclass(frozen=True, slots=True)
class Locked:
    """A handoff and its session, both locked until this unit ends."""

    handoff: Handoff
    session: AISession


@dataclass(frozen=True, slots=True)
class ClaimEnded:
    """How a claim ends, and what its claimer wrote."""

    kind: ClaimEnd
    reason: str | None


async def readable(unit: Unit, actor: Actor, handoff_id: UUID) -> Handoff:
    """The handoff, if this person may read it."""
    handoff = await unit.handoffs.get(handoff_id)
    if handoff is None:
        raise NotFound
    require_may_read(handoff, actor.user)
    return handoff


async def lock(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Handoff and session, locked; the session's lock goes first everywhere, so two acts never wait in a circle.

    Who needs a person's row as well takes it before: whoever is disabled gives back what they hold in that order, too.
    """
    session = await unit.sessions.lock_of_handoff(handoff_id)
    handoff = await unit.handoffs.get(handoff_id) if session else None
    if session is None or handoff is None:
        raise NotFound
    if handoff.intent == "park" and handoff.escalated_by.id != actor.id:
        raise Forbidden
    return Locked(handoff, session)


async def lock_to_claim(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Locked for somebody who may claim it, if it is open."""
    await unit.people.hold(actor.id)
    locked = await lock(unit, actor, handoff_id)
    require_may_claim(locked.handoff, actor.user)
    return locked


async def lock_as_claimer(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Locked for the claimer."""
    locked = await lock(unit, actor, handoff_id)
    require_claimer(locked.handoff, actor.id)
    return locked


async def lock_to_cancel(unit: Unit, actor: Actor, handoff_id: UUID) -> Locked:
    """Locked for the escalator or an admin."""
    locked = await lock(unit, actor, handoff_id)
    require_may_cancel(locked.handoff, actor.user)
    return locked


async def open_screen(unit: Unit, actor: Actor, handoff_id: UUID) -> None:
    """Record the first time that this person reads the context screen. One's own escalation records nothing."""
    handoff = await readable(unit, actor, handoff_id)
    if handoff.escalated_by.id == actor.id:
        return
    await unit.sessions.lock_of_handoff(handoff_id)  # whoever changes the numbers of people told counts in turn
    if not await unit.handoffs.open_for(handoff_id, actor.id):
        return
    told = await unit.deliveries.told_of(handoff_id)
    unit.announce(event.opened(handoff_id, actor.person, unit.now, told))
    unit.audit(AuditEntry("session_handoff.open", "session_handoff", handoff_id, actor.id))


async def claim(unit: Unit, actor: Actor, locked: Locked, way: Way, *, has_model: bool) -> Handoff:
    """Take the handoff. The holder again changes nothing; the loser gets `HandoffAlreadyClaimed`."""
    handoff = locked.handoff
    if handoff.holder and handoff.holder.id == actor.id:
        return handoff
    if way == "analyze" and not has_model and handoff.is_open:
        raise NoModel
    if not handoff.is_open:
        refuse_claim(handoff)
    lease = await leases.plan(unit, handoff.priority)
    new = NewClaim(unit.new_id(), actor.id, way, lease.until)
    if not await unit.handoffs.claim(handoff.id, new):
        raise NotSignedIn  # disabled since this request began; the session's lock keeps everything else as it was
    await leases.begin(unit, handoff.id, new.id, lease)
    if way == "analyze":
        await model_assessments.ask(unit, actor, handoff, unless_ready=True)
    await unit.deliveries.cancel_waiting(handoff.id, f"claimed by {actor.user.name}")
    await tell_escalator(unit, actor, locked.session, handoff, "claimed")
    unit.announce(event.claimed(handoff.id, handoff.session_id, actor.person, unit.now, way))
    unit.audit(AuditEntry("session_handoff.claim", "session_handoff", handoff.id, actor.id, {"way": way}))
    claim = Claim(new.id, actor.person, way, unit.now, lease.until, None)
    return replace(handoff, state="claimed", claim=claim, last_claimer_id=actor.id)


async def release(
    unit: Unit, actor: Actor, locked: Locked, reason: str, target_user_id: UUID | None, priority: Priority | None
) -> Handoff:
    """The claimer lets it go with a reason; it asks the team again, perhaps one person first."""
    handoff = locked.handoff
    if target_user_id:
        check_target(await unit.people.get(target_user_id), without={handoff.escalated_by.id, actor.id})
    standing_claim(handoff)
    ended = ClaimEnded("released", reason)
    await _let_go(unit, actor, locked, ended, target_user_id, priority or handoff.priority)
    unit.audit(AuditEntry("session_handoff.release", "session_handoff", handoff.id, actor.id))
    return await reread(unit, handoff.id)


async def let_go_for(unit: Unit, handoff_id: UUID, kind: ClaimEnd) -> bool:
    """The product lets go for somebody who cannot go on; False when the handoff has moved on by itself.

    The audit entry is the caller's, who knows what brought it about.
    """
    session = await unit.sessions.lock_of_handoff(handoff_id)
    handoff = await unit.handoffs.get(handoff_id)
    if session is None or handoff is None or handoff.state != "claimed":
        return False
    await _let_go(unit, None, Locked(handoff, session), ClaimEnded(kind, None), None, handoff.priority)
    return True


async def hand_back(unit: Unit, actor: Actor, locked: Locked, answer: str) -> Handoff:
    """The claimer answers; the session is its owner's again."""
    handoff, session = locked.handoff, locked.session
    held = standing_claim(handoff)
    step = await append_step(unit, actor, session, handoff, NewStep("answer", answer))
    await note_first_action(unit, actor, handoff, "hand_back")
    await unit.handoffs.end_claim(held.id, "handed_back", None)
    await unit.handoffs.end(handoff.id, "handed_back")
    await return_to_owner(unit, session)
    await tell_escalator(unit, actor, session, handoff, "handed_back")
    unit.announce(event.handed_back(handoff.id, session.id, actor.person, unit.now))
    members = {"step_id": str(step.id), "number": step.number}
    unit.audit(AuditEntry("session_handoff.hand_back", "session_handoff", handoff.id, actor.id, members))
    return await reread(unit, handoff.id)


async def cancel(unit: Unit, actor: Actor, locked: Locked, reason: str) -> Handoff:
    """It asks for nobody any more; the session is its owner's again."""
    handoff, session = locked.handoff, locked.session
    require_cancellable(handoff, actor.user)
    await end_as_cancelled(unit, actor, session, handoff, reason)
    await return_to_owner(unit, session)
    unit.audit(AuditEntry("session_handoff.cancel", "session_handoff", handoff.id, actor.id))
    return await reread(unit, handoff.id)


async def ask_again(
    unit: Unit, locked: Locked, target_user_id: UUID | None, priority: Priority, without: UUID | None
) -> Card:
    """It is open from now on, with a ladder that begins anew, and the team hears of it again, except `without`.

    The card as it stands then; to end the claim that stood, and to say what happened, is the caller's.
    """
    handoff, session = locked.handoff, locked.session
    team = await unit.alerts.team()
    ladder = ladders.plan(team.ladder, priority, unit.now)
    await unit.timers.cancel(handoff.id)
    await unit.handoffs.reopen(handoff.id, target_user_id, priority, ladder.rungs)
    await ladders.begin(unit, handoff.id, ladder)
    await model_assessments.renew(unit, handoff.id)
    await unit.sessions.move(session.id, "requesting_escalation")
    escalator, plan = handoff.escalated_by, ladder.telling
    await tell_team(unit, handoff.id, session, escalator, team, target_user_id, plan, priority, without)
    reader_card = await unit.handoffs.card(handoff.id, handoff.escalated_by.id)
    if reader_card is None:
        raise NotFound
    return reader_card.card


async def _let_go(
    unit: Unit, actor: Actor | None, locked: Locked, end: ClaimEnded, target_user_id: UUID | None, priority: Priority
) -> None:
    handoff = locked.handoff
    if handoff.claim is None:
        return
    await unit.handoffs.end_claim(handoff.claim.id, end.kind, end.reason)
    card = await ask_again(unit, locked, target_user_id, priority, handoff.claim.user.id)
    await tell_escalator(unit, actor, locked.session, handoff, "released")
    unit.announce(event.released(card, actor.person if actor else None, unit.now))


async def reread(unit: Unit, handoff_id: UUID) -> Handoff:
    """The handoff as it stands now."""
    handoff = await unit.handoffs.get(handoff_id)
    if handoff is None:
        raise NotFound
    return handoff
