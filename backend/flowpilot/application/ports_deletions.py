"""Port of deletion: sessions with all that belongs to them, and what else is over."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.retention import Contents, Retention


class Deletions(Protocol):
    """What of the bound account goes for good. Where a method deletes some, it says how many, at most so many."""

    async def retention(self) -> Retention:
        """How long the account keeps things."""

    async def keep_for(self, retention: Retention) -> None:
        """Keep them for so long from now on."""

    async def contents_of_client(self, client_id: UUID) -> Contents:
        """What would go with the client."""

    async def contents_ended_before(self, sessions: datetime | None, files: datetime | None) -> Contents:
        """What would go of sessions that ended before, and of the files of those that ended before."""

    async def lock_client(self, client_id: UUID) -> Sequence[UUID] | None:
        """Lock it with its sessions, whose ids these are, and let nobody begin one; nothing where there is none."""

    async def delete_client(self, client_id: UUID) -> None:
        """The client alone; its sessions went before."""

    async def lock_ended_before(self, at: datetime, limit: int) -> Sequence[UUID]:
        """Sessions that ended before, the oldest first; what somebody else holds is left out."""

    async def lock_any(self, limit: int) -> Sequence[UUID]:
        """Some sessions, in whatever state."""

    async def delete_sessions(self, session_ids: Collection[UUID]) -> None:
        """With steps, files, handoffs, claims, notices, deliveries, timers, proposals, frames and kept answers. Where
        one of the frames could still be replayed, another history of events begins."""

    async def begin_history(self) -> None:
        """Begin another history of events: what clients know cannot be continued."""

    async def delete_files(self, ended_before: datetime, limit: int) -> int:
        """Files of sessions that ended before."""

    async def delete_flights(self, before: datetime, limit: int) -> int:
        """The canary's handoffs that ended before."""

    async def delete_timers(self, before: datetime, limit: int) -> int:
        """Timers from before that are over."""

    async def clear_attempts(self, before: datetime, limit: int) -> int:
        """What servers said at attempts from before."""
