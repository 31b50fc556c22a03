"""Port of the account's clients."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Client:
    """A customer of the account, with how many sessions there are and how many of them have not ended."""

    id: UUID
    name: str
    created_at: datetime
    n_sessions: int
    n_open: int
    last_session_at: datetime | None


class Clients(Protocol):
    """Clients of the bound account."""

    async def list(self, text: str | None, after: str | None, limit: int) -> Sequence[Client]:
        """By name, behind the name `after`; with `text`, those whose name has it."""

    async def get(self, client_id: UUID) -> Client | None:
        """One client."""

    async def rename(self, client_id: UUID, name: str) -> bool:
        """Give it another name; False, and nothing was changed, where another client has it."""
