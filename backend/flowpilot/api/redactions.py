"""Taking away what should never have been written."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends
from pydantic import Field

from flowpilot.api.requests import ANYONE, WORKING, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Out, PersonOut, Reason, Time
from flowpilot.api.session_schemas import HandoffOut, ReasonIn, SessionListItem, StepOut
from flowpilot.application import redactions
from flowpilot.application.claims import Locked
from flowpilot.application.redactions import LockedFile, LockedStep
from flowpilot.domain.redaction import HandoffMember, Redacted, SessionMember, SubjectKind
from flowpilot.domain.session import AISession

anyone = router_for(ANYONE, tags=["redaction"])
working = router_for(WORKING, tags=["redaction"])


class SessionRedactionIn(Body):
    members: Annotated[list[SessionMember], Field(min_length=1, max_length=3)]
    reason: Reason


class HandoffRedactionIn(Body):
    members: Annotated[list[HandoffMember], Field(min_length=1, max_length=4)]
    reason: Reason


class RedactionOut(Out):
    subject_kind: SubjectKind
    subject_id: UUID
    member: Literal[SessionMember, HandoffMember, "file"]
    reason: str
    at: Time
    by: PersonOut

    @classmethod
    def of(cls, redacted: Redacted) -> "RedactionOut":
        """Who took what away, when and why."""
        return cls.model_validate(redacted, from_attributes=True)


class RedactionsOut(Out):
    items: list[RedactionOut]


async def _step(session_id: UUID, step_id: UUID, unit: TheUnit, actor: TheActor) -> LockedStep:
    return await redactions.lock_step(unit, actor, session_id, step_id)


async def _session(session_id: UUID, unit: TheUnit, actor: TheActor) -> AISession:
    return await redactions.lock_session(unit, actor, session_id)


async def _handoff(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await redactions.lock_words_of(unit, actor, handoff_id)


async def _file(session_id: UUID, file_id: UUID, unit: TheUnit, actor: TheActor) -> LockedFile:
    return await redactions.lock_file(unit, actor, session_id, file_id)


@working.post("/ai-sessions/{session_id}/steps/{step_id}/redact", response_model_exclude_unset=True)
async def redact_step(
    locked: Annotated[LockedStep, Depends(_step)], body: ReasonIn, unit: TheUnit, actor: TheActor
) -> StepOut:
    """Take a step's text away for good, in any state of the session: its author or an admin. It goes from the step,
    snapshots, replayable events, kept answers, what a model said, and hand-over texts that quote it whole; number,
    kind, outcome, author and time stay. Everybody's pages are told to fetch anew. 403 `not_the_author`; 409
    `already_redacted`; 422 where the reason says it again. What was mailed or exported before is out of reach."""
    return StepOut.of(await redactions.redact_step(unit, actor, locked, body.reason), actor.user)


@working.post("/ai-sessions/{session_id}/redact")
async def redact_session(
    session: Annotated[AISession, Depends(_session)], body: SessionRedactionIn, unit: TheUnit, actor: TheActor
) -> SessionListItem:
    """Take problem, intake or summary away for good: the owner or an admin. Titles of notices and what finds similar
    sessions go with the problem."""
    after = await redactions.redact_session(unit, actor, session, body.members, body.reason)
    return SessionListItem.of(after, actor.user)


@working.post("/escalations/{handoff_id}/redact")
async def redact_handoff(
    locked: Annotated[Locked, Depends(_handoff)], body: HandoffRedactionIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Take what the escalator wrote (`reason`, `notes`) or claimers wrote (`read_back`, `let_go`: why a claim ended)
    away for good: the escalator or an admin."""
    after = await redactions.redact_handoff(unit, actor, locked, body.members, body.reason)
    return HandoffOut.of(after, actor.user)


@working.delete("/ai-sessions/{session_id}/files/{file_id}", status_code=204)
async def delete_file(
    locked: Annotated[LockedFile, Depends(_file)], body: ReasonIn, unit: TheUnit, actor: TheActor
) -> None:
    """Delete a file for good: whoever added it, or an admin."""
    await redactions.delete_file(unit, actor, locked, body.reason)


@anyone.get("/ai-sessions/{session_id}/redactions")
async def list_redactions(session_id: UUID, unit: TheUnit, actor: TheActor) -> RedactionsOut:
    """What was taken from the session, its handoffs and files, oldest first. Steps say it themselves."""
    found = await redactions.redacted_of(unit, actor, session_id)
    return RedactionsOut(items=[RedactionOut.of(one) for one in found])
