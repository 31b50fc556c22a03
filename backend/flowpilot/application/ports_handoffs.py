"""Ports of handoffs, claims and the queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.domain.card import Card
from flowpilot.domain.handoff import ClaimEnd, FirstActionKind, Handoff, HandoffRequest, HandoffState, Way
from flowpilot.domain.session import Priority

QueueState = Literal["open", "claimed", "closed", "parked"]


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the account's event stream."""

    epoch: str
    number: int


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """Which cards. `reader_id` is who asks; `own` asks for the reader's own escalations.

    Without `own` the open ones leave out the reader's own. `closed` and `parked` come newest first, at most `limit`,
    after the place `before` (their end or creation, id); the others come whole, oldest first.
    """

    state: QueueState
    reader_id: UUID
    own: bool
    before: tuple[datetime, UUID] | None
    limit: int


@dataclass(frozen=True, slots=True)
class ReaderCard:
    """A card with what differs by reader, and its place in a list that is read in pages."""

    card: Card
    mine: bool
    seen: bool
    place: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """Cards and the stream position of the same database snapshot."""

    as_of: Position
    items: Sequence[ReaderCard]


class Handoffs(Protocol):
    """Handoffs of the bound account."""

    async def get(self, handoff_id: UUID) -> Handoff | None:
        """One handoff."""

    async def in_transit(self, session_id: UUID) -> Handoff | None:
        """The session's open or claimed handoff."""

    async def parked(self, session_id: UUID) -> Handoff | None:
        """The session's parked handoff."""

    async def latest(self, session_id: UUID) -> Handoff | None:
        """The session's newest escalation."""

    async def card(self, handoff_id: UUID, reader_id: UUID) -> ReaderCard | None:
        """One card as this reader sees it."""

    async def queue(self, query: QueueQuery) -> Queue:
        """Cards of one state."""

    async def add(
        self,
        handoff_id: UUID,
        session_id: UUID,
        escalated_by: UUID,
        request: HandoffRequest,
        snapshot: Mapping[str, object],
    ) -> None:
        """A new open or parked handoff."""

    async def claim(self, claim_id: UUID, handoff_id: UUID, user_id: UUID, way: Way) -> bool:
        """Take an open handoff in one conditional write, with its session; False when it was not open."""

    async def end_claim(self, claim_id: UUID, kind: ClaimEnd, reason: str | None) -> None:
        """Write how a claim ended."""

    async def reopen(self, handoff_id: UUID, target_user_id: UUID | None, priority: Priority) -> None:
        """Claimed becomes open again."""

    async def end(self, handoff_id: UUID, state: HandoffState) -> None:
        """Write the final state."""

    async def first_action(self, claim_id: UUID, kind: FirstActionKind) -> bool:
        """Write the claim's first action; False when it has one already."""

    async def open_for(self, handoff_id: UUID, user_id: UUID) -> bool:
        """Record the first opening by this person; False when it is not the first."""

    async def claims_of(self, user_id: UUID) -> Sequence[UUID]:
        """The ids of the handoffs that this person holds."""
