"""Ports of sessions and their steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.playbook_choice import SessionPlaybook
from flowpilot.domain.session import (
    AISession,
    AISessionStep,
    Priority,
    SessionStatus,
)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session starts from."""

    problem: str
    client_name: str | None
    ticket_ref: str | None
    category: str | None
    intake: str | None
    priority: Priority


@dataclass(frozen=True, slots=True)
class SessionQuery:
    """Which sessions to list, newest first. `before` is the position (created_at, id) of the last one shown."""

    statuses: Sequence[SessionStatus]
    owner_id: UUID | None
    text: str | None
    client: str | None
    ticket_ref: str | None
    created_from: datetime | None
    created_to: datetime | None
    before: tuple[datetime, UUID] | None
    limit: int


class Sessions(Protocol):
    """Sessions of the bound account."""

    async def get(self, session_id: UUID) -> AISession | None:
        """One session."""

    async def lock(self, session_id: UUID) -> AISession | None:
        """One session, locked until this unit ends; `unit.now` is read anew under the lock."""

    async def lock_of_handoff(self, handoff_id: UUID) -> AISession | None:
        """The handoff's session, locked in the same way."""

    async def list(self, query: SessionQuery) -> Sequence[AISession]:
        """The sessions asked for."""

    async def add(self, session_id: UUID, owner_id: UUID, new: NewSession) -> None:
        """A new active session of `owner_id`; the client is created when its name is new."""

    async def move(self, session_id: UUID, status: SessionStatus, escalated_to_id: UUID | None = None) -> None:
        """Write the status and who holds the claim."""

    async def give(self, session_id: UUID, owner_id: UUID) -> None:
        """Write whose session it is."""

    async def work_with(self, session_id: UUID, choice: SessionPlaybook) -> None:
        """Write which playbook it works with."""

    async def end(self, session_id: UUID, status: SessionStatus, summary: str | None) -> None:
        """Write the final status."""

    async def steps(self, session_id: UUID, after: int = 0, limit: int | None = None) -> Sequence[AISessionStep]:
        """Steps with a number above `after`, in order."""

    async def redacted_steps(self, session_id: UUID) -> int:
        """How many steps had their text taken away."""

    async def beginnings(self, session_id: UUID, characters: int) -> Sequence[AISessionStep]:
        """All steps in order, each with so much of its text: a pasted log is not read to the end."""

    async def step(self, session_id: UUID, step_id: UUID) -> AISessionStep | None:
        """One step of this session."""

    async def add_step(self, step: AISessionStep) -> None:
        """Append the step to its locked session and count it."""

    async def handed_back_by(self, session_id: UUID, user_id: UUID) -> bool:
        """Whether this person once gave the session back with an answer."""
