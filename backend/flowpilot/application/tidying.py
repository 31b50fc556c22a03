"""What the worker clears away from time to time, one account after the other."""

import asyncio
from collections.abc import Callable

from flowpilot.application.ports_deliveries import DueDeliveries, SendingUnits
from flowpilot.domain.errors import Unavailable

SECONDS_BETWEEN_TIDYINGS = 3600.0
SECONDS_UNTIL_FIRST = 60.0
SECONDS_AFTER_FAILURE = 60.0


async def tidy_for_ever(due: DueDeliveries, units: SendingUnits, lost: Callable[[BaseException], None]) -> None:
    """Tidy every account once an hour; sooner again when the database was out of reach."""
    await asyncio.sleep(SECONDS_UNTIL_FIRST)
    while True:
        try:
            await tidy(due, units)
            await asyncio.sleep(SECONDS_BETWEEN_TIDYINGS)
        except Unavailable as error:
            lost(error)
            await asyncio.sleep(SECONDS_AFTER_FAILURE)


async def tidy(due: DueDeliveries, units: SendingUnits) -> None:
    """Tidy every account. Raises `Unavailable`."""
    for account_id in await due.accounts():
        async with units.begin(account_id) as unit:
            await unit.sending.tidy()
