"""The worker's rounds over providers: whoever they know no longer is signed out within a minute."""

import asyncio
import time
from collections.abc import Callable, Sequence
from uuid import UUID

from flowpilot.application.errands import Errands
from flowpilot.application.insisting import insist
from flowpilot.application.ports import Unit, Units
from flowpilot.application.ports_provider import (
    Client,
    DueProviders,
    NotGranted,
    ProviderDesk,
    ProviderFailed,
    ProviderLogin,
    ProviderSeals,
)
from flowpilot.application.provider_sign_in import CHECKED_EVERY
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.errors import Unavailable
from flowpilot.domain.provider import Provider

SECONDS_BETWEEN_ROUNDS = 2.0
SECONDS_OF_A_TURN = 40.0  # less than an account's lease, with the last answers
SECONDS_TO_FINISH = 4.0  # of a worker that stops
ACCOUNTS_AT_ONCE = 8
LOGINS_OF_A_TURN = 100
ASKED_AT_ONCE = 8  # of one provider
TURNED_AWAY = "turned away by the provider"


class ProviderRounds:
    """Runs until cancelled, and then finishes what it began: a refresh token that was replaced must not be lost.

    `lost` is called with what a turn raised; the account is due again when its lease ends.
    """

    def __init__(
        self,
        due: DueProviders,
        units: Units,
        desk: ProviderDesk,
        seals: ProviderSeals,
        lost: Callable[[BaseException], None],
    ) -> None:
        self._due = due
        self._units = units
        self._desk = desk
        self._seals = seals
        self._lost = lost
        self._turns = Errands(lost)
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Rounds for ever. A slow provider holds up its own account alone."""
        try:
            while True:
                try:
                    await self._round()
                except Unavailable as error:
                    self._lost(error)
                await asyncio.sleep(SECONDS_BETWEEN_ROUNDS)
        finally:
            self._stop.set()
            await self._turns.finish(SECONDS_TO_FINISH)

    async def _round(self) -> None:
        free = ACCOUNTS_AT_ONCE - self._turns.count
        for account_id in await self._due.take(free) if free else ():
            self._turns.begin(self.ask_about(account_id))

    async def ask_about(self, account_id: UUID) -> None:
        """One account's turn: its provider is asked about everybody whose time has come."""
        async with self._units.begin(account_id) as unit:
            provider = await unit.providers.get()
            if provider is None:
                return
            before = unit.now - CHECKED_EVERY
            logins = await unit.providers.waiting_logins(provider.id, before, LOGINS_OF_A_TURN)
        turn = _Turn(self._units, self._desk, self._seals, account_id, provider, self._stop)
        await turn.run(logins)
        async with self._units.begin(account_id) as unit:
            await unit.providers.rest(CHECKED_EVERY, turn.failure)


class _Turn:
    """One account's questions. They end when the provider does not answer: it is asked again later, and nobody is
    signed out because of it."""

    def __init__(
        self,
        units: Units,
        desk: ProviderDesk,
        seals: ProviderSeals,
        account_id: UUID,
        provider: Provider,
        stop: asyncio.Event,
    ) -> None:
        self._units = units
        self._desk = desk
        self._seals = seals
        self._account_id = account_id
        self._provider = provider
        self._stop = stop
        self._until = 0.0
        self._hands = asyncio.Semaphore(ASKED_AT_ONCE)
        self.failure: str | None = None

    async def run(self, logins: Sequence[ProviderLogin]) -> None:
        """Ask about these, several at once. `failure` says afterwards what was wrong with the provider."""
        secret = self._seals.open(self._account_id, self._provider.id, self._provider.sealed)
        if secret is None:
            self.failure = "wrong_client"
            return
        client = Client(self._provider.issuer, self._provider.client_id, secret)
        self._until = time.monotonic() + SECONDS_OF_A_TURN
        # Not in a group: there the first that fails takes with it those that were begun.
        asked = await asyncio.gather(*(self._ask(client, login) for login in logins), return_exceptions=True)
        for error in asked:
            if error:
                raise error

    async def _ask(self, client: Client, login: ProviderLogin) -> None:
        async with self._hands:
            if self.failure or self._stop.is_set() or time.monotonic() > self._until:
                return
            refresh_token = self._seals.open(self._account_id, login.id, login.sealed)
            try:
                fresh = await self._desk.refreshed(client, refresh_token) if refresh_token else None
            except ProviderFailed as failed:
                self.failure = failed.fault
                async with self._units.begin(self._account_id) as unit:
                    await unit.providers.asked(login.id)
                return
            except NotGranted:
                fresh = None
            await insist(lambda: self._write_down(login, fresh))

    async def _write_down(self, login: ProviderLogin, fresh: str | None) -> None:
        async with self._units.begin(self._account_id) as unit:
            if fresh:
                await unit.providers.checked(login.id, self._seals.close(self._account_id, login.id, fresh))
            else:
                await _turn_away(unit, login)


async def _turn_away(unit: Unit, login: ProviderLogin) -> None:
    ended = await unit.providers.turn_away(login.user_id)
    await unit.links.end("password_reset", login.user_id, TURNED_AWAY)
    if ended:
        unit.audit(AuditEntry("user.turn_away", "app_user", login.user_id, None, {"ended_logins": ended}))
