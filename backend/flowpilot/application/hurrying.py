"""A server takes something again: in every account what failed for want of it is due now."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flowpilot.application.ports_deliveries import DueDeliveries, SendingUnits, Took
from flowpilot.domain.errors import Unavailable

# What fails while the server takes other things is refused by choice, and hurrying it would only be a nuisance.
LONGEST_PAUSE = timedelta(seconds=5)
# An attempt that began before the server took something may end in failure this long after it.
SECONDS_OF_MEMORY = 40.0
SECONDS_BETWEEN_HURRIES = 1.0
SHARE_OF_TIME = 0.1  # where hurrying is long because many accounts wait, it comes less often


@dataclass(slots=True)
class Streak:
    """A server has taken things since then, never pausing for long."""

    since: datetime
    last: datetime


class Hurrying:
    """Runs beside the rounds until it is cancelled. `wake` is called when something became due.

    `lost` is called when the database was out of reach; what it missed is done the next time.
    """

    def __init__(
        self,
        due: DueDeliveries,
        units: SendingUnits,
        wake: Callable[[], None],
        lost: Callable[[BaseException], None],
    ) -> None:
        self._due = due
        self._units = units
        self._wake = wake
        self._lost = lost
        self._streaks: dict[str, Streak] = {}
        self._forgotten_at: dict[str, float] = {}
        self._something_new = asyncio.Event()

    def remember(self, took: Took) -> None:
        """A server took something."""
        streak = self._streaks.get(took.server)
        if streak and took.at - streak.last <= LONGEST_PAUSE:
            streak.last = max(streak.last, took.at)
            return
        self._streaks = {
            server: one
            for server, one in self._streaks.items()
            if server in self._forgotten_at or took.at - one.last <= LONGEST_PAUSE
        }
        self._streaks[took.server] = Streak(took.at, took.at)
        self._forgotten_at[took.server] = time.monotonic() + SECONDS_OF_MEMORY
        self._something_new.set()

    async def run(self) -> None:
        """Whenever a server took something after a pause, and for a while after it."""
        while True:
            if not self._forgotten_at:
                self._something_new.clear()
                await self._something_new.wait()
            began = time.monotonic()
            try:
                await self._hurry()
            except Unavailable as error:
                self._lost(error)
            took = time.monotonic() - began
            await asyncio.sleep(max(SECONDS_BETWEEN_HURRIES, took / SHARE_OF_TIME))
            self._forget()

    async def _hurry(self) -> None:
        for account_id in await self._due.accounts_with_failed():
            took = [Took(server, self._streaks[server].since) for server in self._forgotten_at]
            more = True
            while more:
                async with self._units.begin(account_id) as unit:
                    more = await unit.sending.hurry(took)
                if more:
                    self._wake()

    def _forget(self) -> None:
        now = time.monotonic()
        for server in [server for server, at in self._forgotten_at.items() if at <= now]:
            del self._forgotten_at[server]
