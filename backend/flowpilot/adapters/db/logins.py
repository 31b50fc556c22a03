"""Logins, tokens and invitations of the bound account. A secret is stored as its SHA-256 alone."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_people import Invitation, Login, OpenedInvitation, Token
from flowpilot.domain.account import Account, Actor, User

ACTOR: LiteralString = """
    select u.id, u.email, u.name, u.role, u.tier, u.locale, u.created_at, u.time_zone as own_time_zone,
           a.id as account_id, a.name as account_name, a.time_zone, a.locale as account_locale, a.is_demo,
           a.pilot_started_at, a.created_at as account_created_at, a.pilot_set_at, s.id as signed_in_by, s.secret_hash
      from account a
      join app_user u on u.account_id = a.id and a.suspended_at is null
                  and u.disabled_at is null and u.deleted_at is null """
BY_COOKIE: LiteralString = (
    ACTOR
    + """join login s on s.user_id = u.id
    where s.secret_hash = any(%s) and s.ended_at is null and s.expires_at > clock_timestamp()"""
)
BY_TOKEN: LiteralString = (
    ACTOR
    + """join token s on s.user_id = u.id and u.turned_away_at is null
    where s.secret_hash = any(%s) and s.ended_at is null"""
)


class PostgresLogins:
    """See `application.ports_people.Logins`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def by_cookie(self, secret: str) -> Actor | None:
        row = await self._statements.one(dict_row, BY_COOKIE, ([hashed(secret)],))
        return actor_of(row, by_cookie=True) if row else None

    async def by_token(self, secret: str) -> Actor | None:
        row = await self._statements.one(dict_row, BY_TOKEN, ([hashed(secret)],))
        return actor_of(row, by_cookie=False) if row else None

    async def add_login(self, login: Login, secret: str) -> None:
        await self._statements.run(
            """insert into login (account_id, id, user_id, secret_hash, user_agent, created_at, expires_at)
               values (current_account(), %s, %s, %s, %s, %s, %s)""",
            (login.id, login.user_id, hashed(secret), login.user_agent, login.created_at, login.expires_at),
        )

    async def logins_of(self, user_id: UUID) -> Sequence[Login]:
        return await self._statements.all(
            class_row(Login),
            """select id, user_id, user_agent, created_at, expires_at from login
                where user_id = %s and ended_at is null and expires_at > clock_timestamp() order by id desc""",
            (user_id,),
        )

    async def end_login(self, login_id: UUID, at: datetime) -> None:
        await self._statements.run(
            "update login set ended_at = %s, sealed = null where id = %s and ended_at is null", (at, login_id)
        )

    async def end_logins(self, user_id: UUID, at: datetime) -> None:
        await self._statements.run(
            "update login set ended_at = %s, sealed = null where user_id = %s and ended_at is null", (at, user_id)
        )

    async def add_token(self, token: Token, secret: str) -> None:
        await self._statements.run(
            """insert into token (account_id, id, user_id, name, secret_hash, created_at)
               values (current_account(), %s, %s, %s, %s, %s)""",
            (token.id, token.user_id, token.name, hashed(secret), token.created_at),
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
            (invitation.id, invitation.user_id, hashed(secret), by, at, until),
        )

    async def read_invitation(self, secret: str) -> OpenedInvitation | None:
        return await self._statements.one(
            class_row(OpenedInvitation),
            """select u.name, u.email, b.name as invited_by
                 from invitation i
                 join app_user u on u.id = i.user_id and u.disabled_at is null and u.deleted_at is null
                 join app_user b on b.id = i.invited_by
                where i.secret_hash = %s and i.accepted_at is null and i.expires_at > clock_timestamp()""",
            (hashed(secret),),
        )

    async def take_invitation(self, secret: str) -> Invitation | None:
        return await self._statements.one(
            class_row(Invitation),
            """update invitation set accepted_at = clock_timestamp()
                where secret_hash = %s and accepted_at is null and expires_at > clock_timestamp()
            returning id, user_id""",
            (hashed(secret),),
        )


def hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def actor_of(values: Mapping[str, Any], *, by_cookie: bool) -> Actor:
    account = Account(
        id=values["account_id"],
        name=values["account_name"],
        time_zone=values["time_zone"],
        locale=values["account_locale"],
        is_demo=values["is_demo"],
        pilot_started_at=values["pilot_started_at"],
        created_at=values["account_created_at"],
        pilot_set_at=values["pilot_set_at"],
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
        time_zone=values["own_time_zone"],
    )
    signed_in_by = values["signed_in_by"]
    return Actor(user, account, *((signed_in_by, None) if by_cookie else (None, signed_in_by)))
