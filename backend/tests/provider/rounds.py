"""The worker's rounds over providers, one at a time, and the time that passes between them."""

from uuid import UUID

from flowpilot.adapters.db.due_providers import PostgresDueProviders
from flowpilot.application.provider_rounds import ProviderRounds
from tests.mail.office import bound

LATER = """
    update login set checked_at = checked_at - interval '26 seconds' where sealed is not null;
    update account_provider set due_at = due_at - interval '26 seconds', lease_until = null"""


class Worker:
    """Asks about people of one account."""

    def __init__(self, rounds: ProviderRounds, due: PostgresDueProviders, app_url: str, account_id: UUID) -> None:
        self._rounds = rounds
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
        with bound(self._app_url, self._account_id) as connection:
            for statement in LATER.split(";"):
                connection.execute(statement.encode())
        return await self.goes_round()
