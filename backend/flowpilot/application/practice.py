"""Practice: FlowPilot escalates a made-up session to everybody, the admin who wants it included."""

from uuid import UUID

from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports import Unit
from flowpilot.application.sessions import append_step, end_as_cancelled, get, lock
from flowpilot.domain.account import Actor, User
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound, RateLimited
from flowpilot.domain.first_run import Practice
from flowpilot.domain.handoff import HandoffRequest
from flowpilot.domain.practice import AT_ONCE, FORGOTTEN_AFTER, NAME, practice_text


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
    await HandoffManager(unit, escalator, await get(unit, session_id), wanted_by=actor.id).escalate(request)
    return await _newest(unit)


async def end(unit: Unit, actor: Actor) -> Practice:
    """Nobody needs to pick it up any more; where it is over nothing changes. Raises `NotFound`."""
    await _end_newest(unit, actor)
    practice = await _newest(unit)
    unit.audit(AuditEntry("practice.end", "session_handoff", practice.handoff_id, actor.id))
    return practice


async def _end_newest(unit: Unit, actor: Actor) -> None:
    newest = await unit.first_runs.newest()
    if newest is None:
        return
    session = await lock(unit, newest.session_id)
    handoff = await unit.handoffs.in_transit(session.id)
    if handoff:
        await end_as_cancelled(unit, actor, session, handoff, "practice")
        await unit.sessions.end(session.id, "abandoned", None)


async def _newest(unit: Unit) -> Practice:
    practice = await unit.first_runs.newest()
    if practice is None:
        raise NotFound
    return practice


async def _escalator(unit: Unit, actor: Actor) -> Actor:
    """Whom nobody sees among the people, and who has neither password nor address."""
    known = await unit.first_runs.escalator_id()
    user = _user(unit, known or unit.new_id())
    if known is None:
        await unit.first_runs.hire(user)
    return Actor(user, actor.account, None, None)


def _user(unit: Unit, user_id: UUID) -> User:
    return User(
        id=user_id,
        email=f"practice {user_id}",
        name=NAME,
        role="engineer",
        tier=1,
        locale=None,
        created_at=unit.now,
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )
