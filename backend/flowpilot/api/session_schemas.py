"""Sessions, steps and handoffs as JSON."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from flowpilot.api.playbook_schemas import GuideOut, SessionPlaybookOut
from flowpilot.api.schemas import (
    Body,
    EmptyAsNone,
    IsNumber,
    LongText,
    Name,
    Out,
    PersonOut,
    Reason,
    StepText,
    Time,
    TimeIn,
)
from flowpilot.api.schemas import Problem as ProblemText
from flowpilot.application.sessions import LookedAt
from flowpilot.domain.account import Person, User
from flowpilot.domain.handoff import Handoff, HandoffState, Intent, Way
from flowpilot.domain.masking import masked
from flowpilot.domain.playbook import Item
from flowpilot.domain.playbook_choice import SessionPlaybook
from flowpilot.domain.session import (
    AISession,
    AISessionStep,
    AuthorKind,
    Outcome,
    Priority,
    SessionStatus,
    StepKind,
)
from flowpilot.domain.text import first_line

LIST_PROBLEM = 200


class SessionIn(Body):
    problem: ProblemText
    client_name: Annotated[Name | None, EmptyAsNone] = None
    ticket_ref: Annotated[Name | None, EmptyAsNone] = None
    category: Annotated[Name | None, EmptyAsNone] = None
    intake: Annotated[StepText | None, EmptyAsNone] = None
    priority: Priority = "normal"


class StepIn(Body):
    kind: StepKind
    text: StepText
    outcome: Outcome | None = None
    answers_step_id: UUID | None = None


class SummaryIn(Body):
    summary: LongText


class ReasonIn(Body):
    reason: Reason


class HandoffIn(Body):
    intent: Intent
    reason: Reason
    notes: Annotated[LongText | None, EmptyAsNone] = None
    priority: Priority = "normal"
    target_user_id: UUID | None = None
    needed_by: TimeIn | None = None
    writing_seconds: Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False), IsNumber] | None = None


class HandoffOut(Out):
    id: UUID
    session_id: UUID
    intent: Intent
    state: HandoffState
    reason: str
    notes: str | None
    priority: Priority
    target_user_id: UUID | None
    needed_by: Time | None
    escalated_by: PersonOut
    created_at: Time
    claimed_by: PersonOut | None
    claimed_at: Time | None
    way: Way | None
    lease_until: Time | None = Field(description="When the claim lapses without a first action.")
    asked_at: Time | None = Field(description="When the claimer was asked whether they are on it; no answer yet.")
    first_action_at: Time | None
    ended_at: Time | None
    outcome: HandoffState | None
    read_back: str | None = Field(default=None, description="What the claimer understood, in one line of theirs.")
    had_enough: bool | None = Field(default=None, description="Whether the claimer had what they needed.")

    @classmethod
    def of(cls, handoff: Handoff, reader: User) -> "HandoffOut":
        """As this person may see it."""
        claim = handoff.claim
        return cls(
            id=handoff.id,
            session_id=handoff.session_id,
            intent=handoff.intent,
            state=handoff.state,
            reason=shown(handoff.reason, reader),
            notes=shown(handoff.notes, reader) if handoff.notes else None,
            priority=handoff.priority,
            target_user_id=handoff.target_user_id,
            needed_by=handoff.needed_by,
            escalated_by=_person(handoff.escalated_by),
            created_at=handoff.created_at,
            claimed_by=PersonOut.of(claim.user) if claim else None,
            claimed_at=claim.claimed_at if claim else None,
            way=claim.way if claim else None,
            lease_until=claim.lease_until if claim else None,
            asked_at=claim.asked_at if claim and claim.is_in_doubt else None,
            first_action_at=claim.first_action_at if claim else None,
            ended_at=handoff.ended_at,
            outcome=handoff.outcome,
            read_back=shown(claim.read_back, reader) if claim and claim.read_back else None,
            had_enough=claim.had_enough if claim else None,
        )


class SessionListItem(Out):
    id: UUID
    status: SessionStatus
    problem: str = Field(description="In lists the first line; the whole is in the session itself.")
    client_name: str | None
    ticket_ref: str | None
    category: str | None
    priority: Priority
    user_id: UUID
    user: PersonOut
    escalated_to_id: UUID | None
    escalated_to: PersonOut | None
    step_count: int
    created_at: Time
    updated_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, session: AISession, reader: User) -> "SessionListItem":
        """As this person may see it."""
        return cls(**_members(session, first_line(session.problem, LIST_PROBLEM), reader))


class SessionPracticeOut(Out):
    ended_by: PersonOut | None = Field(description="Who ended it early.")


class SessionOut(SessionListItem):
    problem: str
    intake: str | None
    summary: str | None
    handoff: HandoffOut | None = Field(description="In transit, else one's own parked one, else the latest.")
    playbook: SessionPlaybookOut | None = Field(default=None, description="What it works with; null until it has one.")
    my_part: Literal["works", "follows", "reads"] = Field(
        description="`works`: whose turn it is. `follows`: may add notes and answers."
    )
    practice: SessionPracticeOut | None = Field(default=None, description="Present where FlowPilot only practises.")


class SessionsOut(Out):
    items: list[SessionListItem]
    next_cursor: str | None


class AuthorOut(Out):
    kind: AuthorKind
    id: UUID | None
    name: str


class RedactedOut(Out):
    at: Time
    by: PersonOut
    reason: str


class StepOut(Out):
    id: UUID
    number: int
    kind: StepKind
    text: str
    outcome: Outcome | None
    answers_step_id: UUID | None
    author: AuthorOut
    created_at: Time
    redacted: RedactedOut | None = Field(
        default=None, description="Present where the text was taken away; it then reads `(redacted)`."
    )
    guide: GuideOut | None = Field(default=None, description="Present where a playbook's item stands behind the step.")

    @classmethod
    def of(cls, step: AISessionStep, reader: User, item: Item | None = None) -> "StepOut":
        """As this person may see it; `item` is what the guide took it from."""
        beside: dict[str, Any] = {"guide": GuideOut.of(item, step.text)} if item else {}
        if step.redacted_at and step.redacted_by:
            by = PersonOut(id=step.redacted_by, name=step.redacted_by_name or "")
            beside["redacted"] = RedactedOut(at=step.redacted_at, by=by, reason=step.redaction_reason or "")
        return cls(
            id=step.id,
            number=step.number,
            kind=step.kind,
            text=shown(step.text, reader),
            outcome=step.outcome,
            answers_step_id=step.answers_step_id,
            author=AuthorOut(kind=step.author_kind, id=step.author_id, name=step.author_name),
            created_at=step.created_at,
            **beside,
        )


class StepsOut(Out):
    items: list[StepOut]
    next_cursor: str | None = Field(description="The number to ask `after` for more, or nothing.")
    redacted: int = Field(
        description="How many texts of the session's steps were taken away. Whoever asks for what is new and knows of"
        " fewer has a text that is gone, and reads all again."
    )


def shown(text: str, reader: User) -> str:
    """The text as this person may read it: viewers see no secrets."""
    return text if reader.works_on_sessions else masked(text)


def session_out(looked_at: LookedAt, reader: User) -> SessionOut:
    """The whole session as this person may see it."""
    session, handoff, ended_by = looked_at.session, looked_at.handoff, looked_at.ended_by
    my_part: Literal["works", "follows", "reads"] = "reads"
    if reader.works_on_sessions and session.worker_id == reader.id:
        my_part = "works"
    elif looked_at.follows or session.user_id == reader.id:
        my_part = "follows"
    return SessionOut(
        **_members(session, shown(session.problem, reader), reader),
        intake=shown(session.intake, reader) if session.intake else None,
        summary=shown(session.summary, reader) if session.summary else None,
        handoff=HandoffOut.of(handoff, reader) if handoff else None,
        playbook=_playbook(session.playbook, reader) if session.playbook else None,
        my_part=my_part,
        practice=SessionPracticeOut(ended_by=PersonOut.of(ended_by)) if session.is_practice else None,
    )


def _playbook(choice: SessionPlaybook, reader: User) -> SessionPlaybookOut:
    """Its reasons quote the ticket."""
    out = SessionPlaybookOut.model_validate(choice)
    others = [one.model_copy(update={"why": shown(one.why, reader)}) for one in out.others]
    return out.model_copy(update={"why": shown(out.why, reader), "others": others})


def _members(session: AISession, problem: str, reader: User) -> dict[str, Any]:
    holder = session.escalated_to_id
    return {
        "id": session.id,
        "status": session.status,
        "problem": shown(problem, reader),
        "client_name": session.client_name,
        "ticket_ref": session.ticket_ref,
        "category": session.category,
        "priority": session.priority,
        "user_id": session.user_id,
        "user": _person(Person(session.user_id, session.user_name)),
        "escalated_to_id": holder,
        "escalated_to": _person(Person(holder, session.escalated_to_name or "")) if holder else None,
        "step_count": session.step_count,
        "created_at": session.created_at,
        "updated_at": session.updated_at,
        "ended_at": session.ended_at,
    }


def _person(person: Person) -> PersonOut:
    return PersonOut(id=person.id, name=person.name)
