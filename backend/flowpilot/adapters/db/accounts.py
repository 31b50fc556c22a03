"""The bound account's own row, and answers kept by Idempotency-Key."""

from datetime import datetime

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports import KeyScope, StoredAnswer
from flowpilot.domain.account import Account


class PostgresAccounts:
    """See `application.ports.Accounts`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self) -> Account:
        account = await self._statements.one(
            class_row(Account),
            """select id, name, time_zone, locale, is_demo, pilot_started_at, created_at, pilot_set_at,
                      suspended_at
                 from account""",
        )
        if account is None:
            raise LookupError("the bound account has no row")
        return account

    async def add(self, account: Account, epoch: str) -> None:
        await self._statements.run(
            """insert into account (id, name, time_zone, locale, is_demo, pilot_started_at, created_at)
               values (%s, %s, %s, %s, %s, %s, %s)""",
            (
                account.id,
                account.name,
                account.time_zone,
                account.locale,
                account.is_demo,
                account.pilot_started_at,
                account.created_at,
            ),
        )
        await self._statements.run(
            "insert into stream_head (account_id, epoch) values (current_account(), %s)", (epoch,)
        )

    async def wait_to_found(self) -> None:
        await self._statements.one(scalar_row, "select 1 from pg_advisory_xact_lock(hashtextextended('founding', 0))")

    async def change(self, *, name: str, time_zone: str, locale: str) -> None:
        await self._statements.run(
            "update account set name = %s, time_zone = %s, locale = %s", (name, time_zone, locale)
        )

    async def suspend(self, at: datetime | None) -> None:
        await self._statements.run("update account set suspended_at = %s", (at,))

    async def begin_pilot(self, started_at: datetime, set_at: datetime) -> bool:
        return await self._statements.changed(
            "update account set pilot_started_at = %s, pilot_set_at = %s where pilot_set_at is null returning 1",
            (started_at, set_at),
        )


class PostgresAnswers:
    """See `application.ports.Answers`. The lock is held by the transaction, so a crash gives the key free."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def reserve(self, scope: KeyScope) -> bool:
        name = f"{scope.user_id} {scope.method} {scope.path} {scope.key}"
        taken = await self._statements.one(
            scalar_row,
            "select pg_try_advisory_xact_lock(hashtextextended(current_account()::text || %s, 0))",
            (name,),
        )
        return bool(taken)

    async def find(self, scope: KeyScope) -> StoredAnswer | None:
        return await self._statements.one(
            class_row(StoredAnswer),
            """select body_hash, status, content_type, body from idempotency_key
                where user_id = %s and method = %s and path = %s and key = %s
                  and created_at > clock_timestamp() - interval '24 hours'""",
            (scope.user_id, scope.method, scope.path, scope.key),
        )

    async def keep(self, scope: KeyScope, answer: StoredAnswer) -> None:
        await self._statements.run(
            """insert into idempotency_key
                      (account_id, user_id, method, path, key, body_hash, status, content_type, body, created_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, clock_timestamp())
               on conflict (account_id, user_id, method, path, key) do update
                  set body_hash = excluded.body_hash, status = excluded.status, body = excluded.body,
                      content_type = excluded.content_type, created_at = excluded.created_at""",
            (
                scope.user_id,
                scope.method,
                scope.path,
                scope.key,
                answer.body_hash,
                answer.status,
                answer.content_type,
                answer.body,
            ),
        )
