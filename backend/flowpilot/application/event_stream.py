"""The live stream inside one process: for each account one head, a ring of recent frames, and whoever listens.

A frame is encoded once and the same bytes are pushed to every subscriber, without a task or queue for each. Frames
come from this process's own commits at once; a gap in the numbers (another process committed) is read from the table.
Hints and the sweep only say that there may be a gap, so losing them costs time, never an event.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol
from uuid import UUID

from flowpilot.application.frames import (
    beat_frame,
    bye_frame,
    event_frame,
    ready_frame,
    reset_frame,
)
from flowpilot.application.ports_handoffs import Position
from flowpilot.domain.account import Role
from flowpilot.domain.event import Event

Bye = Literal["revoked", "role_changed", "shutdown", "lifetime", "too_slow", "too_many_streams"]

RING = 1_024  # frames kept in memory for each account that somebody listens to
READ_AT_ONCE = 500  # events read from the table in one go
STREAMS_OF_A_LOGIN = 20
ARRIVALS = frozenset({"handoff_created", "handoff_released"})


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


class Subscriber(Protocol):
    """Somebody's open stream. `signed_in_by` is the login or token that it was opened with."""

    user_id: UUID
    role: Role
    signed_in_by: UUID

    async def write(self, content: bytes) -> None:
        """Write, waiting for the reader if need be."""

    def push(self, content: bytes) -> bool:
        """Write without waiting; False when the reader does not keep up, whose stream then ends."""

    def end(self, reason: Bye, farewell: bytes) -> None:
        """Say goodbye and end the stream."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A card's frame has been written to streams of these people."""

    account_id: UUID
    handoff_id: UUID
    user_ids: Sequence[UUID]


