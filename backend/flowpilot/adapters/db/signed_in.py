"""Who opens and holds streams: looked up for many people, and across accounts, in one round trip.

One transaction serves all, but each account is bound in turn before its rows are read, as everywhere.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import dict_row, tuple_row

from flowpilot.adapters.db.logins import BY_COOKIE, BY_TOKEN, actor_of, hashed
from flowpilot.adapters.db.pool import OUT_OF_REACH, Connection, Pool
from flowpilot.adapters.db.statements import BIND
from flowpilot.application.answering import Credentials
from flowpilot.application.ports_people import Standing
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import Unavailable

STANDING: LiteralString = """
    select s.id, s.stands and u.disabled_at is null and u.deleted_at is null
                 and (s.by_login or u.turned_away_at is null)
                 and not exists (select from account where suspended_at is not null), u.role
      from (select id, user_id, ended_at is null and expires_at > clock_timestamp() as stands, true as by_login
              from login where id = any(%(ids)s)
             union all
            select id, user_id, ended_at is null, false from token where id = any(%(ids)s)) s
      join app_user u on u.id = s.user_id"""

# Several processes may hold streams of one login: what another one writes right now, or wrote lately, is left to it.
STREAMING: LiteralString = """
    update login set streaming_at = clock_timestamp()
     where id in (select id from login
                   where id = any(%s)
                     and (streaming_at is null or streaming_at < clock_timestamp() - interval '40 seconds')
                     for no key update skip locked)"""


class PostgresIdentities:
    """See `application.admission.Identities`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def of(self, credentials: Sequence[Credentials]) -> Sequence[Actor | None]:
        by_hash = {hashed(one.secret): one for one in credentials}
        actors: dict[Credentials, Actor] = {}
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                asked = [
                    (by_cookie, await _look_up(connection, account_id, by_cookie, hashes))
                    for (account_id, by_cookie), hashes in _alike(by_hash).items()
                ]
                for by_cookie, cursor in asked:
                    for row in await cursor.fetchall():
                        actors[by_hash[row["secret_hash"]]] = actor_of(row, by_cookie=by_cookie)
        except OUT_OF_REACH as error:
            raise Unavailable from error
        return [actors.get(one) for one in credentials]


class PostgresStandings:
    """See `application.ports_stream.Standings`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def of(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, Standing]:
        try:
            async with self._pool.connection() as connection, connection.pipeline():
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


class PostgresPresences:
    """See `application.ports_stream.Presences`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def write(self, signed_in_by: Mapping[UUID, Sequence[UUID]]) -> None:
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                for account_id, ids in signed_in_by.items():
                    await connection.execute(BIND, (str(account_id),))
                    await connection.execute(STREAMING, (list(ids),))
        except OUT_OF_REACH as error:
            raise Unavailable from error


def _alike(by_hash: Mapping[bytes, Credentials]) -> Mapping[tuple[UUID, bool], Sequence[bytes]]:
    alike: dict[tuple[UUID, bool], list[bytes]] = defaultdict(list)
    for secret_hash, one in by_hash.items():
        alike[one.account_id, one.by_cookie].append(secret_hash)
    return alike


async def _look_up(
    connection: Connection, account_id: UUID, by_cookie: bool, hashes: Sequence[bytes]
) -> AsyncCursor[dict[str, Any]]:
    await connection.execute(BIND, (str(account_id),))
    cursor = connection.cursor(row_factory=dict_row)
    return await cursor.execute(BY_COOKIE if by_cookie else BY_TOKEN, (list(hashes),))
