"""The worker's rounds over timers: nobody waits for somebody else's timer, and a lost database is only waited for."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from flowpilot.application.ports_ladder import DueTimer
from flowpilot.application.timer_rounds import ACCOUNTS_AT_ONCE, AT_ONCE_PER_ACCOUNT, TimerRounds
from flowpilot.domain.errors import Unavailable

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def due(account_id: UUID, count: int) -> list[DueTimer]:
    """So many timers of one account, the latest first."""
    return [DueTimer(account_id, uuid4(), NOW - timedelta(minutes=minute)) for minute in range(count)]


class Waiting:
    """What is due; `out_of_reach` makes that many looks fail."""

    def __init__(self, timers: Sequence[DueTimer], out_of_reach: int = 0) -> None:
        self.timers = list(timers)
        self.put_off_ones: list[DueTimer] = []
        self.out_of_reach = out_of_reach

    async def take(self, accounts: int, per_account: int, busy: Sequence[UUID]) -> Sequence[DueTimer]:
        if self.out_of_reach:
            self.out_of_reach -= 1
            raise Unavailable
        found = [account for account in dict.fromkeys(one.account_id for one in self.timers) if account not in busy]
        taken: list[DueTimer] = []
        for account in found[:accounts]:
            mine = sorted((one for one in self.timers if one.account_id == account), key=lambda one: one.due_at)
            taken += reversed(mine[:per_account])
        self.timers = [one for one in self.timers if one not in taken]
        return taken

    async def put_off(self, due: DueTimer) -> None:
        self.put_off_ones.append(due)


class Shift:
    """A worker's rounds; timers of the `stuck` accounts wait until they are let go."""

    def __init__(self, waiting: Waiting, stuck: Sequence[UUID] = ()) -> None:
        self.fired: list[DueTimer] = []
        self.lost: list[BaseException] = []
        self.rounds_done = 0
        self.let_go = asyncio.Event()
        self._stuck = stuck
        self.rounds = TimerRounds(waiting, self._fire, self._done, self.lost.append)

    async def _fire(self, timer: DueTimer) -> None:
        if timer.account_id in self._stuck:
            await self.let_go.wait()
        self.fired.append(timer)

    def _done(self) -> None:
        self.rounds_done += 1

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.rounds.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.wait([running])

    async def has_fired(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.fired) < count:
                await asyncio.sleep(0.01)


async def test_everything_fires_and_earlier_timers_of_an_account_first() -> None:
    north, south = uuid4(), uuid4()
    shift = Shift(Waiting([*due(north, 3 * AT_ONCE_PER_ACCOUNT), *due(south, 2)]))
    async with shift.at_work():
        await shift.has_fired(3 * AT_ONCE_PER_ACCOUNT + 2)
    for account in (north, south):
        times = [one.due_at for one in shift.fired if one.account_id == account]
        assert times == sorted(times)


async def test_an_account_that_has_to_wait_keeps_no_other_waiting() -> None:
    stuck = [uuid4() for _ in range(ACCOUNTS_AT_ONCE - 1)]
    free = uuid4()
    shift = Shift(Waiting([*(one for account in stuck for one in due(account, 6)), *due(free, 20)]), stuck)
    async with shift.at_work():
        await shift.has_fired(20)
        assert {one.account_id for one in shift.fired} == {free}
        shift.let_go.set()
        await shift.has_fired(20 + 6 * len(stuck))


async def test_a_database_out_of_reach_is_waited_for_and_such_a_round_is_not_done() -> None:
    shift = Shift(Waiting(due(uuid4(), 1), out_of_reach=2))
    async with shift.at_work():
        async with asyncio.timeout(5):
            while len(shift.lost) < 2:
                shift.rounds.wake()
                await asyncio.sleep(0.01)
        assert shift.rounds_done == 0
        shift.rounds.wake()
        await shift.has_fired(1)
    assert shift.rounds_done > 0
    assert {type(error) for error in shift.lost} == {Unavailable}


@pytest.mark.parametrize(
    ("fault", "fired", "put_off"),
    [(ValueError, 4 + 3, 1), (Unavailable, 3, 0)],
    ids=["a fault of ours stands in nobody's way", "without a database the account's turn is over"],
)
async def test_a_timer_that_fails_is_told_of_and_the_others_fire(
    fault: type[Exception], fired: int, put_off: int
) -> None:
    bad, good = uuid4(), uuid4()
    timers = [*due(bad, AT_ONCE_PER_ACCOUNT), *due(good, 3)]
    failing = timers[AT_ONCE_PER_ACCOUNT - 1]

    class Failing(Shift):
        async def _fire(self, timer: DueTimer) -> None:
            if timer == failing:
                raise fault
            self.fired.append(timer)

    waiting = Waiting([*timers, *due(bad, 1)])
    shift = Failing(waiting)
    async with shift.at_work():
        await shift.has_fired(fired)
    assert [type(error) for error in shift.lost] == [fault]
    assert waiting.put_off_ones == [failing] * put_off
