"""People of the bound account."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import User

USER: LiteralString = """
    select id, email, name, role, tier, locale, created_at, disabled_at, deleted_at,
           password_hash is null and identity_subject is null as invited, time_zone,
           turned_away_at
      from app_user
     where deleted_at is null and not is_system"""
EVERYBODY: LiteralString = USER + " order by name, id"


class PostgresPeople:
    """See `application.ports_people.People`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self, user_id: UUID) -> User | None:
        return await self._statements.one(class_row(User), USER + " and id = %s", (user_id,))

    async def hold(self, user_id: UUID) -> User | None:
        await self._statements.run("select 1 from app_user where id = %s for no key update", (user_id,))
        return await self.get(user_id)

    async def list(self) -> Sequence[User]:
        return await self._statements.all(class_row(User), EVERYBODY)

    async def with_email(self, email: str) -> User | None:
        return await self._statements.one(class_row(User), USER + " and email = %s", (email,))

    async def lock(self) -> Sequence[User]:
        # Not `for update`: that would also hold up everybody who writes a row that names one of these people.
        await self._statements.run(
            """select id from app_user where deleted_at is null and not is_system order by id
                  for no key update"""
        )
        return await self.list()

    async def add(self, user: User, password_hash: str | None) -> bool:
        return await self._statements.changed(
            """insert into app_user
                      (account_id, id, email, name, role, tier, locale, password_hash, created_at, disabled_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s)
               on conflict (account_id, email) do nothing returning id""",
            (
                user.id,
                user.email,
                user.name,
                user.role,
                user.tier,
                user.locale,
                password_hash,
                user.created_at,
                user.disabled_at,
            ),
        )

    async def add_hidden(self, user: User) -> None:
        await self._statements.run(
            """insert into app_user (account_id, id, email, name, role, tier, created_at, is_system)
               values (current_account(), %s, %s, %s, %s, %s, %s, true)""",
            (user.id, user.email, user.name, user.role, user.tier, user.created_at),
        )

    async def change(self, user: User) -> None:
        await self._statements.run(
            """update app_user
                  set email = %s, name = %s, role = %s, tier = %s, locale = %s, time_zone = %s, disabled_at = %s,
                      deleted_at = %s
                where id = %s""",
            (
                user.email,
                user.name,
                user.role,
                user.tier,
                user.locale,
                user.time_zone,
                user.disabled_at,
                user.deleted_at,
                user.id,
            ),
        )

    async def password_hash(self, user_id: UUID) -> str | None:
        return await self._statements.one(scalar_row, "select password_hash from app_user where id = %s", (user_id,))

    async def set_password(self, user_id: UUID, password_hash: str | None) -> None:
        await self._statements.run("update app_user set password_hash = %s where id = %s", (password_hash, user_id))
