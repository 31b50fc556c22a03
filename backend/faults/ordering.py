"""P1 and P15 under a crowd: 64 writers with random waits and rollbacks, beside a stranger's long transaction."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg

from faults.history import Answered, Calm, History, now
from faults.judge import judge
from faults.machines import Estate
from faults.pages import Page
from faults.stock import come_to_rest, take_stock
from faults.verdict import Verdict
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnit, PostgresUnits
from flowpilot.adapters.db.wakeup import Notifier
from flowpilot.application import sessions
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports_sessions import NewSession
from flowpilot.domain.account import Actor
from flowpilot.domain.handoff import Handoff, HandoffRequest
from tests.people import Colleague, found_account

WRITERS = 64
ACCOUNTS = 4
PAGES = 4  # of each account, over two machines
SHARE_OF_ROLLBACKS = 0.1
LONGEST_WAIT_INSIDE = 0.3  # seconds with the transaction open and the counter not yet taken
LONGEST_WAIT_BETWEEN = 1.5
SECONDS_TO_CATCH_UP = 30.0
ACCEPTED, ROLLED_BACK = 201, 409


class ChangedMind(Exception):
    """Rolls a transaction back after everything in it was written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who escalates straight at the product's own unit of work, as one API process among others."""

    actor: Actor
    units: PostgresUnits
    rng: random.Random

    async def writes(self, until: asyncio.Event, history: History) -> None:
        """Runs until told to stop."""
        account, name = str(self.actor.account.id), self.actor.user.name
        while not until.is_set():
            began, status = now(), ROLLED_BACK
            written: list[Handoff] = []
            with suppress(ChangedMind):
                async with self.units.begin(self.actor.account.id) as unit:
                    written.append(await self._escalate(unit))
                    await asyncio.sleep(self.rng.uniform(0, LONGEST_WAIT_INSIDE))
                    if self.rng.random() < SHARE_OF_ROLLBACKS:
                        raise ChangedMind
                status = ACCEPTED
            session_id, handoff_id = str(written[0].session_id), str(written[0].id)
            key = f"{name} {began}"
            history.add(Answered(account, "escalate", name, key, session_id, handoff_id, status, "", 1, began, now()))
            await asyncio.sleep(self.rng.uniform(0, LONGEST_WAIT_BETWEEN))

    async def _escalate(self, unit: PostgresUnit) -> Handoff:
        await unit.accounts.get()  # reads the clock
        new = NewSession("Outlook hangs", "Contoso", "4711", "mail", None, "normal")
        session = await sessions.lock(unit, (await sessions.start(unit, self.actor, new)).id)
        request = HandoffRequest("escalate", "stuck", None, "high", None, None, None)
        return await HandoffManager(unit, self.actor, session).escalate(request)


async def run(folder: Path, seconds: float, seed: int) -> Verdict:
    """The verdict on that many seconds."""
    rng, history = random.Random(seed), History(folder / "history.jsonl")
    estate, enough = Estate(folder, rng), asyncio.Event()
    async with estate.running(), open_pool(estate.urls.app, size=WRITERS) as pool, Notifier(estate.urls.app) as hints:
        machines = [await estate.start("api") for _ in range(2)]
        units = PostgresUnits(pool, lambda done: hints.hint(done.account_id, done.first_number + len(done.events) - 1))
        accounts = [await _found(pool, machines[0].address) for _ in range(ACCOUNTS)]
        pages = [
            Page(f"page {number} of account {index}", people["Bob"], machines[number % 2].address, history, rng)
            for index, people in enumerate(accounts)
            for number in range(PAGES)
        ]
        watching = [asyncio.create_task(page.stay()) for page in pages]
        while not all(page.live for page in pages):
            await asyncio.sleep(0.05)
        actors = [await _actor(units, people["Alice"]) for people in accounts]
        async with _foreign_transaction(estate):
            began = now()
            writers = [Writer(actors[number % ACCOUNTS], units, rng) for number in range(WRITERS)]
            writing = [asyncio.create_task(writer.writes(enough, history)) for writer in writers]
            await asyncio.sleep(seconds)
            history.add(Calm(began, now()))
        enough.set()
        await asyncio.gather(*writing)
        await _at_rest(estate, pages)
        for task in watching:
            task.cancel()
        await take_stock(estate, history)
    history.close()
    return judge(history.records)


async def _at_rest(estate: Estate, pages: Sequence[Page]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_TO_CATCH_UP):
            await come_to_rest(estate, pages)


async def _found(pool: Pool, address: str) -> dict[str, Colleague]:
    return await found_account(pool, address, {"Ada": "admin", "Alice": "engineer", "Bob": "engineer"})


async def _actor(units: PostgresUnits, person: Colleague) -> Actor:
    async with units.begin(UUID(person.account_id)) as unit:
        user, account = await unit.people.get(UUID(person.id)), await unit.accounts.get()
    if user is None:
        raise LookupError(person.name)
    return Actor(user, account, None, None)


@asynccontextmanager
async def _foreign_transaction(estate: Estate) -> AsyncIterator[None]:
    """Somebody else's transaction in another database of the cluster, with an id of its own, open all the while."""
    administrator = await psycopg.AsyncConnection.connect(estate.administrator_url("postgres"), autocommit=True)
    async with administrator:
        await administrator.execute("create database elsewhere")
    async with await psycopg.AsyncConnection.connect(estate.administrator_url("elsewhere")) as stranger:
        await stranger.execute("select pg_current_xact_id()")
        yield
        await stranger.rollback()
