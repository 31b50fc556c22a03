"""What an admin does when somebody leaves: see what they have in hand, and give their sessions to others."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from flowpilot.api.requests import ADMIN, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Out, Reason, Time
from flowpilot.api.session_schemas import SessionOut, session_out
from flowpilot.application import ownership, sessions
from flowpilot.domain.session import AISession, SessionStatus

admin = router_for(ADMIN, tags=["people"])


class OwnerIn(Body):
    user_id: UUID
    reason: Reason


class HeldSessionOut(Out):
    id: UUID
    problem: str
    status: SessionStatus
    client_name: str | None
    ticket_ref: str | None
    updated_at: Time


class HoldingsOut(Out):
    sessions: list[HeldSessionOut]
    n_sessions: int
    n_claims: int
    n_logins: int
    n_tokens: int
    n_channels: int


async def _locked(session_id: UUID, unit: TheUnit) -> AISession:
    return await sessions.lock(unit, session_id)


@admin.post("/ai-sessions/{session_id}/owner")
async def give_session(
    session: Annotated[AISession, Depends(_locked)], body: OwnerIn, unit: TheUnit, actor: TheActor
) -> SessionOut:
    """Make somebody else the owner of a session that has not ended. Who claimed it goes on; a parked handoff ends."""
    given = await ownership.give(unit, actor, session, body.user_id, body.reason)
    return session_out(await sessions.look_at(unit, actor, given), actor.user)


@admin.get("/users/{user_id}/holdings")
async def read_holdings(user_id: UUID, unit: TheUnit, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> HoldingsOut:
    """What somebody has in hand: their newest open sessions, and how much of everything."""
    return HoldingsOut.model_validate(await ownership.holdings_of(unit, user_id, limit))
