"""The worker's rounds, with a database that is sometimes out of reach and servers that hold up what they are given."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from flowpilot.application.delivery_rounds import AT_ONCE, SECONDS_BETWEEN_LOOKS, DeliveryRounds
from flowpilot.application.ports_deliveries import Busy, DueDelivery, SendingUnit
from flowpilot.domain.errors import Unavailable

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Waiting:
    """What is due; `out_of_reach` makes that many looks fail. Remembers what was busy at each look."""

    def __init__(self, due: Sequence[DueDelivery], out_of_reach: int = 0) -> None:
        self.due = list(due)
        self.out_of_reach = out_of_reach
        self.busy: list[list[Busy]] = []

    async def take(
        self, limit: int, per_account: int, repeats_per_account: int, busy: Collection[Busy]
    ) -> Sequence[DueDelivery]:
        if self.out_of_reach:
            self.out_of_reach -= 1
            raise Unavailable
        self.busy.append(list(busy))
        turns, taken = Counter({one.account_id: one.count for one in busy}), list[DueDelivery]()
        for turn in range(per_account):
            for one in [one for one in self.due if one not in taken]:
                if turns[one.account_id] == turn and len(taken) < limit:
                    turns[one.account_id] += 1
                    taken.append(one)
        self.due = [one for one in self.due if one not in taken]
        return taken

    async def accounts_with_failed(self) -> Sequence[UUID]:
        return ()

    async def accounts(self) -> Sequence[UUID]:
        return ()


class NoUnits:
    """Nothing here begins a transaction."""

    def begin(self, account_id: UUID) -> AbstractAsyncContextManager[SendingUnit]:
        raise AssertionError(account_id)


class Shift:
    """Rounds over what is waiting. The servers of hostile accounts hold up whatever they get, until `go_on`."""

    def __init__(self, waiting: Waiting, hostile: Sequence[UUID] = ()) -> None:
        self.hostile = set(hostile)
        self.started: Counter[UUID] = Counter()
        self.delivered: list[DueDelivery] = []
        self.lost: list[BaseException] = []
        self.rounds_done = 0
        self._go_on = asyncio.Event()
        self.rounds = DeliveryRounds(waiting, NoUnits(), self._deliver, self._done, self.lost.append)

    def go_on(self) -> None:
        self._go_on.set()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.rounds.run())
        yield
        self.rounds.stop()
        self.go_on()
        await running

    async def _deliver(self, due: DueDelivery) -> None:
        self.started[due.account_id] += 1
        if due.account_id in self.hostile:
            await self._go_on.wait()
        self.delivered.append(due)

    def _done(self) -> None:
        self.rounds_done += 1


def due(account_id: UUID, count: int) -> list[DueDelivery]:
    return [DueDelivery(account_id, uuid4(), NOW, is_repeat=False) for _ in range(count)]


async def some_looks(shift: Shift, count: int = 3) -> None:
    """Until it has looked so many more times."""
    enough = shift.rounds_done + count
    async with asyncio.timeout(10):
        while shift.rounds_done < enough:
            shift.rounds.wake()
            await asyncio.sleep(0.01)


async def test_a_database_out_of_reach_fails_a_round_and_not_the_worker() -> None:
    shift = Shift(Waiting(due(uuid4(), 2), out_of_reach=1))
    async with shift.at_work():
        await asyncio.sleep(0)
        assert (shift.rounds_done, len(shift.lost)) == (0, 1)
        await some_looks(shift)
        assert len(shift.delivered) == 2


async def test_it_counts_what_is_under_way_in_each_account() -> None:
    account = uuid4()
    waiting = Waiting(due(account, 20))
    shift = Shift(waiting, hostile=[account])
    async with shift.at_work():
        await some_looks(shift)
        assert waiting.busy[:2] == [[], [Busy(account, 8, 0)]]


async def test_asked_to_stop_it_finishes_what_is_under_way_and_takes_nothing_more() -> None:
    account = uuid4()
    waiting = Waiting(due(account, 9))
    shift = Shift(waiting, hostile=[account])
    async with shift.at_work():
        await some_looks(shift)
    assert (len(shift.delivered), len(waiting.due)) == (8, 1)


@pytest.mark.parametrize("hostile_count", [4, 19])
async def test_accounts_whose_servers_hold_everything_up_leave_hands_for_the_others(hostile_count: int) -> None:
    hostile = [uuid4() for _ in range(hostile_count)]
    waiting = Waiting([one for account in hostile for one in due(account, 40)])
    shift = Shift(waiting, hostile)
    async with shift.at_work():
        await some_looks(shift, 10)
        held = shift.started.total()
        honest = [uuid4() for _ in range(20 - hostile_count)]
        waiting.due += [one for account in honest for one in due(account, 1)]
        await some_looks(shift, 1)
        assert {one.account_id for one in shift.delivered} == set(honest)
        assert AT_ONCE > held >= hostile_count


async def test_accounts_that_come_one_after_the_other_leave_hands_too() -> None:
    waiting = Waiting(())
    shift = Shift(waiting)
    async with shift.at_work():
        for _ in range(20):
            newcomer = uuid4()
            shift.hostile.add(newcomer)
            waiting.due += due(newcomer, 40)
            await some_looks(shift, 2)
            assert shift.started[newcomer] > 0


async def test_many_that_finish_one_after_the_other_cost_few_looks() -> None:
    shift = Shift(Waiting(()))
    async with shift.at_work():
        await some_looks(shift)
        before, began = shift.rounds_done, time.monotonic()
        for _ in range(50):
            shift.rounds.wake()
            await asyncio.sleep(0.001)
        assert shift.rounds_done - before <= 2 + (time.monotonic() - began) / SECONDS_BETWEEN_LOOKS
