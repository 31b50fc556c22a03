"""One account's stream inside one process: its head, its newest frames, and whoever listens."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from flowpilot.application.frames import frame_without
from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_stream import Wire
from flowpilot.application.ring import Ring
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.event import Event
from flowpilot.domain.redaction import Redaction


class Subscriber:
    """Somebody's open stream. `signed_in_by` is the login or token that it was opened with, `number` that of the last
    frame given to the wire, `ends_at` when it has lived long enough, on the clock of the process."""

    __slots__ = ("channel", "ends_at", "number", "push", "role", "signed_in_by", "user_id", "wire")

    def __init__(self, channel: "Channel", actor: Actor, wire: Wire, ends_at: float) -> None:
        self.channel = channel
        self.user_id: UUID = actor.id
        self.role: Role = actor.user.role
        self.signed_in_by: UUID = actor.login_id or actor.token_id or actor.id
        self.wire = wire
        self.push = wire.push
        self.ends_at = ends_at
        self.number = 0


@dataclass(slots=True)
class Wave:
    """Content on its way to everybody who has all frames up to `before` and will then have those up to `after`."""

    before: int
    after: int
    content: bytes
    arrivals: Sequence[UUID]
    readers: Sequence[Subscriber]
    reached: int = 0  # so many readers had their turn


@dataclass(eq=False, slots=True)
class Channel:
    """Frames up to `number` are known and those up to `sent` have been given to everybody who keeps up. `early` are
    events whose predecessors are not known yet; `ring` has all frames behind `sent`."""

    account_id: UUID
    epoch: str
    number: int
    sent: int
    ring: Ring = field(default_factory=Ring)
    early: dict[int, Event] = field(default_factory=dict)
    subscribers: set[Subscriber] = field(default_factory=set)
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    wave: Wave | None = None
    beat_is_due: bool = False
    under_way: bool = False
    redactions: int = 0  # so many texts were taken away since this process listens

    @property
    def head(self) -> Position:
        """How far this process knows the account's history."""
        return Position(self.epoch, self.number)

    @property
    def has_more(self) -> bool:
        """Whether anything still has to be sent."""
        return self.wave is not None or self.sent < self.number or self.beat_is_due

    def redact(self, redaction: Redaction) -> None:
        """Take a text away from the frames in memory, sent or not."""
        self.redactions += 1
        self.ring.change(partial(frame_without, redaction=redaction))

    def restart(self, head: Position) -> None:
        """Go on from `head`, forgetting all that lies before it."""
        self.epoch, self.number, self.sent = head.epoch, head.number, head.number
        self.wave = None
        self.forget()

    def forget(self) -> None:
        """Keep no events in memory; those that are asked for are read from the table."""
        self.ring.clear()
        self.early.clear()
