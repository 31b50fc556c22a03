"""Logins, tokens and invitations of the bound account. A secret is stored as its SHA-256 alone."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import class_row, dict_row, tuple_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Connection, Pool
from flowpilot.adapters.db.statements import BIND, Statements
from flowpilot.application.ports_people import Invitation, Login, Standing, Token
from flowpilot.domain.account import Account, Actor, Role, User
from flowpilot.domain.errors import Unavailable

ACTOR: LiteralString = """
    select u.id, u.email, u.name, u.role, u.tier, u.locale, u.created_at,
           a.id as account_id, a.name as account_name, a.time_zone, a.locale as account_locale, a.is_demo,
           a.pilot_started_at, a.created_at as account_created_at, s.id as signed_in_by
      from account a
      join app_user u on u.account_id = a.id and u.disabled_at is null and u.deleted_at is null """
BY_COOKIE: LiteralString = (
    ACTOR
    + """join login s on s.user_id = u.id
    where s.secret_hash = %s and s.ended_at is null and s.expires_at > clock_timestamp()"""
)
BY_TOKEN: LiteralString = ACTOR + "join token s on s.user_id = u.id where s.secret_hash = %s and s.ended_at is null"

STANDING: LiteralString = """
    select s.id, s.stands and u.disabled_at is null and u.deleted_at is null, u.role
      from (select id, user_id, ended_at is null and expires_at > clock_timestamp() as stands
              from login where id = any(%(ids)s)
             union all
            select id, user_id, ended_at is null from token where id = any(%(ids)s)) s
      join app_user u on u.id = s.user_id"""


class PostgresLogins:
    """See `application.ports_people.Logins`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def by_cookie(self, secret: str) -> Actor | None:
        row = await self._statements.one(dict_row, BY_COOKIE, (_hash(secret),))
        return _actor(row, login_id=row["signed_in_by"]) if row else None

    async def by_token(self, secret: str) -> Actor | None:
        row = await self._statements.one(dict_row, BY_TOKEN, (_hash(secret),))
        return _actor(row, token_id=row["signed_in_by"]) if row else None

    async def add_login(self, login: Login, secret: str) -> None:
        await self._statements.run(
            """insert into login (account_id, id, user_id, secret_hash, user_agent, created_at, expires_at)
               values (current_account(), %s, %s, %s, %s, %s, %s)""",
            (login.id, login.user_id, _hash(secret), login.user_agent, login.created_at, login.expires_at),
        )

    async def logins_of(self, user_id: UUID) -> Sequence[Login]:
        return await self._statements.all(
            class_row(Login),
            """select id, user_id, user_agent, created_at, expires_at from login
                where user_id = %s and ended_at is null and expires_at > clock_timestamp() order by id desc""",
            (user_id,),
        )

    async def end_login(self, login_id: UUID, at: datetime) -> None:
        await self._statements.run("update login set ended_at = %s where id = %s and ended_at is null", (at, login_id))

    async def end_logins(self, user_id: UUID, at: datetime) -> None:
        await self._statements.run(
            "update login set ended_at = %s where user_id = %s and ended_at is null", (at, user_id)
        )

    async def add_token(self, token: Token, secret: str) -> None:
        await self._statements.run(
            """insert into token (account_id, id, user_id, name, secret_hash, created_at)
               values (current_account(), %s, %s, %s, %s, %s)""",
            (token.id, token.user_id, token.name, _hash(secret), token.created_at),
        )

    async def tokens_of(self, user_id: UUID) -> Sequence[Token]:
        return await self._statements.all(
            class_row(Token),
            """select id, user_id, name, created_at from token
                where user_id = %s and ended_at is null order by id desc""",
            (user_id,),
        )

    async def end_token(self, token_id: UUID, at: datetime) -> None:
        await self._statements.run("update token set ended_at = %s where id = %s and ended_at is null", (at, token_id))

    async def end_tokens(self, user_id: UUID, at: datetime) -> None:
        await self._statements.run(
            "update token set ended_at = %s where user_id = %s and ended_at is null", (at, user_id)
        )

    async def add_invitation(
        self, invitation: Invitation, secret: str, by: UUID, at: datetime, until: datetime
    ) -> None:
        await self._statements.run(
            """insert into invitation (account_id, id, user_id, secret_hash, invited_by, created_at, expires_at)
               values (current_account(), %s, %s, %s, %s, %s, %s)""",
            (invitation.id, invitation.user_id, _hash(secret), by, at, until),
        )

    async def take_invitation(self, secret: str) -> Invitation | None:
        return await self._statements.one(
            class_row(Invitation),
            """update invitation set accepted_at = clock_timestamp()
                where secret_hash = %s and accepted_at is null and expires_at > clock_timestamp()
            returning id, user_id""",
            (_hash(secret),),
        )


class PostgresStandings:
    """See `application.ports_stream.Standings`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def of(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, Standing]:
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                # One transaction for all: each account is bound in turn, and everything travels together.
                asked = [await self._ask(connection, account_id, ids) for account_id, ids in signed_in_by.items()]
                return {row[0]: Standing(row[1], row[2]) for cursor in asked for row in await cursor.fetchall()}
        except OUT_OF_REACH as error:
            raise Unavailable from error

    async def _ask(
        self, connection: Connection, account_id: UUID, ids: Sequence[UUID]
    ) -> AsyncCursor[tuple[UUID, bool, Role]]:
        await connection.execute(BIND, (str(account_id),))
        cursor: AsyncCursor[tuple[UUID, bool, Role]] = connection.cursor(row_factory=tuple_row)
        return await cursor.execute(STANDING, {"ids": list(ids)})


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _actor(values: Mapping[str, Any], login_id: UUID | None = None, token_id: UUID | None = None) -> Actor:
    account = Account(
        id=values["account_id"],
        name=values["account_name"],
        time_zone=values["time_zone"],
        locale=values["account_locale"],
        is_demo=values["is_demo"],
        pilot_started_at=values["pilot_started_at"],
        created_at=values["account_created_at"],
    )
    user = User(
        id=values["id"],
        email=values["email"],
        name=values["name"],
        role=values["role"],
        tier=values["tier"],
        locale=values["locale"],
        created_at=values["created_at"],
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )
    return Actor(user=user, account=account, login_id=login_id, token_id=token_id)
