"""Ports of the first run and of practice escalations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.first_run import FirstRun, Practice, Skippable


class FirstRuns(Protocol):
    """How far the bound account is."""

    async def get(self, admin_id: UUID) -> FirstRun:
        """As this admin sees it."""

    async def skip(self, admin_id: UUID, step: Skippable) -> None:
        """Note that this admin skipped it; again changes nothing."""

    async def newest(self, admin_id: UUID) -> Practice | None:
        """The newest practice escalation; one that this unit began was wanted by this admin."""

    async def ended_by(self, handoff_id: UUID) -> Person | None:
        """Who ended that practice escalation before its time."""

    async def practised(self, since: datetime) -> Sequence[datetime]:
        """When practice escalations began since then, oldest first."""

    async def escalator_id(self) -> UUID | None:
        """The hidden user who asks in practice escalations, if there was one yet. Until this unit ends nobody else
        gets an answer, so that there is never a second one."""

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        """Write an active practice session of that user."""
