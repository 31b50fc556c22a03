"""Readers of the live stream without a network, and the history that all processes write together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

from flowpilot.application.event_stream import EventStream
from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_stream import NumberedEvent
from flowpilot.domain.account import Account, Actor, User
from flowpilot.domain.errors import Unavailable
from flowpilot.domain.event import Event

ACCOUNT = uuid4()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
EPOCH = "0123456789ab"


class History:
    """The event table: what all processes together have committed."""

    def __init__(self) -> None:
        self.epoch = EPOCH
        self.events: list[Event] = []
        self.forgotten = 0
        self.away = False
        self.asked = 0

    def commit(self, kind: str = "delivery_changed") -> Event:
        """An event of another process."""
        handoff = f"{len(self.events):032x}"
        event = (
            Event("handoff_created", {"id": handoff}) if kind == "handoff_created" else Event("delivery_changed", {})
        )
        self.events.append(event)
        return event

    async def head(self, account_id: UUID) -> Position:
        self.asked += 1
        await asyncio.sleep(0)
        if self.away:
            raise Unavailable
        return Position(self.epoch, len(self.events))

    async def after(self, account_id: UUID, position: Position, limit: int) -> Sequence[NumberedEvent]:
        self.asked += 1
        await asyncio.sleep(0)
        first = max(position.number, self.forgotten)
        found = self.events[first : first + limit] if position.epoch == self.epoch else []
        return [NumberedEvent(number, event) for number, event in enumerate(found, first + 1)]

    async def heads(self, account_ids: Sequence[UUID]) -> dict[UUID, Position]:
        return {ACCOUNT: await self.head(ACCOUNT)}


class Page:
    """Somebody's open stream. `while_writing` happens between a write's beginning and its end."""

    def __init__(self, while_writing: Callable[[], Awaitable[None]] | None = None, name: str = "Bob") -> None:
        self.actor = _signed_in(name)
        self.content = b""
        self.stuck = False
        self.ended = False
        self._while_writing = while_writing

    async def opens(self, stream: EventStream, last: Position | None = None, *, resumes: bool = False) -> None:
        """Ask for the stream, as somebody who comes or comes back."""
        await stream.join(self.actor, self, last, resumes=resumes or last is not None)

    def follow(self, freed: Callable[[], None], lost: Callable[[], None]) -> None:
        self.freed, self.lost = freed, lost

    async def write(self, content: bytes) -> None:
        self.content += content
        meanwhile, self._while_writing = self._while_writing, None
        if meanwhile:
            await meanwhile()

    def push(self, content: bytes) -> bool:
        if not self.stuck and not self.ended:
            self.content += content
        return not self.stuck

    def end(self, farewell: bytes) -> None:
        self.content += farewell
        self.ended = True

    def goes_on(self) -> None:
        """Read again after having stood still."""
        self.stuck = False
        self.freed()

    @property
    def kinds(self) -> list[str]:
        """The frames in order, with the numbers in their ids."""
        frames = self.content.decode().strip().split("\n\n")
        return [" ".join(_named(frame)) for frame in frames]


def _signed_in(name: str) -> Actor:
    account = Account(ACCOUNT, "Northlight", "Europe/Berlin", "en", False, NOW, NOW)
    user = User(uuid4(), f"{name}@northlight.example", name, "engineer", 1, None, NOW, None, None, False)
    return Actor(user, account, login_id=uuid4(), token_id=None)


def _named(frame: str) -> list[str]:
    members = dict(line.split(": ", 1) for line in frame.split("\n"))
    number = members.get("id", "").rpartition("-")[2]
    return [members["event"], number] if number else [members["event"]]
