"""What keeps the live stream true in one process: sweep, hints, beats, revocation, and the record of who was told."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from uuid import UUID

from flowpilot.application.channel import Channel, Subscriber
from flowpilot.application.event_stream import EventStream
from flowpilot.application.fan_out import Arrival
from flowpilot.application.ports import Units
from flowpilot.application.ports_people import Standing
from flowpilot.application.ports_stream import Standings
from flowpilot.application.telling import frames_written
from flowpilot.domain.errors import Unavailable

SECONDS_BETWEEN_SWEEPS = 0.5
SECONDS_BETWEEN_BEATS = 10.0
SECONDS_BETWEEN_CHECKS = 2.0  # of rights: a stream ends within 5 s of its revocation
ACCOUNTS_IN_A_CHECK = 50
SECONDS_TO_GATHER_ARRIVALS = 0.2


class StreamKeeper:
    """Background work of one API process. `watching` hears after each full sweep that the process keeps up."""

    def __init__(self, stream: EventStream, units: Units, standings: Standings, watching: Callable[[], None]) -> None:
        self._stream = stream
        self._units = units
        self._standings = standings
        self._watching = watching
        self._hinted: dict[UUID, int] = {}
        self._hint = asyncio.Event()
        self._arrivals: dict[tuple[UUID, UUID], set[UUID]] = defaultdict(set)
        self._arrived = asyncio.Event()

    def hear_hint(self, numbers: Mapping[UUID, int]) -> None:
        """Another process says how far these accounts have got."""
        for account_id, number in numbers.items():
            self._hinted[account_id] = max(number, self._hinted.get(account_id, 0))
        self._hint.set()

    def hear_arrival(self, arrival: Arrival) -> None:
        """A card was written to somebody's stream; written down a moment later, in one go for all."""
        self._arrivals[arrival.account_id, arrival.handoff_id].update(arrival.user_ids)
        self._arrived.set()

    async def run(self) -> None:
        """Runs until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._every(SECONDS_BETWEEN_SWEEPS, self._sweep))
            tasks.create_task(self._every(SECONDS_BETWEEN_BEATS, self._beat))
            tasks.create_task(self._every(SECONDS_BETWEEN_CHECKS, self._check_rights))
            tasks.create_task(self._follow_hints())
            tasks.create_task(self._record_arrivals())

    async def _every(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        while True:
            await _unless_unavailable(act)
            await asyncio.sleep(seconds)

    async def _sweep(self) -> None:
        await self._stream.sweep()
        self._watching()

    async def _beat(self) -> None:
        self._stream.beat()

    async def _follow_hints(self) -> None:
        while True:
            await self._hint.wait()
            self._hint.clear()
            hinted, self._hinted = self._hinted, {}
            await _unless_unavailable(partial(self._stream.hinted, hinted))

    async def _check_rights(self) -> None:
        self._stream.end_old()
        listening = [channel for channel in self._stream.channels if channel.subscribers]
        for asked in _lots(listening, ACCOUNTS_IN_A_CHECK):
            subscribers = [subscriber for channel in asked for subscriber in channel.subscribers]
            standing = await self._standings.of(
                {channel.account_id: list({s.signed_in_by for s in channel.subscribers}) for channel in asked}
            )
            for subscriber in subscribers:
                self._check(subscriber, standing.get(subscriber.signed_in_by))

    def _check(self, subscriber: Subscriber, found: Standing | None) -> None:
        if found and found.role != subscriber.role:
            self._stream.end(subscriber, "role_changed")
        elif not found or not found.stands:
            self._stream.end(subscriber, "revoked")

    async def _record_arrivals(self) -> None:
        while True:
            await self._arrived.wait()
            await asyncio.sleep(SECONDS_TO_GATHER_ARRIVALS)
            self._arrived.clear()
            arrivals, self._arrivals = self._arrivals, defaultdict(set)
            for (account_id, handoff_id), user_ids in arrivals.items():
                await self._record(account_id, handoff_id, user_ids)

    async def _record(self, account_id: UUID, handoff_id: UUID, user_ids: set[UUID]) -> None:
        try:
            async with self._units.begin(account_id) as unit:
                await frames_written(unit, handoff_id, sorted(user_ids))
        except Unavailable:
            self._arrivals[account_id, handoff_id].update(user_ids)
            self._arrived.set()


async def _unless_unavailable(act: Callable[[], Awaitable[None]]) -> None:
    """A database that is away is waited for by the next round."""
    try:
        await act()
    except Unavailable:
        await asyncio.sleep(SECONDS_BETWEEN_SWEEPS)


def _lots(channels: Sequence[Channel], size: int) -> Iterator[Sequence[Channel]]:
    """The channels in lots."""
    return (channels[first : first + size] for first in range(0, len(channels), size))
