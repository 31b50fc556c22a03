"""Everybody opens a stream in the same moment, people of many accounts and strangers among them."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from flowpilot.adapters.db.pool import Pool
from tests.live.reader import listening
from tests.people import found_account

pytestmark = pytest.mark.anyio


async def test_each_gets_the_stream_of_their_own_account(pool: Pool, api: str) -> None:
    accounts = [await found_account(pool, api, {"Ada": "admin", "Bob": "engineer"}) for _ in range(5)]
    people = [person for account in accounts for person in account.values()]
    async with AsyncExitStack() as stack:
        streams = await asyncio.gather(
            *(stack.enter_async_context(listening(person)) for person in people for _ in range(6))
        )
        assert [live.frames[0].data["account_id"] for live in streams] == [
            person.account_id for person in people for _ in range(6)
        ]
