"""What the worker clears away from time to time, one account after the other."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from flowpilot.application.ports_deliveries import DueDeliveries, SendingUnits
from flowpilot.domain.errors import Unavailable

EVENTS_ARE_KEPT = timedelta(days=7)

SECONDS_BETWEEN_TIDYINGS = 3600.0
SECONDS_UNTIL_FIRST = 60.0
SECONDS_AFTER_FAILURE = 60.0
SECONDS_BETWEEN_BATCHES = 0.05


Clear = Callable[[UUID], Awaitable[None]]


class EventHistory(Protocol):
    """The events of an account that the live stream can still replay."""

    async def forget_some(self, account_id: UUID, kept: timedelta) -> bool:
        """Forget the beginning of the present history as far as it is older than `kept`, and all of former ones, in
        a small batch; whether there may be more. The newest event always stays. Raises `Unavailable`."""


async def tidy_for_ever(
    due: DueDeliveries, units: SendingUnits, history: EventHistory, clear: Clear, lost: Callable[[BaseException], None]
) -> None:
    """Tidy every account once an hour; sooner again when the database was out of reach. `clear` deletes what the
    account keeps no longer."""
    await asyncio.sleep(SECONDS_UNTIL_FIRST)
    while True:
        try:
            await tidy(due, units, history)
            for account_id in await due.accounts():
                await clear(account_id)
            await asyncio.sleep(SECONDS_BETWEEN_TIDYINGS)
        except Unavailable as error:
            lost(error)
            await asyncio.sleep(SECONDS_AFTER_FAILURE)


async def tidy(due: DueDeliveries, units: SendingUnits, history: EventHistory) -> None:
    """Tidy every account. Raises `Unavailable`."""
    for account_id in await due.accounts():
        async with units.begin(account_id) as unit:
            await unit.sending.tidy()
        more = True
        while more:
            more = await history.forget_some(account_id, EVENTS_ARE_KEPT)
            await asyncio.sleep(SECONDS_BETWEEN_BATCHES if more else 0)
