"""A model's server, and the library that speaks with it loaded before anybody is timed."""

import importlib
from collections.abc import AsyncIterator

import pytest

from tests.channels.sink import Sink, running
from tests.model.model_server import ASSESSMENT, says


@pytest.fixture(scope="session", autouse=True)
def loaded() -> None:
    importlib.import_module("flowpilot.adapters.model.conversation")


@pytest.fixture
async def server() -> AsyncIterator[Sink]:
    """Says what `ASSESSMENT` is, until a test says otherwise."""
    async with running() as sink:
        says(sink, ASSESSMENT)
        yield sink
