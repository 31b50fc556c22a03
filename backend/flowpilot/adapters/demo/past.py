"""A transaction that is played in the past: its clock is set by the story, and its mails are long gone."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.pool import Connection, Pool
from flowpilot.adapters.db.statements import Statements
from flowpilot.adapters.db.unit_of_work import PostgresUnit, PostgresUnits, nobody_listens
from flowpilot.application.ports_ladder import Timer
from flowpilot.domain.delivery import MAILBOX_UNAVAILABLE

# What the worker would have done with every mail that fell due: one attempt, taken or refused by the mail server.
SEND_DUE = """
    with gone as (
        update delivery
           set state = case when user_id = any(%(refused)s) then 'dead' else 'sent' end,
               reason = case when user_id = any(%(refused)s) then %(reason)s end,
               due_at = null, attempt_count = 1, ended_at = due_at + interval '1.4 s'
         where due_at <= %(now)s
        returning account_id, id, handoff_id, state, ended_at
    ), tried as (
        insert into delivery_attempt (account_id, delivery_id, number, started_at, ended_at, outcome, detail)
        select account_id, id, 1, ended_at - interval '0.4 s', ended_at,
               case state when 'sent' then 'sent' else 'permanent' end,
               case state when 'sent' then '250 2.0.0 accepted' else '552 5.2.2 mailbox full' end
          from gone
    )
    select distinct handoff_id from gone"""


NEXT_TIMER = """
    select id, kind, handoff_id, step, claim_id, due_at from timer where due_at <= %s order by due_at, id limit 1"""


class PastStatements(Statements):
    """Statements whose time is `at`, not the database's."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        super().__init__(connection)
        self.at = at

    @property
    def now(self) -> datetime:
        return self.at

    async def read_clock(self) -> None:
        """The story sets the time."""

    async def wait_for_other_seeding(self) -> None:
        """Two seedings of one account wait for each other."""
        await self.run("select pg_advisory_xact_lock(hashtextextended('demo' || current_account()::text, 0))")

    async def send_due_mails(self, *, refused: Sequence[UUID]) -> Sequence[UUID]:
        """Every mail that was due by now is sent, or dead for the people in `refused`; the ids of the handoffs."""
        values = {"now": self.at, "refused": list(refused), "reason": MAILBOX_UNAVAILABLE}
        return await self.all(scalar_row, SEND_DUE, values)

    async def next_timer(self, until: datetime) -> Timer | None:
        """The timer that falls due next, at the latest at `until`."""
        return await self.one(class_row(Timer), NEXT_TIMER, (until,))

    async def read_bells(self, until: datetime) -> None:
        """What happened before `until` was read."""
        await self.run(
            "update notification set read_at = created_at + interval '9 minutes' where created_at < %s",
            (until,),
        )


@asynccontextmanager
async def begin_in_the_past(
    pool: Pool, account_id: UUID, at: datetime
) -> AsyncIterator[tuple[PostgresUnit, PastStatements]]:
    """One transaction of the account that starts at `at`, and the statements that move its clock."""
    made: list[PastStatements] = []

    def statements(connection: Connection) -> PastStatements:
        made.append(PastStatements(connection, at))
        return made[0]

    async with PostgresUnits(pool, nobody_listens, statements).begin(account_id) as unit:
        yield unit, made[0]
