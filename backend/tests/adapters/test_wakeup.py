"""Hints between processes: quick, merged, and honest about a connection that only looks alive."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest

from flowpilot.adapters.db import wakeup
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.wakeup import Listener, Notifier
from tests.mail.waiting import until

pytestmark = pytest.mark.anyio


class Wire:
    """Stands between us and the database; while `swallows`, bytes vanish and no connection breaks."""

    def __init__(self, database: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self._port = probe.getsockname()[1]
        self._database = urlsplit(database)
        self.url = database.replace(f":{self._database.port}/", f":{self._port}/")
        self.swallows = False
        self._pumps: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self._port)

    async def close(self) -> None:
        if self._server:
            self._server.close()
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection(self._database.hostname, self._database.port)
        self._pumps |= {
            asyncio.create_task(self._pump(reader, there[1])),
            asyncio.create_task(self._pump(there[0], writer)),
        }

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(65536):
                if not self.swallows:
                    writer.write(piece)
        except ConnectionError:
            return
        finally:
            writer.close()


class Heard:
    """What a listener was told: accounts, and how often it was told to look everywhere."""

    def __init__(self) -> None:
        self.accounts: list[UUID] = []
        self.numbers: dict[UUID, int] = {}
        self.calls = 0
        self.look_everywhere = 0

    def hear(self, numbers: Mapping[UUID, int]) -> None:
        self.calls += 1
        self.accounts.extend(numbers)
        self.numbers.update(numbers)
        self.look_everywhere += not numbers


@pytest.fixture
async def wire(embedded: DatabaseUrls, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    monkeypatch.setattr(wakeup, "SECONDS_BETWEEN_PROBES", 0.3)
    monkeypatch.setattr(wakeup, "SECONDS_TO_ANSWER", 0.7)
    wire = Wire(embedded.app)
    await wire.open()
    yield wire
    await wire.close()


async def test_a_hint_reaches_the_other_process(embedded: DatabaseUrls) -> None:
    heard, account = Heard(), uuid4()
    async with Listener(embedded.app, heard.hear) as listener, Notifier(embedded.app) as notifier:
        await until(lambda: listener.healthy, seconds=5)
        notifier.hint(account, 7)
        await until(lambda: heard.accounts == [account], seconds=2)


async def test_a_burst_travels_in_few_statements(embedded: DatabaseUrls) -> None:
    heard, accounts = Heard(), {uuid4() for _ in range(400)}
    async with Listener(embedded.app, heard.hear) as listener, Notifier(embedded.app) as notifier:
        await until(lambda: listener.healthy, seconds=5)
        for account in accounts:
            notifier.hint(account, 6)
            notifier.hint(account, 7)
        await until(lambda: set(heard.accounts) == accounts, seconds=2)
    assert heard.calls <= 5
    assert set(heard.numbers.values()) == {7}


async def test_it_looks_everywhere_once_it_listens(embedded: DatabaseUrls) -> None:
    heard = Heard()
    async with Listener(embedded.app, heard.hear):
        await until(lambda: heard.look_everywhere == 1, seconds=5)


async def test_what_is_no_account_is_left_out(embedded: DatabaseUrls) -> None:
    heard, account = Heard(), uuid4()
    async with Listener(embedded.app, heard.hear) as listener:
        await until(lambda: listener.healthy, seconds=5)
        with psycopg.connect(embedded.worker, autocommit=True) as somebody:
            somebody.execute(
                "select pg_notify('flowpilot', %s)", (f"nonsense,{uuid4()},{uuid4()}:x,{account}:7,'; drop table",)
            )
        await until(lambda: heard.accounts == [account], seconds=2)


async def test_a_connection_that_swallows_everything_is_noticed_and_replaced(wire: Wire) -> None:
    heard = Heard()
    async with Listener(wire.url, heard.hear) as listener:
        await until(lambda: listener.healthy, seconds=5)
        wire.swallows = True
        await until(lambda: not listener.healthy, seconds=5)
        wire.swallows = False
        await until(lambda: listener.healthy and heard.look_everywhere == 2, seconds=10)


async def test_a_lost_hint_costs_one_hint_and_the_notifier_comes_back(wire: Wire, embedded: DatabaseUrls) -> None:
    heard, lost, later = Heard(), uuid4(), uuid4()
    async with Listener(embedded.app, heard.hear) as listener, Notifier(wire.url) as notifier:
        await until(lambda: listener.healthy, seconds=5)
        wire.swallows = True
        notifier.hint(lost, 7)
        await asyncio.sleep(1.5)
        wire.swallows = False
        notifier.hint(later, 8)
        await until(lambda: later in heard.accounts, seconds=10)


async def test_without_a_database_it_waits_and_ends_when_asked(wire: Wire) -> None:
    heard = Heard()
    wire.swallows = True
    async with asyncio.timeout(5):
        async with Listener(wire.url, heard.hear) as listener, Notifier(wire.url) as notifier:
            notifier.hint(uuid4(), 7)
            await asyncio.sleep(0.5)
            assert not listener.healthy
    assert heard.calls == 0


async def test_it_ends_at_once_at_whatever_moment_it_is_asked(embedded: DatabaseUrls) -> None:
    for turns in range(12):
        async with asyncio.timeout(5) as patience, Notifier(embedded.app) as notifier:
            notifier.hint(uuid4(), 7)
            await asyncio.sleep(0.1)
            notifier.hint(uuid4(), 7)
            for _ in range(turns):
                await asyncio.sleep(0)
            time.sleep(0.01)  # noqa: ASYNC251 - the answer is there, and nobody could read it yet
        assert not patience.expired()
