"""Practice: FlowPilot escalates a made-up session to everybody, the admin who wants it included."""

from dataclasses import replace

from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports import Unit
from flowpilot.application.ports_ladder import NewTimer, Timer
from flowpilot.application.sessions import append_step, end_as_cancelled, get, lock
from flowpilot.domain.account import Actor, hidden_user
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound, RateLimited
from flowpilot.domain.first_run import Practice
from flowpilot.domain.handoff import Handoff, HandoffRequest
from flowpilot.domain.practice import AT_ONCE, FORGOTTEN_AFTER, NAME, practice_text
from flowpilot.domain.session import AISession

PRACTICE = "practice"  # the kind of its user, and of the timer that ends it


async def begin(unit: Unit, actor: Actor) -> Practice:
    """Session, steps and handoff as somebody's would be; one that is still under way ends. Raises `RateLimited`."""
    escalator = await _escalator(unit, actor)
    begun = await unit.first_runs.practised(unit.now - FORGOTTEN_AFTER)
    if len(begun) >= AT_ONCE:
        raise RateLimited(max(1, int((begun[-AT_ONCE] + FORGOTTEN_AFTER - unit.now).total_seconds()) + 1))
    await _end_newest(unit, actor)
    text = practice_text(actor.user.locale or actor.account.locale)
    session_id = unit.new_id()
    await unit.first_runs.begin_session(session_id, escalator.id, text.problem)
    for step in text.steps:
        await append_step(unit, escalator, await get(unit, session_id), None, step)
    request = HandoffRequest("escalate", text.reason, text.notes, "normal", None, None, None)
    handoff = await HandoffManager(unit, escalator, await get(unit, session_id), wanted_by=actor.id).escalate(request)
    await unit.timers.set(handoff.id, [NewTimer(PRACTICE, unit.now + FORGOTTEN_AFTER)])
    return await _newest(unit, actor)


async def end(unit: Unit, actor: Actor) -> Practice:
    """Nobody needs to pick it up any more; where it is over nothing changes. Raises `NotFound`."""
    ended = await _end_newest(unit, actor)
    practice = await _newest(unit, actor)
    return replace(practice, ended_by=actor.person) if ended else practice


async def forget(unit: Unit, timer: Timer) -> None:
    """What its timer does: end it where it is still under way, whoever holds it. Nobody is told any more."""
    handoff = await unit.handoffs.get(timer.handoff_id) if timer.handoff_id else None
    session = await unit.sessions.get(handoff.session_id) if handoff else None
    if session is None or handoff is None or not session.in_transit:
        return
    itself = hidden_user(PRACTICE, session.user_id, session.user_name, session.created_at)
    await _give_up(unit, Actor(itself, await unit.accounts.get(), None, None), session, handoff)
    unit.audit(AuditEntry("practice.end", "session_handoff", handoff.id, None))


async def _end_newest(unit: Unit, actor: Actor) -> bool:
    newest = await unit.first_runs.newest(actor.id)
    if newest is None:
        return False
    session = await lock(unit, newest.session_id)
    handoff = await unit.handoffs.in_transit(session.id)
    if handoff is None:
        return False
    await _give_up(unit, actor, session, handoff)
    unit.audit(AuditEntry("practice.end", "session_handoff", handoff.id, actor.id))
    return True


async def _give_up(unit: Unit, actor: Actor, session: AISession, handoff: Handoff) -> None:
    await end_as_cancelled(unit, actor, session, handoff, "practice")
    await unit.sessions.end(session.id, "abandoned", None)


async def _newest(unit: Unit, actor: Actor) -> Practice:
    practice = await unit.first_runs.newest(actor.id)
    if practice is None:
        raise NotFound
    return practice


async def _escalator(unit: Unit, actor: Actor) -> Actor:
    """Whom nobody sees among the people, and who has neither password nor address."""
    known = await unit.first_runs.escalator_id()
    user = hidden_user(PRACTICE, known or unit.new_id(), NAME, unit.now)
    if known is None:
        await unit.people.add_hidden(user)
    return Actor(user, actor.account, None, None)
