"""A model's server, its library loaded before anybody is timed, and people whose API has a model."""

import importlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.channels.sink import Sink, running
from tests.house import running_api
from tests.model.model_server import ASSESSMENT, says
from tests.model.model_worker import ModelWorker
from tests.people import Town, found_town


@pytest.fixture(scope="session", autouse=True)
def loaded() -> None:
    importlib.import_module("flowpilot.adapters.model.conversation")


@pytest.fixture
async def server() -> AsyncIterator[Sink]:
    """Says what `ASSESSMENT` is, until a test says otherwise."""
    async with running() as sink:
        says(sink, ASSESSMENT)
        yield sink


@pytest.fixture
async def town(embedded: DatabaseUrls, pool: Pool, tmp_path: Path, server: Sink) -> AsyncIterator[Town]:
    """Alice, Bob, Ada and Vera in one account, Charlie in another, in front of an API with this model."""
    async with running_api(embedded, tmp_path, model_url=server.url("/v1")) as address:
        yield await found_town(pool, address)


@pytest.fixture
def worker(embedded: DatabaseUrls, pool: Pool, server: Sink) -> ModelWorker:
    """What a worker with this model does."""
    return ModelWorker(embedded, pool, server)
