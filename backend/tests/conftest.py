"""One embedded Postgres for each test process; each test founds accounts of its own, so tests never meet."""

import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.pool import Pool, open_pool
from tests.house import running_api
from tests.mail.server import MailServer
from tests.people import Town, found_town


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseUrls]:
    """The connection strings of a database of this version."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("database"))
    server.start()
    migrations.upgrade(server.urls.owner, "flowpilot_app", "flowpilot_worker")
    yield server.urls
    server.stop()


@pytest.fixture(scope="session")
async def pool(embedded: DatabaseUrls) -> AsyncIterator[Pool]:
    """Connections of the runtime role."""
    async with open_pool(embedded.app, size=4) as opened:
        yield opened


@pytest.fixture(scope="session")
def api_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running API process keeps its keys."""
    return tmp_path_factory.mktemp("api")


@pytest.fixture(scope="session")
async def api(embedded: DatabaseUrls, api_data_dir: Path) -> AsyncIterator[str]:
    """The address of a running API process."""
    async with running_api(embedded, api_data_dir) as address:
        yield address


@pytest.fixture
async def town(pool: Pool, api: str) -> Town:
    """Alice, Bob, Ada and Vera in one account, Charlie in another, all in front of the API."""
    return await found_town(pool, api)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """That is there and takes everything until told otherwise."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = MailServer(port)
    server.start()
    yield server
    server.stop()
