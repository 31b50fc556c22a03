"""How frames get to everybody who listens: in waves, a slice of readers at a time, account after account in turn.

What is committed while a wave is under way goes together in the next one, so a burst costs fewer writes and not more.
There is no task and no queue for each stream: a reader who does not keep up stays behind at its own number, and reads
on from the ring when its wire is free again.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flowpilot.application.channel import Channel, Subscriber, Wave
from flowpilot.application.frames import beat_frame
from flowpilot.application.ring import Frame

READERS_IN_A_SLICE = 256
BYTES_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Arrival:
    """A card's frame has been written to streams of these people."""

    account_id: UUID
    handoff_id: UUID
    user_ids: Sequence[UUID]


class FanOut:
    """`on_arrival` hears to whom a card was written."""

    def __init__(self, on_arrival: Callable[[Arrival], None]) -> None:
        self._on_arrival = on_arrival
        self._under_way: deque[Channel] = deque()
        self._planned = False

    def send(self, channel: Channel) -> None:
        """The channel has frames that were not sent, or a beat is due: begin at once, or when others had their turn."""
        if channel.under_way:
            return
        channel.under_way = True
        self._under_way.append(channel)
        if not self._planned:
            self._take_turn()

    def catch_up(self, subscriber: Subscriber) -> bool:
        """Give a reader what it has missed so far; False when that is gone from memory."""
        channel = subscriber.channel
        while subscriber.number < channel.number:
            frames = channel.ring.after(subscriber.number, BYTES_AT_ONCE)
            if not frames:
                return False
            if not subscriber.push(b"".join(frame.content for frame in frames)):
                break
            subscriber.number = frames[-1].number
            self._report(channel, _arrivals(frames), [subscriber])
        return True

    def _take_turn(self) -> None:
        self._planned = False
        channel = self._under_way.popleft()
        wave = channel.wave = channel.wave or _next_wave(channel)
        if wave:
            self._send_slice(channel, wave)
        channel.under_way = channel.has_more
        if channel.under_way:
            self._under_way.append(channel)
        if self._under_way:
            self._planned = True
            asyncio.get_running_loop().call_soon(self._take_turn)

    def _send_slice(self, channel: Channel, wave: Wave) -> None:
        before, after, content = wave.before, wave.after, wave.content
        for reader in wave.readers[wave.reached : wave.reached + READERS_IN_A_SLICE]:
            if reader.number == before:
                if reader.push(content):
                    reader.number = after
            elif before < reader.number < after:
                self.catch_up(reader)
        wave.reached += READERS_IN_A_SLICE
        if wave.reached >= len(wave.readers):
            channel.wave = None
            channel.sent = after
            self._report(channel, wave.arrivals, [reader for reader in wave.readers if reader.number >= after])

    def _report(self, channel: Channel, arrivals: Sequence[UUID], readers: Sequence[Subscriber]) -> None:
        user_ids = sorted({reader.user_id for reader in readers}) if arrivals else ()
        for handoff_id in arrivals if user_ids else ():
            self._on_arrival(Arrival(channel.account_id, handoff_id, user_ids))


def _next_wave(channel: Channel) -> Wave | None:
    readers = list(channel.subscribers)
    if channel.sent < channel.number:
        frames = channel.ring.after(channel.sent, BYTES_AT_ONCE)
        content = b"".join(frame.content for frame in frames)
        return Wave(channel.sent, frames[-1].number, content, _arrivals(frames), readers)
    if channel.beat_is_due:
        channel.beat_is_due = False
        return Wave(channel.number, channel.number, beat_frame(channel.number), (), readers)
    return None


def _arrivals(frames: Sequence[Frame]) -> Sequence[UUID]:
    return [frame.arrival for frame in frames if frame.arrival]
