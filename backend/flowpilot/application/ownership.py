"""Sessions go to another owner: what somebody who leaves was working on goes on with a colleague."""

from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_holdings import Holdings
from flowpilot.application.sessions import end_parked, get
from flowpilot.application.telling import Hearing, tell_people
from flowpilot.domain.account import Actor, check_target
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import NotFound
from flowpilot.domain.masking import masked
from flowpilot.domain.session import ENDING, AISession, require_status
from flowpilot.domain.text import MAIL_PROBLEM, first_line
from flowpilot.domain.titles import GIVEN


async def give(unit: Unit, actor: Actor, session: AISession, user_id: UUID, reason: str) -> AISession:
    """The locked session is this person's from now on, whose bell says why. A claim stands, and an escalation goes on;
    a parked handoff, which only its author sees, ends.

    Raises `TargetNotAvailable`, or `WrongState` when it has ended or is theirs already.
    """
    check_target(await unit.people.get(user_id), without=(), pointer="/user_id")
    require_status(session, ENDING if session.user_id != user_id else ())
    await end_parked(unit, session.id)
    await unit.sessions.give(session.id, user_id)
    if user_id != actor.id:
        problem, why = (first_line(masked(text), MAIL_PROBLEM) for text in (session.problem, reason))
        title = GIVEN.filled(name=actor.user.name, problem=problem, reason=why)
        await tell_people(unit, None, "reassigned", title, f"/pilot/{session.id}", [Hearing(user_id, None)])
    members = {"changed": ["user_id"], "user_id": str(user_id), "from_user_id": str(session.user_id)}
    unit.audit(AuditEntry("ai_session.give", "ai_session", session.id, actor.id, members))
    return await get(unit, session.id)


async def holdings_of(unit: Unit, user_id: UUID, limit: int) -> Holdings:
    """What would be left behind if this person went now."""
    if await unit.people.get(user_id) is None:
        raise NotFound
    return await unit.holdings.of(user_id, limit)
