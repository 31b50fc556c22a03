"""Who has a page open, as one process writes it down: soon, seldom, and together."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from uuid import UUID

import pytest

from flowpilot.application import stream_keeping
from flowpilot.application.event_stream import EventStream
from flowpilot.application.ports_people import Standing
from flowpilot.application.stream_keeping import StreamKeeper
from flowpilot.domain.errors import Unavailable
from tests.application.pages import ACCOUNT, History, Page
from tests.fakes.units import MemoryUnits

pytestmark = pytest.mark.anyio


class Written:
    """What was written down, lot by lot; `away` makes the database be out of reach."""

    def __init__(self) -> None:
        self.lots: list[dict[UUID, list[UUID]]] = []
        self.away = False

    async def write(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> None:
        if self.away:
            raise Unavailable
        self.lots.append({account_id: list(logins) for account_id, logins in signed_in_by.items()})


class EverybodyStands:
    """Nobody loses a right."""

    async def of(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, Standing]:
        return {login: Standing(True, "engineer") for logins in signed_in_by.values() for login in logins}


@pytest.fixture
def stream() -> EventStream:
    return EventStream(History(), lambda _: None)


@asynccontextmanager
async def looking(
    stream: EventStream, written: Written, monkeypatch: pytest.MonkeyPatch, *, every: float = 60.0
) -> AsyncIterator[None]:
    """A process that looks all the time; a login is written again after `every` seconds."""
    monkeypatch.setattr(stream_keeping, "SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(stream_keeping, "SECONDS_BETWEEN_SWEEPS", 0.01)
    monkeypatch.setattr(stream_keeping, "SECONDS_BETWEEN_PRESENCES", every)
    keeper = StreamKeeper(stream, MemoryUnits(), EverybodyStands(), written, lambda: None)
    running = asyncio.create_task(keeper.run())
    yield
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_pages_that_are_open_are_written_once_in_one_lot(
    stream: EventStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob, dora, written = Page(name="Bob"), Page(name="Dora"), Written()
    for page in (bob, bob, dora):
        await page.opens(stream)
    async with looking(stream, written, monkeypatch):
        await asyncio.sleep(0.1)
    assert written.lots == [{ACCOUNT: [bob.actor.login_id, dora.actor.login_id]}]


async def test_a_page_that_stays_open_is_written_again_and_a_closed_one_is_not(
    stream: EventStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob, dora, written = Page(name="Bob"), Page(name="Dora"), Written()
    for page in (bob, dora):
        await page.opens(stream)
    async with looking(stream, written, monkeypatch, every=0.05):
        await asyncio.sleep(0.02)
        dora.lost()
        async with asyncio.timeout(5):
            while len(written.lots) < 3:
                await asyncio.sleep(0.01)
    assert written.lots[1:3] == [{ACCOUNT: [bob.actor.login_id]}] * 2


async def test_what_the_database_could_not_take_is_written_later(
    stream: EventStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob, written = Page(), Written()
    await bob.opens(stream)
    written.away = True
    async with looking(stream, written, monkeypatch):
        await asyncio.sleep(0.05)
        assert written.lots == []
        written.away = False
        async with asyncio.timeout(5):
            while not written.lots:
                await asyncio.sleep(0.01)
    assert written.lots == [{ACCOUNT: [bob.actor.login_id]}]


async def test_a_crowd_is_written_in_lots_so_that_it_does_not_come_in_step_ever_after(
    stream: EventStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_keeping, "LOGINS_IN_A_LOOK", 4)
    written = Written()
    for _ in range(10):
        await Page().opens(stream)
    async with looking(stream, written, monkeypatch), asyncio.timeout(5):
        while sum(len(lot[ACCOUNT]) for lot in written.lots) < 10:
            await asyncio.sleep(0.01)
    assert [len(lot[ACCOUNT]) for lot in written.lots] == [4, 4, 2]
