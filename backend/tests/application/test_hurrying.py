"""A server that takes something again hurries what waits for it, and is left alone while it only picks and chooses."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast
from uuid import UUID

import pytest

from flowpilot.application import hurrying
from flowpilot.application.hurrying import Hurrying
from flowpilot.application.ports_deliveries import DueDeliveries, SendingUnits, Took
from flowpilot.domain.errors import Unavailable
from tests.mail.waiting import until

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACCOUNT = UUID(int=1)


@dataclass
class Accounts:
    """One account in which something failed. `hurried` is what its units were asked to hurry; every other time that
    is nothing any more."""

    hurried: list[set[Took]] = field(default_factory=list)
    out_of_reach: int = 0

    @property
    def sending(self) -> "Accounts":
        return self

    async def accounts_with_failed(self) -> Sequence[UUID]:
        return [ACCOUNT]

    @asynccontextmanager
    async def begin(self, account_id: UUID) -> AsyncIterator["Accounts"]:
        if self.out_of_reach:
            self.out_of_reach -= 1
            raise Unavailable
        yield self

    async def hurry(self, took: Collection[Took]) -> bool:
        self.hurried.append(set(took))
        return len(self.hurried) % 2 == 1


@dataclass
class Morning:
    """Somebody who remembers what servers took."""

    accounts: Accounts
    hurrying: Hurrying
    woken: asyncio.Event
    lost: list[BaseException]

    async def hurries(self) -> set[Took]:
        """What it asked for last, after it went round once more."""
        before = len(self.accounts.hurried)
        await until(lambda: len(self.accounts.hurried) > before + 2, seconds=5)
        return self.accounts.hurried[-1]


@pytest.fixture
async def morning(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Morning]:
    monkeypatch.setattr(hurrying, "SECONDS_BETWEEN_HURRIES", 0.01)
    accounts, woken, lost = Accounts(), asyncio.Event(), list[BaseException]()
    one = Hurrying(cast(DueDeliveries, accounts), cast(SendingUnits, accounts), woken.set, lost.append)
    running = asyncio.create_task(one.run())
    yield Morning(accounts, one, woken, lost)
    running.cancel()


async def test_it_hurries_what_failed_before_the_server_took_something(morning: Morning) -> None:
    morning.hurrying.remember(Took("mail", NOON))
    assert await morning.hurries() == {Took("mail", NOON)}
    assert morning.woken.is_set()


async def test_what_fails_while_the_server_takes_other_things_keeps_its_schedule(morning: Morning) -> None:
    for seconds in range(60):
        morning.hurrying.remember(Took("mail", NOON + timedelta(seconds=seconds)))
    assert await morning.hurries() == {Took("mail", NOON)}


async def test_after_a_pause_in_which_it_took_nothing_it_hurries_again(morning: Morning) -> None:
    later = NOON + timedelta(minutes=10)
    for at in (NOON, later, later + timedelta(seconds=1)):
        morning.hurrying.remember(Took("mail", at))
    assert await morning.hurries() == {Took("mail", later)}


async def test_every_server_speaks_for_itself(morning: Morning) -> None:
    both = {Took("mail", NOON), Took("hooks.example", NOON)}
    for took in both:
        morning.hurrying.remember(took)
    assert await morning.hurries() == both


async def test_it_forgets_after_a_while(morning: Morning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hurrying, "SECONDS_OF_MEMORY", 0.0)
    morning.hurrying.remember(Took("mail", NOON))
    await until(lambda: bool(morning.accounts.hurried), seconds=5)
    await asyncio.sleep(0.1)
    assert len(morning.accounts.hurried) == 2


async def test_a_database_out_of_reach_is_asked_again(morning: Morning) -> None:
    morning.accounts.out_of_reach = 1
    morning.hurrying.remember(Took("mail", NOON))
    assert await morning.hurries() == {Took("mail", NOON)}
    assert len(morning.lost) == 1
