"""How many were told and have seen it: everybody at once, and still the last frame says what is true."""

import asyncio

import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.domain.account import Role
from tests.live.fold import number_of
from tests.live.reader import listening
from tests.people import Town, found_account

pytestmark = pytest.mark.anyio


async def test_colleagues_who_open_at_the_same_moment_are_all_counted(pool: Pool, api: str) -> None:
    crowd: dict[str, Role] = {f"Colleague {number}": "engineer" for number in range(6)}
    people = await found_account(pool, api, {"Ada": "admin", "Alice": "engineer", **crowd})
    alice, readers = people["Alice"], [people[name] for name in crowd]
    async with listening(alice) as live:
        for _ in range(5):
            handoff = await alice.escalates(await alice.starts())
            await asyncio.gather(*(reader.post(f"/escalations/{handoff['id']}/opened") for reader in readers))
            queue = await people["Ada"].queue()
            await live.until_number(number_of(queue["as_of"]))
            (card,) = [card for card in queue["items"] if card["id"] == handoff["id"]]
            counts = [
                frame.data["deliveries"] for frame in live.events if frame.data.get("handoff_id") == handoff["id"]
            ]
            assert card["deliveries"] == {"told": 6, "seen": 6, "unreachable": 0}
            assert counts[-1] == card["deliveries"]


async def test_whoever_reads_the_stream_when_the_card_comes_is_told(town: Town) -> None:
    async with listening(town.bob) as live, listening(town.ada):
        handoff = await town.alice.escalates(await town.alice.starts())
        changed = await live.until_kind("delivery_changed")
        (card,) = (await town.bob.queue())["items"]
    assert changed.data == {"handoff_id": handoff["id"], "deliveries": {"told": 2, "seen": 0, "unreachable": 0}}
    assert card["deliveries"] == changed.data["deliveries"]
    assert card["seen"] is False


async def test_what_alice_opens_herself_counts_for_nothing(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    for _ in range(2):
        await town.alice.post(f"/escalations/{handoff['id']}/opened")
        await town.bob.post(f"/escalations/{handoff['id']}/opened")
    (card,) = (await town.bob.queue())["items"]
    assert card["deliveries"] == {"told": 1, "seen": 1, "unreachable": 0}
    assert card["seen"] is True
    assert (await town.ada.queue())["items"][0]["seen"] is False
