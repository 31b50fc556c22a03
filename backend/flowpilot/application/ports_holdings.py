"""Port of what one person has in hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.session import SessionStatus


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that has not ended; `problem` is its first line."""

    id: UUID
    problem: str
    status: SessionStatus
    client_name: str | None
    ticket_ref: str | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Holdings:
    """One person's open sessions, the longest untouched last, how many they are, and how many claims, sign-ins, tokens
    and channels there are beside."""

    sessions: Sequence[HeldSession]
    n_sessions: int
    n_claims: int
    n_logins: int
    n_tokens: int
    n_channels: int


class HoldingsReader(Protocol):
    """What people of the bound account have in hand."""

    async def of(self, user_id: UUID, limit: int) -> Holdings:
        """At most `limit` sessions; the numbers count all."""
