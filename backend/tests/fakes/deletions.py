"""Deletion in memory: everything is kept."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from flowpilot.domain.retention import Contents, Retention

KEPT = "in memory everything is kept"


class MemoryDeletions:
    """See `application.ports_deletions.Deletions`."""

    async def retention(self) -> Retention:
        return Retention()

    async def keep_for(self, retention: Retention) -> None:
        raise LookupError(KEPT)

    async def contents_of_client(self, client_id: UUID) -> Contents:
        return Contents(0, 0, 0, 0, 0, 0)

    async def contents_ended_before(self, sessions: datetime | None, files: datetime | None) -> Contents:
        return Contents(0, 0, 0, 0, 0, 0)

    async def lock_client(self, client_id: UUID) -> Sequence[UUID] | None:
        return None

    async def delete_client(self, client_id: UUID) -> None:
        raise LookupError(KEPT)

    async def lock_ended_before(self, at: datetime, limit: int) -> Sequence[UUID]:
        return []

    async def lock_any(self, limit: int) -> Sequence[UUID]:
        return []

    async def delete_sessions(self, session_ids: Collection[UUID]) -> None:
        raise LookupError(KEPT)

    async def begin_history(self) -> None:
        raise LookupError(KEPT)

    async def delete_files(self, ended_before: datetime, limit: int) -> int:
        return 0

    async def delete_flights(self, before: datetime, limit: int) -> int:
        return 0

    async def delete_timers(self, before: datetime, limit: int) -> int:
        return 0

    async def clear_attempts(self, before: datetime, limit: int) -> int:
        return 0
