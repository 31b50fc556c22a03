"""The worker's rounds, with a database that is sometimes out of reach and deliveries that take their time."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from flowpilot.application.delivery_rounds import DeliveryRounds
from flowpilot.application.ports_deliveries import DueDelivery, SendingUnit
from flowpilot.domain.delivery import Answer
from flowpilot.domain.errors import Unavailable

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FAILED = Answer("temporary", "server_unavailable", None)


class Waiting:
    """What is due; `out_of_reach` makes that many looks fail. Remembers what was busy at each look."""

    def __init__(self, due: list[DueDelivery], out_of_reach: int = 0) -> None:
        self.due = due
        self.out_of_reach = out_of_reach
        self.busy: list[dict[UUID, int]] = []

    async def take(self, limit: int, per_account: int, busy: Mapping[UUID, int]) -> Sequence[DueDelivery]:
        if self.out_of_reach:
            self.out_of_reach -= 1
            raise Unavailable
        self.busy.append(dict(busy))
        taken = self.due[: min(limit, per_account)]
        del self.due[: len(taken)]
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
    """Rounds over what is waiting, until `stop`."""

    def __init__(self, waiting: Waiting, *, held_up: bool = False) -> None:
        self.delivered: list[DueDelivery] = []
        self.lost: list[BaseException] = []
        self.rounds_done = 0
        self._go_on = asyncio.Event()
        if not held_up:
            self._go_on.set()
        self.rounds = DeliveryRounds(waiting, NoUnits(), self._deliver, self._done, self.lost.append)

    def go_on(self) -> None:
        self._go_on.set()

    async def _deliver(self, due: DueDelivery) -> Answer:
        await self._go_on.wait()
        self.delivered.append(due)
        return FAILED

    def _done(self) -> None:
        self.rounds_done += 1


def due(account_id: UUID, count: int) -> list[DueDelivery]:
    return [DueDelivery(account_id, uuid4(), NOW) for _ in range(count)]


async def test_a_database_out_of_reach_fails_a_round_and_not_the_worker() -> None:
    waiting = Waiting(due(uuid4(), 2), out_of_reach=1)
    shift = Shift(waiting)
    running = asyncio.create_task(shift.rounds.run())
    await asyncio.sleep(0)
    assert (shift.rounds_done, len(shift.lost)) == (0, 1)
    shift.rounds.wake()
    await asyncio.sleep(0.05)
    assert shift.rounds_done >= 1
    assert len(shift.delivered) == 2
    shift.rounds.stop()
    await running


async def test_it_counts_what_is_under_way_in_each_account() -> None:
    account = uuid4()
    waiting = Waiting(due(account, 8))
    shift = Shift(waiting, held_up=True)
    running = asyncio.create_task(shift.rounds.run())
    await asyncio.sleep(0.01)
    shift.rounds.wake()
    await asyncio.sleep(0.01)
    assert waiting.busy[:2] == [{}, {account: 6}]
    shift.go_on()
    shift.rounds.stop()
    await running


async def test_asked_to_stop_it_finishes_what_is_under_way_and_takes_nothing_more() -> None:
    waiting = Waiting(due(uuid4(), 7))
    shift = Shift(waiting, held_up=True)
    running = asyncio.create_task(shift.rounds.run())
    await asyncio.sleep(0.01)
    shift.rounds.stop()
    shift.go_on()
    await running
    assert (len(shift.delivered), len(waiting.due)) == (6, 1)
