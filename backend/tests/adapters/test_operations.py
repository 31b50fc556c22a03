"""What an operator does: found accounts, list them, help who is locked out."""

import asyncio

import pytest

from flowpilot import operations
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.passwords import ArgonPasswords
from flowpilot.domain.errors import NotFound
from flowpilot.settings import Settings


@pytest.fixture
def settings(embedded: DatabaseUrls) -> Settings:
    return Settings(database_url=embedded.app, database_worker_url=embedded.worker, database_owner_url=embedded.owner)


def test_a_founded_account_is_listed_beside_the_others(settings: Settings) -> None:
    one = operations.create_account(settings, name="Zeta IT", admin_email="ada@zeta.example", admin_password="first")
    two = operations.create_account(settings, name="Alpha IT", admin_email="ada@zeta.example", admin_password="first")
    listed = operations.list_accounts(settings)
    assert [a.name for a in listed if a.account_id in (one.account_id, two.account_id)] == ["Alpha IT", "Zeta IT"]


def test_a_locked_out_admin_gets_a_new_password(settings: Settings, embedded: DatabaseUrls) -> None:
    made = operations.create_account(settings, name="Zeta IT", admin_email="Ada@Zeta.example", admin_password="first")
    operations.set_password(settings, account_id=made.account_id, email="ada@zeta.example", password="second")
    old, new = asyncio.run(_fit(embedded, made, "first")), asyncio.run(_fit(embedded, made, "second"))
    assert (old, new) == (False, True)


def test_nobody_has_an_address_that_was_never_added(settings: Settings) -> None:
    made = operations.create_account(settings, name="Zeta IT", admin_email="ada@zeta.example", admin_password="first")
    with pytest.raises(NotFound):
        operations.set_password(settings, account_id=made.account_id, email="eve@zeta.example", password="x")


def test_the_demo_says_how_to_sign_in_each_time(settings: Settings) -> None:
    assert operations.seed_demo(settings) == operations.seed_demo(settings)


async def _fit(urls: DatabaseUrls, made: operations.CreatedAccount, password: str) -> bool:
    async with open_pool(urls.app, size=1) as pool, PostgresUnits(pool, nobody_listens).begin(made.account_id) as unit:
        return await ArgonPasswords().fits(password, await unit.people.password_hash(made.user_id))
