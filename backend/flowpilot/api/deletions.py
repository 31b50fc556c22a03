"""What is deleted when: clients at once, what is over after so many days."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from flowpilot.api.requests import ADMIN, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Out
from flowpilot.application import clients, deletions
from flowpilot.domain.retention import LONGEST, SHORTEST_FOR_SESSIONS, Retention

admin = router_for(ADMIN, tags=["data"])

SessionDays = Annotated[int, Field(ge=SHORTEST_FOR_SESSIONS, le=LONGEST)]
FileDays = Annotated[int, Field(ge=1, le=LONGEST)]


class RetentionBody(Body):
    session_days: SessionDays | None
    file_days: FileDays | None


class RetentionOut(Out):
    session_days: int | None = Field(description="After its end a session is kept for so long; null: for ever.")
    file_days: int | None = Field(description="So long after the end of their session files are kept; null: for ever.")


class ContentsOut(Out):
    sessions: int
    in_transit: int
    steps: int
    handoffs: int
    files: int
    bytes: int


async def _locked(client_id: UUID, unit: TheUnit) -> Sequence[UUID]:
    return await deletions.lock_client(unit, client_id)


@admin.get("/clients/{client_id}/contents")
async def read_contents_of_client(client_id: UUID, unit: TheUnit) -> ContentsOut:
    """What would be deleted with the client."""
    await clients.get(unit, client_id)
    return ContentsOut.model_validate(await unit.deletions.contents_of_client(client_id), from_attributes=True)


@admin.delete("/clients/{client_id}", status_code=204)
async def delete_client(
    client_id: UUID, session_ids: Annotated[Sequence[UUID], Depends(_locked)], unit: TheUnit, actor: TheActor
) -> None:
    """Delete a client for good with its sessions, their steps, files, handoffs, notices and deliveries, and with all
    exports. Figures count them no longer; the audit trail keeps ids and acts. Streams begin anew. 409
    `client_in_transit` while a session of it is in transit."""
    await deletions.delete_client(unit, actor, client_id, session_ids)


@admin.get("/account/retention")
async def read_retention(unit: TheUnit) -> RetentionOut:
    """How long the account keeps what is over."""
    return RetentionOut.model_validate(await unit.deletions.retention(), from_attributes=True)


@admin.put("/account/retention")
async def change_retention(body: RetentionBody, unit: TheUnit, actor: TheActor) -> RetentionOut:
    """Keep sessions and files for so many days after the session's end; the worker deletes what is older within an
    hour, for good. The audit trail is kept for ever."""
    retention = await deletions.keep_for(unit, actor, Retention(body.session_days, body.file_days))
    return RetentionOut.model_validate(retention, from_attributes=True)


@admin.get("/account/retention/effect")
async def read_effect_of_retention(
    unit: TheUnit,
    session_days: Annotated[SessionDays | None, Query()] = None,
    file_days: Annotated[FileDays | None, Query()] = None,
) -> ContentsOut:
    """What would be deleted now if these days held."""
    found = await deletions.would_go(unit, Retention(session_days, file_days))
    return ContentsOut.model_validate(found, from_attributes=True)