@dataclass(eq=False, slots=True)
class Channel:
    """One account's stream in this process. Frames up to `number` have been pushed; `ring` ends with that one."""

    account_id: UUID
    epoch: str
    number: int
    ring: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=RING))
    early: dict[int, Event] = field(default_factory=dict)
    subscribers: set[Subscriber] = field(default_factory=set)
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class EventStream:
    """All channels of this process. `on_arrival` hears to whom a card was written."""

    def __init__(self, log: EventLog, on_arrival: Callable[[Arrival], None]) -> None:
        self._log = log
        self._on_arrival = on_arrival
        self._channels: dict[UUID, Channel] = {}
        self._opening = asyncio.Lock()
        self._by_login: dict[UUID, list[Subscriber]] = {}
        self._draining = False

    @property
    def channels(self) -> Collection[Channel]:
        """The channels that somebody listens to or listened to."""
        return list(self._channels.values())

    @property
    def draining(self) -> bool:
        return self._draining

    async def join(self, account_id: UUID, subscriber: Subscriber, last: Position | None, *, resumes: bool) -> None:
        """Greet the subscriber, write what it missed after `last`, and attach it to what comes.

        `resumes` without `last` means that the id could not be read. An id that names no place in this history gets
        `ready` with the head, then `reset`.
        """
        channel = await self._channel(account_id)
        if not channel.subscribers:
            await self._jump(channel)
        if last and (last.epoch != channel.epoch or last.number > channel.number):
            await self.catch_up(channel)
        head = Position(channel.epoch, channel.number)
        known = last is not None and last.epoch == head.epoch and last.number <= head.number
        place = last if last and known else head
        await subscriber.write(ready_frame(place.epoch, place.number, account_id))
        if resumes and not known:
            await subscriber.write(reset_frame(place.epoch, place.number, "unknown_id"))
        await self._replay(channel, subscriber, place)
        self._attach(channel, subscriber)
        if self._draining:
            self.end(account_id, subscriber, "shutdown")

    def leave(self, account_id: UUID, subscriber: Subscriber) -> None:
        """Forget the subscriber."""
        channel = self._channels.get(account_id)
        if channel:
            channel.subscribers.discard(subscriber)
        siblings = self._by_login.get(subscriber.signed_in_by, [])
        if subscriber in siblings:
            siblings.remove(subscriber)
        if not siblings:
            self._by_login.pop(subscriber.signed_in_by, None)

    def committed(self, account_id: UUID, epoch: str, first_number: int, events: Sequence[Event]) -> None:
        """This process committed these events: push them at once, unless another's commit has to go first."""
        channel = self._channels.get(account_id)
        if channel is None or channel.epoch != epoch:
            return
        for number, event in enumerate(events, first_number):
            if number > channel.number:
                channel.early[number] = event
        self._push_early(channel)

    async def catch_up(self, channel: Channel) -> None:
        """Read from the table whatever was committed and not pushed yet."""
        async with channel.reading:
            head = await self._log.head(channel.account_id)
            if head.epoch != channel.epoch:
                self._restart(channel, head)
            while channel.number < head.number:
                position = Position(channel.epoch, channel.number)
                found = await self._log.after(channel.account_id, position, READ_AT_ONCE)
                if not found or found[0].number > channel.number + 1:
                    self._restart(channel, head)
                    return
                for numbered in found:
                    if numbered.number > channel.number:
                        channel.early[numbered.number] = numbered.event
                self._push_early(channel)

    async def sweep(self) -> None:
        """Compare all counters with what was pushed, and catch up where they differ."""
        listened = {channel.account_id: channel for channel in self.channels if channel.subscribers}
        self._forget_silent()
        if not listened:
            return
        for account_id, head in (await self._log.heads(list(listened))).items():
            channel = listened[account_id]
            if head != Position(channel.epoch, channel.number):
                await self.catch_up(channel)

    async def hinted(self, account_ids: Iterable[UUID]) -> None:
        """Another process says that these accounts have something new."""
        for account_id in account_ids:
            channel = self._channels.get(account_id)
            if channel and channel.subscribers:
                await self.catch_up(channel)

    def beat(self) -> None:
        """Let every page see that its stream lives, and where the head is."""
        for channel in self.channels:
            frame = beat_frame(channel.number)
            for subscriber in list(channel.subscribers):
                self._push(channel, subscriber, frame)

    def end(self, account_id: UUID, subscriber: Subscriber, reason: Bye) -> None:
        """End one stream."""
        self.leave(account_id, subscriber)
        subscriber.end(reason, bye_frame(reason))

    def drain(self) -> None:
        """End every stream: this process stops."""
        self._draining = True
        for channel in self.channels:
            for subscriber in list(channel.subscribers):
                self.end(channel.account_id, subscriber, "shutdown")

    async def _channel(self, account_id: UUID) -> Channel:
        async with self._opening:
            if account_id not in self._channels:
                head = await self._log.head(account_id)
                self._channels[account_id] = Channel(account_id, head.epoch, head.number)
            return self._channels[account_id]

    async def _jump(self, channel: Channel) -> None:
        # Nobody listened, so the sweep passed this channel by: go on from the head, nobody missed what lies between.
        async with channel.reading:
            head = await self._log.head(channel.account_id)
            behind = head.epoch != channel.epoch or head.number > channel.number
            if behind and not channel.subscribers:
                self._restart(channel, head)

    async def _replay(self, channel: Channel, subscriber: Subscriber, place: Position) -> None:
        # A write may wait for the reader, and meanwhile others commit: it ends only when nothing is missing.
        while place != Position(channel.epoch, channel.number):
            frames = await self._behind(channel, place)
            if frames and frames[0][0] == place.number + 1:
                place = Position(place.epoch, frames[-1][0])
                await subscriber.write(b"".join(content for _, content in frames))
            else:
                place = Position(channel.epoch, channel.number)
                await subscriber.write(reset_frame(place.epoch, place.number, "too_old"))

    async def _behind(self, channel: Channel, place: Position) -> Sequence[tuple[int, bytes]]:
        if place.epoch != channel.epoch:
            return ()
        return _kept(channel, place.number) or await self._stored(channel, place)

    async def _stored(self, channel: Channel, position: Position) -> Sequence[tuple[int, bytes]]:
        found = await self._log.after(channel.account_id, position, READ_AT_ONCE)
        return [
            (numbered.number, event_frame(position.epoch, numbered.number, numbered.event))
            for numbered in found
            if numbered.number <= channel.number
        ]

    def _attach(self, channel: Channel, subscriber: Subscriber) -> None:
        channel.subscribers.add(subscriber)
        siblings = self._by_login.setdefault(subscriber.signed_in_by, [])
        siblings.append(subscriber)
        if len(siblings) > STREAMS_OF_A_LOGIN:
            self.end(channel.account_id, siblings[0], "too_many_streams")

    def _push_early(self, channel: Channel) -> None:
        while event := channel.early.pop(channel.number + 1, None):
            channel.number += 1
            content = event_frame(channel.epoch, channel.number, event)
            channel.ring.append((channel.number, content))
            reached = [s.user_id for s in list(channel.subscribers) if self._push(channel, s, content)]
            if event.kind in ARRIVALS and reached:
                handoff = event.data.get("handoff_id") or event.data["id"]
                self._on_arrival(Arrival(channel.account_id, UUID(str(handoff)), sorted(set(reached))))

    def _push(self, channel: Channel, subscriber: Subscriber, content: bytes) -> bool:
        if subscriber.push(content):
            return True
        self.end(channel.account_id, subscriber, "too_slow")
        return False

    def _restart(self, channel: Channel, head: Position) -> None:
        channel.epoch, channel.number = head.epoch, head.number
        channel.ring.clear()
        channel.early.clear()
        frame = reset_frame(head.epoch, head.number, "new_history")
        for subscriber in list(channel.subscribers):
            self._push(channel, subscriber, frame)

    def _forget_silent(self) -> None:
        for channel in self.channels:
            if not channel.subscribers and not channel.reading.locked():
                channel.ring.clear()


def _kept(channel: Channel, number: int) -> Sequence[tuple[int, bytes]]:
    if not channel.ring or channel.ring[0][0] > number + 1:
        return ()
    return [(kept, content) for kept, content in channel.ring if kept > number]
