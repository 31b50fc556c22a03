"""What the dialog says before an escalation is sent: who can be reached right now."""

import asyncio
from uuid import UUID

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.directory import PostgresDirectory
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.secrets import RandomSecrets
from flowpilot.application.sign_in import SignIn
from tests.browsers import SLACK
from tests.mail.office import bound
from tests.people import Colleague, Json, NoPasswords, Town

pytestmark = pytest.mark.anyio


async def test_it_names_everybody_who_would_be_told_and_nobody_else(town: Town) -> None:
    found = await _reach(town.alice)
    assert list(found) == ["Bob", "ada"]
    assert found["Bob"] == {
        "id": town.bob.id,
        "name": "Bob",
        "tier": 1,
        "present": False,
        "channels": [],
        "held_until": None,
        "told": "never",
        "reason": "mail_not_configured",
    }
    assert list(await _reach(town.charlie)) == []
    assert (await town.vera.get("/reach")).status_code == 403


async def test_it_counts_the_channels_that_hear_this_priority(town: Town) -> None:
    await town.bob.post("/alerts/channels", {**SLACK, "priorities": ["urgent"]})
    assert (await _reach(town.alice))["Bob"]["told"] == "never"
    urgent = (await _reach(town.alice, priority="urgent"))["Bob"]
    assert (urgent["told"], urgent["channels"]) == ("now", ["slack"])


async def test_with_bob_named_the_others_are_told_later(town: Town) -> None:
    for who in (town.bob, town.ada):
        await who.post("/alerts/channels", SLACK)
    found = await _reach(town.alice, target_user_id=town.bob.id)
    assert (found["Bob"]["told"], found["ada"]["told"], found["ada"]["reason"]) == (
        "now",
        "later",
        "named_person_first",
    )
    assert found["ada"]["held_until"]


async def test_it_says_who_is_told_next_if_nobody_claims(town: Town) -> None:
    for who in (town.bob, town.ada):
        await who.post("/alerts/channels", SLACK)
    assert (await town.alice.get("/reach")).json()["preview"] == []
    named = (await town.alice.get("/reach", params={"target_user_id": town.bob.id})).json()
    assert [(rung["tell"], rung["names"]) for rung in named["preview"]] == [("others", ["ada"])]
    asked = {"priority": "normal", "target_user_id": town.bob.id}
    (previewed,) = (await town.alice.post("/ladder/preview", asked)).json()["items"]
    assert previewed["names"] == named["preview"][0]["names"]


@pytest.mark.parametrize("nobody", ["vera", "charlie", "alice"])
async def test_who_cannot_be_named_is_refused(town: Town, nobody: str) -> None:
    answer = await town.alice.get("/reach", params={"target_user_id": getattr(town, nobody).id})
    assert (answer.status_code, answer.json()["code"]) == (422, "target_not_available")


async def test_in_quiet_hours_it_says_until_when(town: Town) -> None:
    await town.bob.post("/alerts/channels", SLACK)
    now_and_on = {"from": "00:00", "to": "23:59", "days": list(range(7))}
    await town.bob.client.patch("/alerts", json={"quiet": now_and_on, "time_zone": "UTC"})
    bob = (await _reach(town.alice))["Bob"]
    assert (bob["told"], bob["reason"]) in {("later", "quiet_hours"), ("now", None)}  # the second at 23:59
    if bob["told"] == "later":
        assert bob["held_until"].endswith("T23:59:00.000000Z")


async def test_whoever_has_a_page_open_is_present_until_a_while_after_it_is_closed(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    browser = await _browser(town.bob, pool)
    async with browser.stream("GET", "/escalations/stream") as stream:
        assert stream.status_code == 200
        async with asyncio.timeout(15):
            while not (await _reach(town.alice))["Bob"]["present"]:
                await asyncio.sleep(0.1)
        bob = (await _reach(town.alice))["Bob"]
        assert (bob["told"], bob["reason"]) == ("now", None)
        assert (await _reach(town.alice))["ada"]["present"] is False
    with bound(embedded.app, UUID(town.bob.account_id)) as connection:
        connection.execute("update login set streaming_at = streaming_at - interval '91 seconds'")
    assert (await _reach(town.alice))["Bob"]["present"] is False


async def _reach(who: Colleague, **parameters: str) -> dict[str, Json]:
    answer = await who.get("/reach", params=parameters)
    assert answer.status_code == 200, answer.text
    return {person["name"]: person for person in answer.json()["items"]}


async def _browser(who: Colleague, pool: Pool) -> httpx.AsyncClient:
    """Somebody's browser, signed in."""
    units = PostgresUnits(pool, nobody_listens)
    entrance = SignIn(units, PostgresDirectory(pool), NoPasswords(), RandomSecrets(), demo=False)
    async with units.begin(UUID(who.account_id)) as unit:
        signed_in = await entrance.begin_login(unit, UUID(who.id), "Firefox")
    return httpx.AsyncClient(
        base_url=f"{who.address}/api/v1", cookies={"flowpilot_session": signed_in.secret}, timeout=30
    )
