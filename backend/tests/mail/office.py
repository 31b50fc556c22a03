"""Two accounts on a real database: Alice, Bob and Dora in one, Charlie and Carla in another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.unit_of_work import PostgresUnits
from flowpilot.adapters.secrets import new_epoch
from flowpilot.application import claims, sessions
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports_sessions import NewSession
from flowpilot.application.ports_telling import DeliveryLine
from flowpilot.domain.account import Account, Actor, Role, User
from flowpilot.domain.card import Told
from flowpilot.domain.event import Event
from flowpilot.domain.handoff import HandoffRequest


class Office:
    """What people do in these accounts, and what stands in the database afterwards."""

    def __init__(self, units: PostgresUnits, app_url: str) -> None:
        self.units = units
        self._app_url = app_url

    async def open(self, name: str, people: dict[str, Role], *, is_demo: bool = False) -> dict[str, Actor]:
        """A new account with these people, by first name."""
        async with self.units.begin(uuid7()) as unit:
            await unit.people.list()
            account = Account(unit.account_id, name, "Europe/Berlin", "en", is_demo, unit.now, unit.now)
            await unit.accounts.add(account, new_epoch())
            users = [
                User(uuid7(), f"{who.lower()}@{name}.example", who, role, 1, None, unit.now, None, None, invited=False)
                for who, role in people.items()
            ]
            for user in users:
                await unit.people.add(user, None)
        return {user.name: Actor(user, account, None, None) for user in users}

    async def escalate(self, who: Actor, problem: str, target: Actor | None = None) -> UUID:
        """The new handoff's id."""
        async with self.units.begin(who.account.id) as unit:
            await unit.people.list()
            new = NewSession(problem, "Contoso", "4711", None, None, "normal")
            session = await sessions.lock(unit, (await sessions.start(unit, who, new)).id)
            request = HandoffRequest("escalate", "stuck", None, "normal", target.id if target else None, None, None)
            return (await HandoffManager(unit, who, session).escalate(request)).id

    async def claim(self, who: Actor, handoff_id: UUID) -> None:
        async with self.units.begin(who.account.id) as unit:
            locked = await claims.lock_to_claim(unit, who, handoff_id)
            await claims.claim(unit, who, locked, "own", has_model=False)

    async def ledger(self, who: Actor, handoff_id: UUID) -> Sequence[DeliveryLine]:
        async with self.units.begin(who.account.id) as unit:
            return await unit.deliveries.ledger(handoff_id)

    async def told(self, who: Actor, handoff_id: UUID) -> Told:
        async with self.units.begin(who.account.id) as unit:
            return await unit.deliveries.told_of(handoff_id)

    def announced(self, who: Actor) -> list[dict[str, object]]:
        """The `delivery_changed` frames of the account, in order."""
        rows = self._bound(who, "select data from stream_event where kind = 'delivery_changed' order by number")
        return [row[0] for row in rows]

    async def announce(self, who: Actor, count: int) -> None:
        """That many events in the account's stream, at once."""
        async with self.units.begin(who.account.id) as unit:
            for _ in range(count):
                unit.announce(Event("session_step", {"handoff_id": "", "text": "x"}))

    @contextmanager
    def writing(self, who: Actor) -> Iterator[None]:
        """Meanwhile another transaction of the account has numbered its event and is about to commit."""
        with bound(self._app_url, who.account.id) as connection:
            connection.execute(
                "select record(%s, '[]')", (Jsonb([{"kind": "session_step", "version": 1, "data": {}}]),)
            )
            yield

    def event_numbers(self, who: Actor) -> list[int]:
        """The events of the account that are still there, of whatever history."""
        return [row[0] for row in self._bound(who, "select number from stream_event order by number, epoch")]

    def events_age(self, who: Actor, by: timedelta, numbers: range | None = None) -> None:
        """The account's events, or those with these numbers, happened that much earlier."""
        events_age(self._app_url, who.account.id, by, numbers)

    def another_history_begins(self, who: Actor, epoch: str) -> None:
        """The account's events are numbered anew, in another history."""
        another_history_begins(self._app_url, who.account.id, epoch)

    def time_passes(self, who: Actor, by: timedelta) -> None:
        """Everything that waits in the account has waited that much longer."""
        self._bound(
            who,
            """update delivery set due_at = due_at - %(by)s, lease_until = lease_until - %(by)s,
                                   created_at = created_at - %(by)s returning 1""",
            {"by": by},
        )
        self.attempts_age(who, by)

    def answers_age(self, who: Actor, by: timedelta) -> None:
        """The account's answers kept by Idempotency-Key are that much older."""
        self._bound(who, "update idempotency_key set created_at = created_at - %(by)s returning 1", {"by": by})

    def attempts_age(self, who: Actor, by: timedelta) -> None:
        """The account's attempts began that much earlier."""
        self._bound(who, "update delivery_attempt set started_at = started_at - %(by)s returning 1", {"by": by})

    def _bound(self, who: Actor, sql: LiteralString, values: dict[str, object] | None = None) -> list[tuple[Any, ...]]:
        with bound(self._app_url, who.account.id) as connection:
            return connection.execute(sql, values).fetchall()


@contextmanager
def bound(app_url: str, account_id: UUID) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A transaction in the account, around the product."""
    with psycopg.connect(app_url) as connection:
        connection.execute("select set_config('app.account_id', %s, true)", (str(account_id),))
        yield connection


def another_history_begins(app_url: str, account_id: UUID, epoch: str) -> None:
    """As a restore writes it, under the feet of whoever serves this database."""
    with bound(app_url, account_id) as connection:
        connection.execute("update stream_head set epoch = %s, number = 0", (epoch,))


def events_age(app_url: str, account_id: UUID, by: timedelta, numbers: range | None = None) -> None:
    """The account's events, or those with these numbers, happened that much earlier."""
    with bound(app_url, account_id) as connection:
        connection.execute(
            """with moved as (delete from stream_event where %(all)s or number = any(%(numbers)s) returning *)
               insert into stream_event
               select account_id, epoch, number, kind, version, data, created_at - %(by)s from moved""",
            {"by": by, "all": numbers is None, "numbers": list(numbers or ())},
        )
