"""The worker's rounds: look for what is due, spread it over free hands in turn over the accounts, look again."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from uuid import UUID

from flowpilot.application.ports_deliveries import DueDeliveries, DueDelivery, SendingUnits
from flowpilot.domain.delivery import Answer
from flowpilot.domain.errors import Unavailable

AT_ONCE = 24
AT_ONCE_PER_ACCOUNT = 6
SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_TO_FINISH = 4.0
SECONDS_TO_LET_GO = 0.3
SECONDS_BETWEEN_HURRIES = 1.0

Deliver = Callable[[DueDelivery], Awaitable[Answer | None]]


class DeliveryRounds:
    """Runs until it is stopped. `round_done` is called after every round that could look and hand out.

    `lost` is called with what a delivery raised; the delivery itself is found again when its lease lapses.
    """

    def __init__(
        self,
        due: DueDeliveries,
        units: SendingUnits,
        deliver: Deliver,
        round_done: Callable[[], None],
        lost: Callable[[BaseException], None],
    ) -> None:
        self._due = due
        self._units = units
        self._deliver = deliver
        self._round_done = round_done
        self._lost = lost
        self._under_way: dict[asyncio.Task[None], UUID] = {}
        self._wake = asyncio.Event()
        self._stopping = False
        self._took_something = False
        self._hurried_at = 0.0

    def wake(self) -> None:
        """Something may be due: look now."""
        self._wake.set()

    def stop(self) -> None:
        """Hand out nothing more; what is under way has some seconds to finish."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Rounds until `stop`. A database out of reach makes a round fail, never the worker."""
        while not self._stopping:
            self._wake.clear()
            try:
                await self._round()
                self._round_done()
            except Unavailable as error:
                self._lost(error)
            await self._rest()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=SECONDS_TO_FINISH)
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=SECONDS_TO_LET_GO)

    async def _round(self) -> None:
        free = AT_ONCE - len(self._under_way)
        if free:
            busy = Counter(self._under_way.values())
            for due in await self._due.take(free, AT_ONCE_PER_ACCOUNT, busy):
                task = asyncio.create_task(self._deliver_one(due))
                self._under_way[task] = due.account_id
                task.add_done_callback(self._finished)
        await self._hurry_everybody()

    async def _hurry_everybody(self) -> None:
        """The server takes mail: in every account what failed for want of it is due now."""
        if not self._took_something or time.monotonic() - self._hurried_at < SECONDS_BETWEEN_HURRIES:
            return
        self._took_something = False
        self._hurried_at = time.monotonic()
        for account_id in await self._due.accounts_with_failed():
            async with self._units.begin(account_id) as unit:
                await unit.sending.hurry(None)
            self._wake.set()

    async def _deliver_one(self, due: DueDelivery) -> None:
        answer = await self._deliver(due)
        if answer and answer.outcome == "sent":
            self._took_something = True

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        error = None if task.cancelled() else task.exception()
        if error:
            self._lost(error)
        self._wake.set()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), SECONDS_BETWEEN_ROUNDS)
        except TimeoutError:
            return
