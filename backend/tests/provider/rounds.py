"""The worker's rounds over providers, one at a time, and the time that passes between them."""

import asyncio
from collections.abc import Callable
from uuid import UUID

from flowpilot.adapters.db.due_providers import PostgresDueProviders
from flowpilot.application.provider_rounds import ProviderRounds
from tests.mail.office import bound

LATER = """
    update login set checked_at = checked_at - interval '26 seconds' where sealed is not null;
    update account_provider set due_at = due_at - interval '26 seconds', lease_until = null"""


class Worker:
    """Asks about people of one account."""

    def __init__(
        self, starts: Callable[[], ProviderRounds], due: PostgresDueProviders, app_url: str, account_id: UUID
    ) -> None:
        self._starts = starts
        self._rounds = starts()
        self._due = due
        self._app_url = app_url
        self._account_id = account_id

    async def goes_round(self) -> bool:
        """Whether the account's turn had come."""
        if self._account_id not in await self._due.take(100):
            return False
        await self._rounds.ask_about(self._account_id)
        return True

    async def half_a_minute_later(self) -> bool:
        """The same, 26 seconds later."""
        self._time_passes()
        return await self.goes_round()

    async def is_stopped_as_soon_as(self, asked: Callable[[], bool]) -> None:
        """Half a minute later it goes round, is stopped in the middle, and started again."""
        self._time_passes()
        running = asyncio.create_task(self._rounds.run())
        async with asyncio.timeout(10):
            while not asked():
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.wait([running])
        self._rounds = self._starts()

    def _time_passes(self) -> None:
        with bound(self._app_url, self._account_id) as connection:
            for statement in LATER.split(";"):
                connection.execute(statement.encode())
