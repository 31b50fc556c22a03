"""Two accounts with providers of their own, in front of an API that may reach loopback."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.house import running_api
from tests.people import Town, found_town
from tests.provider.own_provider import OwnProvider, own_provider


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
