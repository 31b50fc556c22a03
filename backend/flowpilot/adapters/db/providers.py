"""The provider of the bound account, its people there, and logins that it is asked about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.logins import hashed
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_people import Login
from flowpilot.application.ports_provider import ProviderLogin
from flowpilot.domain.provider import Identity, Provider

PROVIDER: LiteralString = """
    select id, issuer, client_id, sealed, domains, role_claim, role_values, role_otherwise, passwords, login_hours,
           failing_since, failure
      from account_provider"""


class PostgresProviders:
    """See `application.ports_provider.Providers`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self) -> Provider | None:
        return await self._statements.one(class_row(Provider), PROVIDER)

    async def lock(self) -> Provider | None:
        return await self._statements.one(class_row(Provider), PROVIDER + " for update")

    async def write(self, provider: Provider) -> None:
        await self._statements.run(
            """insert into account_provider
                      (account_id, id, issuer, client_id, sealed, domains, role_claim, role_values, role_otherwise,
                       passwords, login_hours)
               values (current_account(), %(id)s, %(issuer)s, %(client_id)s, %(sealed)s, %(domains)s, %(role_claim)s,
                       %(role_values)s, %(role_otherwise)s, %(passwords)s, %(login_hours)s)
               on conflict (account_id) do update
                  set id = excluded.id, issuer = excluded.issuer, client_id = excluded.client_id,
                      sealed = excluded.sealed, domains = excluded.domains, role_claim = excluded.role_claim,
                      role_values = excluded.role_values, role_otherwise = excluded.role_otherwise,
                      passwords = excluded.passwords, login_hours = excluded.login_hours""",
            {
                **{name: getattr(provider, name) for name in Provider.__slots__},
                "domains": list(provider.domains),
                "role_values": Jsonb({role: list(values) for role, values in provider.role_values.items()}),
            },
        )

    async def remove(self) -> None:
        await self._statements.run("delete from account_provider")
        await self._statements.run(
            "update app_user set identity_issuer = null, identity_subject = null where identity_subject is not null"
        )

    async def person(self, issuer: str, subject: str) -> UUID | None:
        return await self._statements.one(
            scalar_row,
            "select id from app_user where identity_issuer = %s and identity_subject = %s",
            (issuer, subject),
        )

    async def issuer_of(self, user_id: UUID) -> str | None:
        return await self._statements.one(scalar_row, "select identity_issuer from app_user where id = %s", (user_id,))

    async def joined(self, issuer: str) -> Sequence[UUID]:
        return await self._statements.all(scalar_row, "select id from app_user where identity_issuer = %s", (issuer,))

    async def bind(self, user_id: UUID, identity: Identity) -> None:
        await self._statements.run(
            """update app_user set identity_issuer = %s, identity_subject = %s, turned_away_at = null
                where id = %s""",
            (identity.issuer, identity.subject, user_id),
        )

    async def unbind(self, user_id: UUID) -> None:
        await self._statements.run(
            """update app_user set identity_issuer = null, identity_subject = null, turned_away_at = null
                where id = %s and identity_subject is not null""",
            (user_id,),
        )

    async def add_login(
        self, login: Login, secret: str, provider_id: UUID, state_hash: bytes, sealed: bytes | None
    ) -> bool:
        return await self._statements.changed(
            """insert into login (account_id, id, user_id, secret_hash, user_agent, created_at, expires_at, provider_id,
                                  state_hash, sealed, checked_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
               on conflict (account_id, state_hash) where state_hash is not null do nothing returning 1""",
            (
                login.id,
                login.user_id,
                hashed(secret),
                login.user_agent,
                login.created_at,
                login.expires_at,
                provider_id,
                state_hash,
                sealed,
                login.created_at,
            ),
        )

    async def waiting_logins(
        self, provider_id: UUID, checked_before: datetime, at_most: int
    ) -> Sequence[ProviderLogin]:
        return await self._statements.all(
            class_row(ProviderLogin),
            """select id, user_id, sealed from login
                where provider_id = %s and sealed is not null and ended_at is null and expires_at > clock_timestamp()
                  and checked_at <= %s
                order by checked_at limit %s""",
            (provider_id, checked_before, at_most),
        )

    async def checked(self, login_id: UUID, sealed: bytes) -> None:
        await self._statements.run(
            "update login set sealed = %s, checked_at = clock_timestamp() where id = %s", (sealed, login_id)
        )

    async def asked(self, login_id: UUID) -> None:
        await self._statements.run("update login set checked_at = clock_timestamp() where id = %s", (login_id,))

    async def turn_away(self, user_id: UUID) -> int:
        await self._statements.run("update app_user set turned_away_at = clock_timestamp() where id = %s", (user_id,))
        ended = await self._statements.all(
            scalar_row,
            """update login set ended_at = clock_timestamp(), sealed = null
                where user_id = %s and ended_at is null returning 1""",
            (user_id,),
        )
        return len(ended)

    async def welcome(self, user_id: UUID) -> None:
        await self._statements.run(
            "update app_user set turned_away_at = null where id = %s and turned_away_at is not null", (user_id,)
        )

    async def end_logins(self, *, but: UUID | None, by_password: bool) -> None:
        await self._statements.run(
            """update login set ended_at = clock_timestamp(), sealed = null
                where (provider_id is null) = %s and ended_at is null and id is distinct from %s""",
            (by_password, but),
        )

    async def rest(self, interval: timedelta, failure: str | None) -> None:
        await self._statements.run(
            """update account_provider p
                  set lease_until = null, failure = %(failure)s,
                      failing_since = case when %(failure)s::text is null then null
                                           else coalesce(failing_since, clock_timestamp()) end,
                      due_at = (select greatest(min(checked_at) + %(interval)s,
                                                case when %(failure)s::text is null then min(checked_at)
                                                     else clock_timestamp() + %(interval)s end)
                                  from login
                                 where provider_id = p.id and sealed is not null and ended_at is null
                                   and expires_at > clock_timestamp())""",
            {"failure": failure, "interval": interval},
        )

    async def hurry(self, interval: timedelta) -> None:
        await self._statements.run(
            """update account_provider
                  set due_at = least(coalesce(due_at, 'infinity'), clock_timestamp() + %s)""",
            (interval,),
        )
