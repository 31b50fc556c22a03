"""Two accounts with providers of their own, in front of an API that may reach loopback."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.db.due_providers import PostgresDueProviders
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.provider.desk import HttpProviderDesk
from flowpilot.adapters.provider.seals import provider_seals_for
from flowpilot.application.provider_rounds import ProviderRounds
from flowpilot.settings import Settings
from tests.house import running_api
from tests.people import Town, found_town
from tests.provider.own_provider import OwnProvider, own_provider
from tests.provider.rounds import Worker


@pytest.fixture
async def provider() -> AsyncIterator[OwnProvider]:
    """Of Alice's account, once it is set up."""
    async with own_provider() as running:
        yield running


@pytest.fixture
async def other_provider() -> AsyncIterator[OwnProvider]:
    """Of Charlie's."""
    async with own_provider() as running:
        yield running


@pytest.fixture(scope="session")
def door_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the API of these tests keeps its keys."""
    return tmp_path_factory.mktemp("door")


@pytest.fixture(scope="session")
async def door(embedded: DatabaseUrls, door_data_dir: Path) -> AsyncIterator[str]:
    """The address of that API."""
    async with running_api(embedded, door_data_dir, reaches_loopback=True) as address:
        yield address


@pytest.fixture
async def town(pool: Pool, door: str) -> Town:
    """Everybody in front of it."""
    return await found_town(pool, door)


@pytest.fixture
async def worker(town: Town, pool: Pool, embedded: DatabaseUrls, door_data_dir: Path) -> AsyncIterator[Worker]:
    """Of Alice's account."""
    desk = HttpProviderDesk(
        Egress(Allowed(["127.0.0.1"]), seconds_in_all=2.0), "http://flowpilot.example/oidc/callback"
    )
    seals = provider_seals_for(Settings(data_dir=door_data_dir))
    async with open_pool(embedded.worker, size=1) as across_accounts:
        due = PostgresDueProviders(across_accounts)
        units = PostgresUnits(pool, nobody_listens)
        yield Worker(
            lambda: ProviderRounds(due, units, desk, seals, lambda _: None),
            due,
            embedded.app,
            UUID(town.ada.account_id),
        )
