"""The worker's rounds over timers: look for what is due, fire it in turn over the accounts, look again."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from uuid import UUID

from flowpilot.application.ports_ladder import DueTimer, DueTimers
from flowpilot.domain.errors import Unavailable

ACCOUNTS_AT_ONCE = 6
AT_ONCE_PER_ACCOUNT = 4
SECONDS_BETWEEN_ROUNDS = 1.0

Fire = Callable[[DueTimer], Awaitable[None]]


class TimerRounds:
    """Goes round until it is cancelled. `round_done` is called after every round that could look and hand out.

    Timers of one account fire one after the other, so that earlier ones come first; an account in which one has to
    wait keeps no other account waiting. `lost` is called with what a timer raised. Where the database was out of reach
    its account's turn is over, and all is found again when the leases lapse; any other fault puts off this timer alone,
    so that it stands in nobody's way.
    """

    def __init__(
        self, due: DueTimers, fire: Fire, round_done: Callable[[], None], lost: Callable[[BaseException], None]
    ) -> None:
        self._due = due
        self._fire = fire
        self._round_done = round_done
        self._lost = lost
        self._under_way: dict[UUID, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something may be due: look now."""
        self._wake.set()

    async def run(self) -> None:
        """Rounds for ever. A database out of reach makes a round fail, never the worker."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._round()
                    self._round_done()
                except Unavailable as error:
                    self._lost(error)
                await self._rest()
        finally:
            for turn in self._under_way.values():
                turn.cancel()

    async def _round(self) -> None:
        free = ACCOUNTS_AT_ONCE - len(self._under_way)
        if not free:
            return
        by_account: dict[UUID, list[DueTimer]] = defaultdict(list)
        for due in await self._due.take(free, AT_ONCE_PER_ACCOUNT, list(self._under_way)):
            by_account[due.account_id].append(due)
        for account_id, timers in by_account.items():
            turn = asyncio.create_task(self._fire_in_turn(sorted(timers, key=lambda one: one.due_at)))
            self._under_way[account_id] = turn
            turn.add_done_callback(partial(self._finished, account_id))

    async def _fire_in_turn(self, timers: Sequence[DueTimer]) -> None:
        for due in timers:
            try:
                await self._fire(due)
            except Unavailable:
                raise
            except Exception as error:  # noqa: BLE001 - one fault must not stand in the way of the timers behind it
                self._lost(error)
                await self._due.put_off(due)

    def _finished(self, account_id: UUID, turn: asyncio.Task[None]) -> None:
        del self._under_way[account_id]
        error = None if turn.cancelled() else turn.exception()
        if error:
            self._lost(error)
        self._wake.set()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), SECONDS_BETWEEN_ROUNDS)
        except TimeoutError:
            return
