"""The live stream inside one process: who listens to which account, and what they have to hear.

A frame is encoded once and the same bytes go to every subscriber. Frames come from this process's own commits at once;
a gap in the numbers (another process committed) is read from the table. Hints and the sweep only say that there may be
a gap, so losing them costs time, never an event.
"""

import asyncio
import random
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from uuid import UUID

from flowpilot.application.channel import Channel, Subscriber
from flowpilot.application.fan_out import BYTES_AT_ONCE, Arrival, FanOut
from flowpilot.application.frames import bye_frame, event_frame, ready_frame, reset_frame
from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_stream import Bye, EventLog, Wire
from flowpilot.application.ring import Frame
from flowpilot.domain.account import Actor
from flowpilot.domain.event import Event, redaction_of

READ_AT_ONCE = 100  # events of the table; the longest make 800 kB
REMEMBERED_FOR_RETURN = READ_AT_ONCE
STREAMS_OF_A_LOGIN = 20
SECONDS_A_STREAM_LIVES = (2_700.0, 4_500.0)  # spread, so that those that began together do not end together
ARRIVALS = frozenset({"handoff_created", "handoff_released", "handoff_reassigned"})


class EventStream:
    """All channels of this process. `on_arrival` hears to whom a card was written."""

    def __init__(self, log: EventLog, on_arrival: Callable[[Arrival], None]) -> None:
        self._log = log
        self._fan_out = FanOut(on_arrival)
        self._channels: dict[UUID, Channel] = {}
        self._opening = asyncio.Lock()
        self._by_login: dict[UUID, list[Subscriber]] = {}
        self._draining = False

    @property
    def channels(self) -> Collection[Channel]:
        """The channels that somebody listens to or listened to."""
        return list(self._channels.values())

    @property
    def by_login(self) -> Mapping[UUID, Sequence[Subscriber]]:
        """The open streams of each login or token, oldest first."""
        return self._by_login

    @property
    def draining(self) -> bool:
        return self._draining

    async def join(self, actor: Actor, wire: Wire, last: Position | None, *, resumes: bool) -> None:
        """Greet the reader, write what it missed after `last`, and attach it to what comes.

        `resumes` without `last` means that the id could not be read. An id that names no place in this history gets
        `ready` with the head, then `reset`. Raises ConnectionError when the reader goes away meanwhile.
        """
        channel = await self._channel(actor.account.id)
        if not channel.subscribers:
            await self._jump(channel)
        if last and (last.epoch != channel.epoch or last.number > channel.number):
            await self.catch_up(channel, await self._log.head(channel.account_id))
        reset = await self._reset_reason(channel, last) if resumes else None
        place = channel.head if reset or not last else last
        greeting = ready_frame(place.epoch, place.number, channel.account_id)
        if reset:
            greeting += reset_frame(place.epoch, place.number, reset)
        subscriber = Subscriber(channel, actor, wire, time.monotonic() + random.uniform(*SECONDS_A_STREAM_LIVES))
        subscriber.number = (await self._replay(channel, wire, greeting, place)).number
        self._attach(subscriber)
        if self._draining:
            self.end(subscriber, "shutdown")

    def end(self, subscriber: Subscriber, reason: Bye) -> None:
        """End one stream with a goodbye."""
        self._leave(subscriber)
        subscriber.wire.end(bye_frame(reason))

    def end_old(self) -> None:
        """End the streams that have lived long enough; their readers come back and are looked at anew."""
        now = time.monotonic()
        for channel in self.channels:
            for subscriber in [reader for reader in channel.subscribers if reader.ends_at < now]:
                self.end(subscriber, "lifetime")

    def drain(self) -> None:
        """End every stream: this process stops."""
        self._draining = True
        for channel in self.channels:
            for subscriber in list(channel.subscribers):
                self.end(subscriber, "shutdown")

    def committed(self, account_id: UUID, epoch: str, first_number: int, events: Sequence[Event]) -> None:
        """This process committed these events: send them at once, unless another's commit has to go first."""
        channel = self._channels.get(account_id)
        if channel is None or channel.epoch != epoch:
            return
        for number, event in enumerate(events, first_number):
            if number > channel.number:
                channel.early[number] = event
        self._take_early(channel)

    async def catch_up(self, channel: Channel, head: Position) -> None:
        """Read from the table whatever was committed up to `head` and is not known yet."""
        async with channel.reading:
            if head.epoch != channel.epoch:
                self._restart(channel, await self._log.head(channel.account_id))
            while head.epoch == channel.epoch and channel.number < head.number:
                found = await self._log.after(channel.account_id, channel.head, READ_AT_ONCE)
                if not found or found[0].number > channel.number + 1:
                    today = await self._log.head(channel.account_id)
                    if today.epoch != channel.epoch or today.number > channel.number:
                        self._restart(channel, today)
                    return
                for numbered in found:
                    if numbered.number > channel.number:
                        channel.early[numbered.number] = numbered.event
                self._take_early(channel)
                # What is not sent yet stays in memory, so read on behind it.
                while channel.has_more:  # noqa: ASYNC110 - the loop's own turns are what is waited for
                    await asyncio.sleep(0)

    async def sweep(self) -> None:
        """Compare all counters with what is known, and catch up where they differ."""
        listened = {channel.account_id: channel for channel in self.channels if channel.subscribers}
        self._forget_silent()
        if not listened:
            return
        for account_id, head in (await self._log.heads(list(listened))).items():
            if head != listened[account_id].head:
                await self.catch_up(listened[account_id], head)

    async def hinted(self, numbers: Mapping[UUID, int]) -> None:
        """Another process says how far these accounts have got."""
        for account_id, number in numbers.items():
            channel = self._channels.get(account_id)
            if channel and channel.subscribers and number > channel.number:
                await self.catch_up(channel, Position(channel.epoch, number))

    def beat(self) -> None:
        """Let every page see that its stream lives, and where the head is."""
        for channel in self.channels:
            channel.beat_is_due = bool(channel.subscribers)
            if channel.beat_is_due:
                self._fan_out.send(channel)

    async def _channel(self, account_id: UUID) -> Channel:
        async with self._opening:
            if account_id not in self._channels:
                head = await self._log.head(account_id)
                self._channels[account_id] = Channel(account_id, head.epoch, head.number, head.number)
            return self._channels[account_id]

    async def _jump(self, channel: Channel) -> None:
        # Nobody listened, so the sweep passed this channel by: go on from the head, nobody missed what lies between.
        async with channel.reading:
            if channel.subscribers:  # somebody came first, so it is known how far everything is
                return
            head = await self._log.head(channel.account_id)
            behind = head.epoch != channel.epoch or head.number > channel.number
            if behind and not channel.subscribers:
                self._restart(channel, head)

    async def _reset_reason(self, channel: Channel, last: Position | None) -> str | None:
        if last is None or last.epoch != channel.epoch or last.number > channel.number:
            return "unknown_id"
        if last.number < channel.number and not channel.ring.after(last.number, 0):
            await self._remember(channel, last)
            follows = channel.ring.after(last.number, 0) or await self._log.after(channel.account_id, last, 1)
            return None if follows and follows[0].number == last.number + 1 else "too_old"
        return None

    async def _remember(self, channel: Channel, last: Position) -> None:
        # Everybody comes back at once after a restart, from about the same place: one of them reads for all.
        async with channel.reading:
            if channel.number - last.number > REMEMBERED_FOR_RETURN or channel.ring.after(last.number, 0):
                return
            redactions = channel.redactions
            frames = await self._stored(channel, last)
            if channel.redactions == redactions:  # else what was read may still have the text
                channel.ring.prepend(frames, channel.number)

    async def _replay(self, channel: Channel, wire: Wire, content: bytes, place: Position) -> Position:
        # Reading and writing take time in which others commit: it ends only when nothing is missing.
        while True:
            while len(content) < BYTES_AT_ONCE and place != channel.head:
                frames = await self._behind(channel, place)
                if frames and frames[0].number == place.number + 1:
                    place = Position(place.epoch, frames[-1].number)
                    content += b"".join(frame.content for frame in frames)
                else:
                    place = channel.head
                    content += reset_frame(place.epoch, place.number, "too_old")
            if not content:
                return place
            await wire.write(content)
            content = b""

    async def _behind(self, channel: Channel, place: Position) -> Sequence[Frame]:
        if place.epoch != channel.epoch:
            return ()
        return channel.ring.after(place.number, BYTES_AT_ONCE) or await self._stored(channel, place)

    async def _stored(self, channel: Channel, position: Position) -> Sequence[Frame]:
        found = await self._log.after(channel.account_id, position, READ_AT_ONCE)
        return [
            Frame(numbered.number, event_frame(position.epoch, numbered.number, numbered.event))
            for numbered in found
            if numbered.number <= channel.number
        ]

    def _attach(self, subscriber: Subscriber) -> None:
        subscriber.channel.subscribers.add(subscriber)
        siblings = self._by_login.setdefault(subscriber.signed_in_by, [])
        siblings.append(subscriber)
        subscriber.wire.follow(partial(self._freed, subscriber), partial(self._leave, subscriber))
        if len(siblings) > STREAMS_OF_A_LOGIN:
            self.end(siblings[0], "too_many_streams")

    def _leave(self, subscriber: Subscriber) -> None:
        subscriber.channel.subscribers.discard(subscriber)
        siblings = self._by_login.get(subscriber.signed_in_by, [])
        if subscriber in siblings:
            siblings.remove(subscriber)
        if not siblings:
            self._by_login.pop(subscriber.signed_in_by, None)

    def _freed(self, subscriber: Subscriber) -> None:
        if not self._fan_out.catch_up(subscriber):
            self.end(subscriber, "too_slow")

    def _take_early(self, channel: Channel) -> None:
        while event := channel.early.pop(channel.number + 1, None):
            channel.number += 1
            if redaction := redaction_of(event):
                channel.redact(redaction)
            channel.ring.append(_frame(channel, event), needed_after=channel.sent)
        if channel.has_more:
            self._fan_out.send(channel)

    def _restart(self, channel: Channel, head: Position) -> None:
        channel.restart(head)
        frame = reset_frame(head.epoch, head.number, "new_history")
        for subscriber in list(channel.subscribers):
            subscriber.number = head.number
            if not subscriber.push(frame):
                self.end(subscriber, "too_slow")

    def _forget_silent(self) -> None:
        for channel in self.channels:
            if not channel.subscribers and not channel.has_more and not channel.reading.locked():
                channel.forget()


def _frame(channel: Channel, event: Event) -> Frame:
    handoff_id = event.data.get("handoff_id") or event.data.get("id") if event.kind in ARRIVALS else None
    content = event_frame(channel.epoch, channel.number, event)
    return Frame(channel.number, content, UUID(str(handoff_id)) if handoff_id else None)
