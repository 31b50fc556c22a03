"""A session: one guided attempt at one problem, its steps, and who may do what in it."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.errors import NotTheClaimer, NotTheOwner, WrongState
from flowpilot.domain.playbook_choice import SessionPlaybook

Priority = Literal["low", "normal", "high", "urgent"]
SessionStatus = Literal["active", "paused", "requesting_escalation", "escalated", "resolved", "abandoned"]
StepKind = Literal["question", "answer", "action", "result", "message", "note", "fact"]
Outcome = Literal["worked", "failed", "partial", "pending"]
AuthorKind = Literal["user", "guide", "model"]

IN_TRANSIT: frozenset[SessionStatus] = frozenset({"requesting_escalation", "escalated"})
RECORDING: frozenset[SessionStatus] = frozenset({"active", "requesting_escalation", "escalated"})
ENDING: frozenset[SessionStatus] = frozenset({"active", "paused", "requesting_escalation", "escalated"})
FOLLOWER_KINDS: frozenset[StepKind] = frozenset({"note", "answer"})


@dataclass(frozen=True, slots=True)
class AISession:
    """One attempt at one problem. `escalated_to_id` is set exactly while the session is claimed. In practice FlowPilot
    asks, with a made-up problem that no figure counts."""

    id: UUID
    status: SessionStatus
    problem: str
    intake: str | None
    client_name: str | None
    ticket_ref: str | None
    category: str | None
    priority: Priority
    user_id: UUID
    user_name: str
    escalated_to_id: UUID | None
    escalated_to_name: str | None
    step_count: int
    summary: str | None
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    playbook: SessionPlaybook | None = None
    is_practice: bool = False

    @property
    def in_transit(self) -> bool:
        return self.status in IN_TRANSIT

    @property
    def worker_id(self) -> UUID:
        """Whose turn it is: the claimer while claimed, else the owner."""
        return self.escalated_to_id or self.user_id


@dataclass(frozen=True, slots=True)
class AISessionStep:
    """One thing asked, tried, found or said. `number` counts from 1 without gaps within its session."""

    id: UUID
    session_id: UUID
    number: int
    kind: StepKind
    text: str
    outcome: Outcome | None
    answers_step_id: UUID | None
    author_kind: AuthorKind
    author_id: UUID | None
    author_name: str
    created_at: datetime
    item_key: str | None = None
    redacted_at: datetime | None = None
    redacted_by: UUID | None = None
    redacted_by_name: str | None = None
    redaction_reason: str | None = None


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step before it has its number. `item_key` names what a guide's step asks for: "playbook/item"."""

    kind: StepKind
    text: str
    outcome: Outcome | None = None
    answers_step_id: UUID | None = None
    author_kind: AuthorKind = "user"
    item_key: str | None = None


def require_worker(session: AISession, user_id: UUID) -> None:
    """Raises `NotTheOwner` before a claim, `NotTheClaimer` after it, for anybody whose turn it is not."""
    if user_id == session.worker_id:
        return
    raise NotTheClaimer if session.escalated_to_id else NotTheOwner


def require_owner(session: AISession, user_id: UUID) -> None:
    """Only the owner, whatever the state."""
    if user_id != session.user_id:
        raise NotTheOwner


def require_owner_or_claimer(session: AISession, user_id: UUID) -> None:
    """For what only the owner does and only while nobody claims: the claimer gets past, to be told by the state."""
    if user_id != session.user_id:
        require_worker(session, user_id)


def require_recorder(session: AISession, user_id: UUID, kind: StepKind, *, handed_back: bool) -> None:
    """Who may record a step of `kind`: the worker any, a follower only notes and answers.

    A follower is the owner while somebody else holds the claim, or (`handed_back`) whoever gave the session
    back with an answer.
    """
    if user_id == session.worker_id:
        return
    follows = user_id == session.user_id or handed_back
    if not (follows and kind in FOLLOWER_KINDS):
        require_worker(session, user_id)


def require_status(session: AISession, allowed: Container[SessionStatus]) -> None:
    """Raises `WrongState` naming the session's status unless it is one of `allowed`."""
    if session.status not in allowed:
        raise WrongState(session.status)
