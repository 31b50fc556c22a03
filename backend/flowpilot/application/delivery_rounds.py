"""The worker's rounds: look for what is due, spread it over free hands in turn over the accounts, look again."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

from flowpilot.application.hurrying import Hurrying
from flowpilot.application.ports_deliveries import Busy, DueDeliveries, DueDelivery, SendingUnits, Took
from flowpilot.domain.errors import Unavailable

# The more hands are taken the fewer of the free ones an account gets, and no look takes more than half of them, so that
# twenty accounts whose servers hold every hand for half a minute still leave some for the next.
AT_ONCE = 96
AT_ONCE_PER_ACCOUNT = 8
SHARE_OF_FREE_HANDS = 8

SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_BETWEEN_LOOKS = 0.05  # a look serves everything that was finished or became due meanwhile
SECONDS_TO_FINISH = 4.0
SECONDS_TO_LET_GO = 0.3

Deliver = Callable[[DueDelivery], Awaitable[Took | None]]


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
        self._deliver = deliver
        self._round_done = round_done
        self._lost = lost
        self._hurrying = Hurrying(due, units, self.wake, lost)
        self._under_way: dict[asyncio.Task[None], DueDelivery] = {}
        self._wake = asyncio.Event()
        self._stopping = asyncio.Event()
        self._looked_at = 0.0

    def wake(self) -> None:
        """Something may be due: look now."""
        self._wake.set()

    def stop(self) -> None:
        """Hand out nothing more; what is under way has some seconds to finish."""
        self._stopping.set()
        self._wake.set()

    async def run(self) -> None:
        """Rounds until `stop`. A database out of reach makes a round fail, never the worker."""
        hurrying = asyncio.create_task(self._hurrying.run())
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                await self._round()
                self._round_done()
            except Unavailable as error:
                self._lost(error)
            await self._rest()
            if hurrying.done():  # by a fault of ours, which is not to go unnoticed
                hurrying.result()
        hurrying.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=SECONDS_TO_FINISH)
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=SECONDS_TO_LET_GO)

    async def _round(self) -> None:
        self._looked_at = time.monotonic()
        free = AT_ONCE - len(self._under_way)
        if not free:
            return
        share = share_of(free)
        for due in await self._due.take(max(1, free // 2), share, repeats_of(share), self._busy()):
            task = asyncio.create_task(self._deliver_one(due))
            self._under_way[task] = due
            task.add_done_callback(self._finished)

    def _busy(self) -> list[Busy]:
        count = Counter(due.account_id for due in self._under_way.values())
        repeats = Counter(due.account_id for due in self._under_way.values() if due.is_repeat)
        return [Busy(account_id, count[account_id], repeats[account_id]) for account_id in count]

    async def _deliver_one(self, due: DueDelivery) -> None:
        took = await self._deliver(due)
        if took:
            self._hurrying.remember(took)

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        error = None if task.cancelled() else task.exception()
        if error:
            self._lost(error)
        self._wake.set()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), SECONDS_BETWEEN_ROUNDS)
        left = self._looked_at + SECONDS_BETWEEN_LOOKS - time.monotonic()
        if left > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), left)


def share_of(free: int) -> int:
    """How many hands one account may have while so many are free."""
    return max(1, min(AT_ONCE_PER_ACCOUNT, free // SHARE_OF_FREE_HANDS))


def repeats_of(share: int) -> int:
    """How many of them may hold what was tried before."""
    return max(1, share // 2)
