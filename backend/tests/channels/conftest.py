"""Sinks for what leaves the house."""

from collections.abc import AsyncIterator

import pytest

from tests.channels.sink import Sink, running


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    """A web server that answers 200."""
    async with running() as opened:
        yield opened
