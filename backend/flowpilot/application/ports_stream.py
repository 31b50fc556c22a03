"""What the live stream needs from outside: the event table, and wires to readers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_people import Standing
from flowpilot.domain.event import Event

Bye = Literal["revoked", "role_changed", "shutdown", "lifetime", "too_slow", "too_many_streams"]


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """An event with its place in the account's history."""

    number: int
    event: Event


class EventLog(Protocol):
    """The event table and the counters."""

    async def head(self, account_id: UUID) -> Position:
        """Where the account's stream stands."""

    async def after(self, account_id: UUID, position: Position, limit: int) -> Sequence[NumberedEvent]:
        """Events behind `position`, in order; the first is not the next one when older ones are gone."""

    async def heads(self, account_ids: Sequence[UUID]) -> dict[UUID, Position]:
        """Where the streams of these accounts stand, in one question."""


class Standings(Protocol):
    """Today's rights of those who opened streams."""

    async def of(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, Standing]:
        """How logins and tokens stand, asked by account; those that are gone are left out."""


class Presences(Protocol):
    """Who has streams open."""

    async def write(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> None:
        """These logins, by account, have a stream open now; tokens among them are passed over."""


class Wire(Protocol):
    """The way to one reader. It keeps what the reader's socket does not take yet, but nothing beyond that."""

    def follow(self, freed: Callable[[], None], lost: Callable[[], None]) -> None:
        """From now on `freed` is called when all that was kept is written, and `lost` when the reader went away or
        was cut because it took nothing for too long."""

    def push(self, content: bytes) -> bool:
        """Take the content without waiting; False, and nothing taken, while earlier content is still kept."""

    async def write(self, content: bytes) -> None:
        """Take the content, waiting for the reader if need be; `ConnectionError` when it is gone or stuck."""

    def end(self, farewell: bytes) -> None:
        """Say goodbye if the reader takes it at once, and close."""
