"""A database of one's own, two accounts on it, a real mail server, and the worker's rounds in this process."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.db.due_deliveries import PostgresDueDeliveries
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.event_history import PostgresEventHistory
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.db.worker_cycles import a_worker_goes_round
from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.delivery_rounds import DeliveryRounds
from flowpilot.application.ports_deliveries import Channel
from flowpilot.domain.account import Actor
from tests.mail.office import Office
from tests.mail.server import MailServer
from tests.stories.scenes import Ledger, People, found_team

BACKEND = Path(__file__).parents[2]
StartWorker = Callable[..., subprocess.Popen[bytes]]
LETTERS = Letters("FlowPilot <flowpilot@msp.example>", "https://flowpilot.example")


@pytest.fixture
async def database(embedded: DatabaseUrls) -> DatabaseUrls:
    """Without a row."""
    # An API of these tests may run in this loop and be in the midst of a transaction, which must be able to end.
    async with await psycopg.AsyncConnection.connect(embedded.owner) as owner:
        await owner.execute("truncate account, worker_cycle cascade")
    return embedded


@pytest.fixture
async def people(pool: Pool, api: str) -> AsyncIterator[People]:
    """Each in front of the API."""
    team = await found_team(pool, api)
    yield team
    for person in team.values():
        await person.client.aclose()


@pytest.fixture
def ledger(embedded: DatabaseUrls, people: People) -> Iterator[Ledger]:
    """What stands in the account of Alice."""
    opened = Ledger(embedded.app, people["alice"].account_id)
    yield opened
    opened.close()


@dataclass(frozen=True, slots=True)
class World:
    """Alice, Bob and Dora work in one account, Charlie and Carla in another."""

    office: Office
    due: PostgresDueDeliveries
    history: PostgresEventHistory
    alice: Actor
    bob: Actor
    dora: Actor
    charlie: Actor
    carla: Actor

    async def work(self, channel: Channel, rounds: int = 1) -> None:
        """What a worker with this channel does until everything that is due now was tried, that many times."""
        sender = DeliverySender(self.office.units, {"email": channel}, chance=lambda: 0.5)
        for _ in range(rounds):
            due = await self.due.take(100, 100, 100, ())
            await asyncio.gather(*(sender.deliver(one) for one in due))

    async def settled(self, who: Actor, handoff_id: UUID) -> None:
        """Until nothing of the handoff is under way."""
        async with asyncio.timeout(10):
            while any(line.state == "sending" for line in await self.office.ledger(who, handoff_id)):
                await asyncio.sleep(0.05)

    def rounds(self, channel: Channel) -> DeliveryRounds:
        """A worker's rounds."""
        sender = DeliverySender(self.office.units, {"email": channel})
        return DeliveryRounds(self.due, self.office.units, sender.deliver, lambda: None, lambda _: None)


@pytest.fixture
async def world(database: DatabaseUrls) -> AsyncIterator[World]:
    async with world_on(database) as world:
        yield world


@asynccontextmanager
async def world_on(database: DatabaseUrls) -> AsyncIterator[World]:
    """Both accounts on this database."""
    async with open_pool(database.app, size=8) as pool, open_pool(database.worker, size=2) as worker_pool:
        office = Office(PostgresUnits(pool, nobody_listens), database.app)
        one = await office.open("north", {"Alice": "engineer", "Bob": "engineer", "Dora": "admin", "Vera": "viewer"})
        other = await office.open("south", {"Charlie": "engineer", "Carla": "admin"})
        due = PostgresDueDeliveries(worker_pool)
        yield World(
            office,
            due,
            PostgresEventHistory(pool),
            one["Alice"],
            one["Bob"],
            one["Dora"],
            other["Charlie"],
            other["Carla"],
        )


@pytest.fixture
def smtp(mail_server: MailServer) -> SmtpChannel:
    """The channel to the mail server."""
    return SmtpChannel(mail_server.url, LETTERS)


@pytest.fixture
def impatient(mail_server: MailServer) -> SmtpChannel:
    """The same, but it waits three seconds instead of thirty."""
    return SmtpChannel(mail_server.url, LETTERS, seconds_to_connect=2.0, seconds_in_all=3.0)


@pytest.fixture
def start_worker(database: DatabaseUrls, mail_server: MailServer, tmp_path: Path) -> Iterator[StartWorker]:
    """Starts a worker of this database and mail server; what still runs in the end is killed. They log into
    `worker.log`."""
    started: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ,
        "PYTHONPATH": str(BACKEND),
        "FLOWPILOT_DATA_DIR": str(tmp_path / "worker"),
        "FLOWPILOT_DATABASE_URL": database.app,
        "FLOWPILOT_DATABASE_WORKER_URL": database.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": database.owner,
        "FLOWPILOT_SMTP_URL": mail_server.url,
    }

    def start(*options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "flowpilot", "worker", *options]
        with (tmp_path / "worker.log").open("a") as log:
            started.append(subprocess.Popen(command, env=environment, stderr=log))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


async def until_a_worker_goes_round(database: DatabaseUrls) -> None:
    """Until a worker has proved that it goes round."""
    async with open_pool(database.worker, size=1) as pool, asyncio.timeout(60):
        while not await a_worker_goes_round(pool):
            await asyncio.sleep(0.05)
