"""The first run of an account in memory, which nobody begins."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.first_run import FirstRun, Practice, Skippable


class MemoryFirstRuns:
    """See `application.ports_first_run.FirstRuns`."""

    async def get(self, admin_id: UUID) -> FirstRun:
        return FirstRun(1, 0, False, False, False, 0, False, False, (), None)

    async def skip(self, admin_id: UUID, step: Skippable) -> None:
        return

    async def newest(self, admin_id: UUID) -> Practice | None:
        return None

    async def ended_by(self, handoff_id: UUID) -> Person | None:
        return None

    async def practised(self, since: datetime) -> Sequence[datetime]:
        return ()

    async def escalator_id(self) -> UUID | None:
        return None

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        return
