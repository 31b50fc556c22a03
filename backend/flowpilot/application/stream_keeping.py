"""What keeps the live stream true in one process: sweep, hints, beats, revocation, and the record of who was told
and who is there."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from uuid import UUID

from flowpilot.application.channel import Subscriber
from flowpilot.application.event_stream import EventStream
from flowpilot.application.fan_out import Arrival
from flowpilot.application.ports import Units
from flowpilot.application.ports_people import Standing
from flowpilot.application.ports_stream import Presences, Standings
from flowpilot.application.telling import frames_written
from flowpilot.domain.errors import Unavailable

SECONDS_BETWEEN_SWEEPS = 0.5
SECONDS_BETWEEN_BEATS = 12.0
SECONDS_BETWEEN_CHECKS = 3.0  # of rights: a stream ends within 5 s of its revocation
ACCOUNTS_IN_A_CHECK = 50
SECONDS_TO_GATHER_ARRIVALS = 0.4
SECONDS_BETWEEN_LOOKS = 5.0  # for logins whose stream is to be written down
SECONDS_BETWEEN_PRESENCES = 60.0
LOGINS_IN_A_LOOK = 500  # so that those who came together are not written together ever after


class StreamKeeper:
    """Background work of one API process. `watching` hears after each full sweep that the process keeps up."""

    def __init__(
        self,
        stream: EventStream,
        units: Units,
        standings: Standings,
        presences: Presences,
        watching: Callable[[], None],
    ) -> None:
        self._stream = stream
        self._units = units
        self._standings = standings
        self._presences = presences
        self._written_at: dict[UUID, float] = {}
        self._watching = watching
        self._hinted: dict[UUID, int] = {}
        self._hint = asyncio.Event()
        self._arrivals: dict[UUID, dict[UUID, set[UUID]]] = defaultdict(dict)
        self._arrived = asyncio.Event()

    def hear_hint(self, numbers: Mapping[UUID, int]) -> None:
        """Another process says how far these accounts have got."""
        for account_id, number in numbers.items():
            self._hinted[account_id] = max(number, self._hinted.get(account_id, 0))
        self._hint.set()

    def hear_arrival(self, arrival: Arrival) -> None:
        """A card was written to somebody's stream; written down a moment later, in one go for all."""
        self._arrivals[arrival.account_id].setdefault(arrival.handoff_id, set()).update(arrival.user_ids)
        self._arrived.set()

    async def run(self) -> None:
        """Runs until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._every(SECONDS_BETWEEN_SWEEPS, self._sweep))
            tasks.create_task(self._every(SECONDS_BETWEEN_BEATS, self._beat))
            tasks.create_task(self._every(SECONDS_BETWEEN_CHECKS, self._check_rights))
            tasks.create_task(self._every(SECONDS_BETWEEN_LOOKS, self._write_presences))
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
        open_now = self._stream.by_login
        logins: dict[UUID, list[UUID]] = defaultdict(list)
        for login, subscribers in open_now.items():
            logins[subscribers[0].channel.account_id].append(login)
        for account_ids in _lots(list(logins), ACCOUNTS_IN_A_CHECK):
            standing = await self._standings.of({account_id: logins[account_id] for account_id in account_ids})
            for login in (login for account_id in account_ids for login in logins[account_id]):
                for subscriber in list(open_now.get(login, ())):
                    self._check(subscriber, standing.get(login))

    def _check(self, subscriber: Subscriber, found: Standing | None) -> None:
        if found and found.role != subscriber.role:
            self._stream.end(subscriber, "role_changed")
        elif not found or not found.stands:
            self._stream.end(subscriber, "revoked")

    async def _write_presences(self) -> None:
        open_now, now = self._stream.by_login, time.monotonic()
        self._written_at = {login: at for login, at in self._written_at.items() if login in open_now}
        late = now - SECONDS_BETWEEN_PRESENCES
        due = [login for login in open_now if self._written_at.get(login, late) <= late]
        chosen = due[: max(LOGINS_IN_A_LOOK, len(open_now) // 10)]
        by_account: dict[UUID, list[UUID]] = defaultdict(list)
        for login in chosen:
            by_account[open_now[login][0].channel.account_id].append(login)
        if by_account:
            await self._presences.write(by_account)
            self._written_at.update(dict.fromkeys(chosen, now))

    async def _record_arrivals(self) -> None:
        while True:
            await self._arrived.wait()
            await asyncio.sleep(SECONDS_TO_GATHER_ARRIVALS)
            self._arrived.clear()
            arrivals, self._arrivals = self._arrivals, defaultdict(dict)
            for account_id, user_ids in arrivals.items():
                await self._record(account_id, user_ids)

    async def _record(self, account_id: UUID, user_ids: Mapping[UUID, set[UUID]]) -> None:
        try:
            async with self._units.begin(account_id) as unit:
                for handoff_id in sorted(user_ids):  # in the order in which every process locks them
                    await frames_written(unit, handoff_id, sorted(user_ids[handoff_id]))
        except Unavailable:
            for handoff_id, missed in user_ids.items():
                self.hear_arrival(Arrival(account_id, handoff_id, list(missed)))


async def _unless_unavailable(act: Callable[[], Awaitable[None]]) -> None:
    """A database that is away is waited for by the next round."""
    try:
        await act()
    except Unavailable:
        await asyncio.sleep(SECONDS_BETWEEN_SWEEPS)


def _lots(account_ids: Sequence[UUID], size: int) -> Iterator[Sequence[UUID]]:
    """The accounts in lots."""
    return (account_ids[first : first + size] for first in range(0, len(account_ids), size))
