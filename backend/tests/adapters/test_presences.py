"""Whose pages are open, as it is written down."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest

from flowpilot.adapters.db.directory import PostgresDirectory
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.signed_in import PostgresPresences
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.application.sign_in import SignIn
from tests.mail.office import bound
from tests.people import Colleague, NoPasswords, Town

pytestmark = pytest.mark.anyio


async def test_a_login_is_written_once_and_again_after_a_while(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    presences, account_id = PostgresPresences(pool), UUID(town.alice.account_id)
    login_id = await _login(town.alice, pool)
    await presences.write({account_id: [login_id, uuid4()]})
    first = _streaming_at(embedded, account_id, login_id)
    await presences.write({account_id: [login_id]})
    assert first
    assert _streaming_at(embedded, account_id, login_id) == first
    with bound(embedded.app, account_id) as connection:
        connection.execute("update login set streaming_at = streaming_at - interval '1 minute'")
    await presences.write({account_id: [login_id]})
    assert (_streaming_at(embedded, account_id, login_id) or first) > first


async def test_a_login_of_another_account_is_out_of_reach(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    account_id, other = UUID(town.alice.account_id), UUID(town.charlie.account_id)
    login_id, charlies = await _login(town.alice, pool), await _login(town.charlie, pool)
    await PostgresPresences(pool).write({other: [login_id], account_id: [charlies]})
    assert _streaming_at(embedded, account_id, login_id) is None
    assert _streaming_at(embedded, other, charlies) is None


async def _login(who: Colleague, pool: Pool) -> UUID:
    units = PostgresUnits(pool, nobody_listens)
    entrance = SignIn(units, PostgresDirectory(pool), NoPasswords(), RandomSecrets(), demo=False)
    async with units.begin(UUID(who.account_id)) as unit:
        login_id = (await entrance.begin_login(unit, UUID(who.id), "Firefox")).actor.login_id
    assert login_id
    return login_id


def _streaming_at(embedded: DatabaseUrls, account_id: UUID, login_id: UUID) -> datetime | None:
    with bound(embedded.app, account_id) as connection:
        row = connection.execute("select streaming_at from login where id = %s", (login_id,)).fetchone()
    assert row
    at: datetime | None = row[0]
    return at
