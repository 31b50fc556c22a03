"""Ports of handoffs, claims and the queue."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.card import Card
from flowpilot.domain.handoff import ClaimEnd, FirstActionKind, Handoff, HandoffRequest, HandoffState, Way
from flowpilot.domain.ladder import Rung
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


@dataclass(frozen=True, slots=True)
class NewClaim:
    """That somebody takes a handoff. `lease_until` is when it lapses without a first action; absent: never."""

    id: UUID
    user_id: UUID
    way: Way
    lease_until: datetime | None


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
        ladder: Sequence[Rung],
    ) -> None:
        """A new open or parked handoff."""

    async def claim(self, handoff_id: UUID, claim: NewClaim) -> bool:
        """Take an open handoff in one conditional write, with its session; False when it was not open."""

    async def take_over(self, handoff_id: UUID, former_claim_id: UUID, claim: NewClaim) -> bool:
        """Put the claim in the place of another that has just ended; False when that one did not stand any more."""

    async def ask(self, claim_id: UUID, lease_until: datetime | None) -> None:
        """Write that the claimer is asked now, and when the claim lapses."""

    async def renew(self, claim_id: UUID, lease_until: datetime | None) -> None:
        """Write a new lease; the claimer counts as not asked."""

    async def end_claim(self, claim_id: UUID, kind: ClaimEnd, reason: str | None) -> None:
        """Write how a claim ended."""

    async def reopen(
        self, handoff_id: UUID, target_user_id: UUID | None, priority: Priority, ladder: Sequence[Rung]
    ) -> None:
        """It asks again, with a ladder from now on."""

    async def end(self, handoff_id: UUID, state: HandoffState) -> None:
        """Write the final state."""

    async def first_action(self, claim_id: UUID, kind: FirstActionKind) -> bool:
        """Write the claim's first action; False when it has one already."""

    async def write_read_back(self, claim_id: UUID, text: str) -> None:
        """Write what the claimer understood."""

    async def rate(self, claim_id: UUID, *, enough: bool) -> None:
        """Write whether the claimer had what they needed."""

    async def open_for(self, handoff_id: UUID, user_id: UUID) -> bool:
        """Record the first opening by this person; False when it is not the first."""

    async def note_reading(self, handoff_id: UUID, user_id: UUID, *, reads: bool) -> None:
        """Whether this person, who opened it, has it open just now."""

    async def readers(self, handoff_id: UUID, since: datetime) -> Sequence[Person]:
        """Who was noted as reading after `since`, those who opened it first before the others."""

    async def claims_of(self, user_id: UUID) -> Sequence[UUID]:
        """The ids of the handoffs that this person holds."""

    async def told_people(self, handoff_id: UUID) -> Collection[UUID | None]:
        """Who has a delivery of it by mail, push or chat that was not cancelled untried; None stands for rooms."""
