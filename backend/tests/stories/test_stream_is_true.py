"""The queue and what came since is the queue now, whoever acts through whichever process (P1, P9)."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.house import running_api
from tests.live.fold import Cards, claimed_for, fold, fresh_cards, number_of, open_for
from tests.live.reader import Frame, Live, listening
from tests.people import Colleague, Json, found_account

pytestmark = pytest.mark.anyio

ACTS_OF_EACH = 12


@pytest.fixture
async def office(pool: Pool, embedded: DatabaseUrls, tmp_path: Path) -> AsyncIterator[dict[str, Colleague]]:
    """Four people in front of two API processes: Alice and Bob at the one, Erin and Ada at the other."""
    async with running_api(embedded, tmp_path / "0") as one, running_api(embedded, tmp_path / "1") as other:
        people = await found_account(
            pool, one, {"Ada": "admin", "Alice": "engineer", "Bob": "engineer", "Erin": "engineer"}
        )
        for name in ("Ada", "Erin"):
            people[name] = _moved(people[name], other)
        yield people


async def test_the_queue_and_the_events_since_are_the_queue_now(office: dict[str, Colleague]) -> None:
    people = list(office.values())
    chance = random.Random(7)
    steps = [{"after": 1, "tell": "again"}, {"after": 2, "tell": "banner"}]
    policy = {"priority": "normal", "clock": "wall", "steps": steps, "ask_minutes": 10, "lapse_minutes": 5}
    await office["Ada"].client.put("/ladder", json={"policies": [policy], "calendar": None})
    for person in people:
        await person.escalates(await person.starts())
    start = {person.id: await fresh_cards(person) for person in people}
    checked = 0
    async with listening(office["Ada"], start[office["Ada"].id][1]) as live:
        acting = [asyncio.create_task(_busy(person, chance)) for person in people]
        while not all(task.done() for task in acting):
            reader = chance.choice(people)
            checked += await _agrees(reader, start[reader.id][0], live)
        await asyncio.gather(*acting)
        handoff = await office["Erin"].escalates(await office["Erin"].starts())
        await office["Bob"].claims(handoff)
        for act in ("take-over", "reassign"):
            await _passes_on(office["Ada"], handoff, act, chance)
        for reader in people:
            checked += await _agrees(reader, start[reader.id][0], live)
        numbers = [frame.number for frame in live.events]
    assert checked >= 8
    assert any(frame.data.get("from") for frame in live.events if frame.kind == "handoff_claimed")
    assert any(frame.data["card"].get("ladder") for frame in live.events if frame.kind == "handoff_reassigned")
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert all(frame.size <= 8_000 for frame in live.frames)


async def test_readers_who_come_and_go_at_two_processes_miss_nothing(office: dict[str, Colleague]) -> None:
    people = list(office.values())
    async with listening(office["Bob"]) as live:
        began = live.frames[0].data["number"]
    chance = random.Random(11)
    writing = asyncio.create_task(_all_write(people))
    addresses = (office["Bob"].address, office["Erin"].address)
    readers = [asyncio.create_task(_comes_and_goes(person, addresses, began, writing, chance)) for person in people]
    await writing
    head = number_of((await office["Bob"].queue())["as_of"])
    for frames in await asyncio.gather(*readers):
        numbers = [frame.number for frame in frames]
        assert numbers[: head - began] == list(range(began + 1, head + 1))
        assert numbers == list(range(began + 1, began + 1 + len(numbers)))


async def _agrees(reader: Colleague, start: Cards, live: Live) -> int:
    """Ask for the queue now and compare; 1, so that the comparisons can be counted."""
    for state in ("open", "claimed"):
        fresh = await reader.queue(state=state)
        now = number_of(fresh["as_of"])
        if live.frames[0].number < now:
            await live.until_number(now)
        cards = fold(start, (frame for frame in live.events if frame.number <= now), reader.id)
        assert fresh["items"] == (open_for(cards, reader.id) if state == "open" else claimed_for(cards))
    return 1


async def _busy(person: Colleague, chance: random.Random) -> None:
    """Somebody who does this and that, of which much is refused."""
    for _ in range(ACTS_OF_EACH):
        open_now = (await person.queue())["items"] or [None]
        claimed = (await person.queue(state="claimed"))["items"]
        mine = [card for card in claimed if card["mine"]] or [None]
        if claimed and chance.random() < 0.2:
            await _passes_on(person, chance.choice(claimed), chance.choice(("take-over", "reassign")), chance)
        else:
            await _acts(person, chance.choice(open_now), chance.choice(mine), chance)


async def _acts(person: Colleague, card: Json | None, mine: Json | None, chance: random.Random) -> None:
    act = chance.choice(("escalate", "open", "open", "claim", "claim", "step", "release", "hand-back", "resolve"))
    if act == "escalate":
        session = await person.starts(
            chance.choice(("Teams hangs", "打印机坏了", "Drucker druckt nicht 🔥\nseit Montag"))
        )
        await person.records(session, "note", "x" * 400)
        await person.escalates(session, reason="Ich weiß nicht weiter " * 20)
    elif card and act in ("open", "claim"):
        path, body = ("opened", None) if act == "open" else ("claim", {"way": "own"})
        await person.post(f"/escalations/{card['id']}/{path}", body)
    elif mine and act == "step":
        await person.post(f"/ai-sessions/{mine['session_id']}/steps", {"kind": "action", "text": "Restarted it"})
    elif mine and act == "resolve":
        await person.post(f"/ai-sessions/{mine['session_id']}/resolve", {"summary": "It works"})
    elif mine and act in ("release", "hand-back"):
        body = {"answer": "Clear the cache"} if act == "hand-back" else {"reason": "Lunch", "priority": "urgent"}
        await person.post(f"/escalations/{mine['id']}/{act}", body)


async def _passes_on(person: Colleague, card: Json, act: str, chance: random.Random) -> None:
    """What an admin may do with somebody's claim; the others are refused."""
    body = {"reason": "I know this one"}
    if act == "reassign":
        body["user_id"] = chance.choice((await person.get("/colleagues")).json()["items"])["id"]
    await person.post(f"/escalations/{card['id']}/{act}", body)


async def _all_write(people: list[Colleague]) -> None:
    await asyncio.gather(*(_writes(person) for person in people))


async def _writes(person: Colleague) -> None:
    """Escalations, each with one that is refused after it had locked and written."""
    for _ in range(8):
        session = await person.starts()
        path = f"/ai-sessions/{session['id']}/handoff"
        refused = await person.post(path, {"intent": "escalate", "reason": "?", "target_user_id": session["id"]})
        assert refused.status_code == 422
        await person.escalates(session)
        again = await person.post(path, {"intent": "escalate", "reason": "?"})
        assert again.status_code == 409


async def _comes_and_goes(
    person: Colleague, addresses: tuple[str, str], began: int, writing: asyncio.Task[None], chance: random.Random
) -> list[Frame]:
    """Everything that one reader got, over many short connections to either process."""
    frames: list[Frame] = []
    async with listening(person, address=addresses[0]) as live:
        last_id = f"{live.frames[0].data['epoch']}-{began}"
    done = False
    while not done:
        done = writing.done()
        async with listening(person, last_id, address=chance.choice(addresses)) as live:
            await asyncio.sleep(1.0 if done else chance.uniform(0.01, 0.1))
            frames += live.events
            last_id = live.last_id or last_id
    return frames


def _moved(person: Colleague, address: str) -> Colleague:
    """The same person in front of another process."""
    return Colleague(person.name, UUID(person.id), UUID(person.account_id), person.token, address)
