"""The operator suspends Alice's account, and lets it go on later."""

import asyncio
from uuid import UUID

import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application import accounts
from tests.browser import Browser
from tests.people import Town

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"


async def test_nobody_gets_in_and_everybody_comes_back(town: Town, pool: Pool, api: str) -> None:
    email = f"mia@{town.ada.account_id}.example"
    await town.ada.post("/users", {"email": email, "name": "Mia", "role": "engineer", "password": SECRET})
    units = PostgresUnits(pool, nobody_listens)
    account_id = UUID(town.ada.account_id)
    async with Browser(api) as mia, town.bob.client.stream("GET", "/escalations/stream") as listening:
        await mia.signs_in(email, SECRET)
        async with units.begin(account_id) as unit:
            assert await accounts.suspend(unit)
        assert not await mia.is_in()
        assert (await town.alice.get("/auth/me")).status_code == 401
        async with asyncio.timeout(5):
            heard = "\n".join([line async for line in listening.aiter_lines()])
        assert '"revoked"' in heard
        refused = await mia.signs_in(email, SECRET)
        assert (refused.status_code, refused.json()["code"]) == (403, "account_suspended")
        assert (await mia.signs_in(email, "a wrong password")).json()["code"] == "wrong_credentials"
        assert (await town.charlie.get("/auth/me")).status_code == 200
        async with units.begin(account_id) as unit:
            assert not await accounts.suspend(unit)
            assert await accounts.resume(unit)
        assert not await mia.is_in()
        assert (await mia.signs_in(email, SECRET)).status_code == 200
        assert (await town.alice.get("/auth/me")).status_code == 200
