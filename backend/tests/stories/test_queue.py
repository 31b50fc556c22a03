"""The queue: whose cards, in what order, page by page."""

import pytest

from tests.live.fold import number_of
from tests.live.reader import listening
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def escalate_many(person: Colleague, count: int) -> list[Json]:
    return [await person.escalates(await person.starts(f"Problem {number}")) for number in range(count)]


def ids(items: list[Json]) -> list[str]:
    return [item["id"] for item in items]


async def test_the_oldest_comes_first_and_ones_own_are_left_out(town: Town) -> None:
    handoffs = await escalate_many(town.alice, 3)
    own = await escalate_many(town.bob, 1)
    bobs, alices = await town.bob.queue(), await town.alice.queue()
    mine = await town.alice.queue(escalated_by="me")
    assert ids(bobs["items"]) == ids(handoffs)
    assert ids(alices["items"]) == ids(own)
    assert ids(mine["items"]) == ids(handoffs)
    assert ids((await town.ada.queue())["items"]) == ids([*handoffs, *own])
    assert bobs["next_cursor"] is None


async def test_the_claimed_ones_are_everybodys_and_say_whose(town: Town) -> None:
    first, second, _ = await escalate_many(town.alice, 3)
    await town.bob.claims(second)
    await town.ada.claims(first)
    for person in (town.alice, town.bob, town.ada):
        items = (await person.queue(state="claimed"))["items"]
        assert ids(items) == ids([first, second])
        assert [item["mine"] for item in items] == [person.name == "Ada", person.name == "Bob"]
        assert [item["seen"] for item in items] == [person.name == "Ada", person.name == "Bob"]
    assert ids((await town.bob.queue(state="claimed", escalated_by="me"))["items"]) == []
    assert ids((await town.alice.queue(state="claimed", escalated_by="me"))["items"]) == ids([first, second])


async def test_whoever_held_it_once_has_seen_it(town: Town) -> None:
    (handoff,) = await escalate_many(town.alice, 1)
    await town.bob.claims(handoff)
    await town.bob.post(f"/escalations/{handoff['id']}/release", {"reason": "Lunch"})
    assert [item["seen"] for item in (await town.bob.queue())["items"]] == [True]
    assert [item["seen"] for item in (await town.ada.queue())["items"]] == [False]


async def test_pages_of_the_closed_stay_as_they_are_while_more_is_closed(town: Town) -> None:
    handoffs = await escalate_many(town.alice, 7)
    for handoff in handoffs[:5]:
        await town.alice.post(f"/escalations/{handoff['id']}/cancel", {"reason": "Found it"})
    seen: list[str] = []
    page = await town.bob.queue(state="closed", limit="2")
    for later in (*handoffs[5:], None):
        seen += ids(page["items"])
        if later:
            await town.alice.post(f"/escalations/{later['id']}/cancel", {"reason": "Found it"})
        if page["next_cursor"]:
            page = await town.bob.queue(state="closed", limit="2", cursor=page["next_cursor"])
    assert seen == ids(handoffs[4::-1])
    assert page["next_cursor"] is None
    assert ids((await town.bob.queue(state="closed"))["items"]) == ids([handoffs[6], handoffs[5], *handoffs[4::-1]])


async def test_pages_of_the_parked(town: Town) -> None:
    sessions = [await town.alice.starts() for _ in range(3)]
    parked = [
        (await town.alice.post(f"/ai-sessions/{s['id']}/handoff", {"intent": "park", "reason": "Later"})).json()
        for s in sessions
    ]
    first = await town.alice.queue(state="parked", limit="2")
    second = await town.alice.queue(state="parked", limit="2", cursor=first["next_cursor"])
    assert ids([*first["items"], *second["items"]]) == ids(parked[::-1])
    assert second["next_cursor"] is None


async def test_a_question_that_does_not_fit_is_refused(town: Town) -> None:
    for parameters in ({"state": "gone"}, {"limit": "0"}, {"limit": "201"}, {"cursor": "x"}, {"x": "y"}):
        refused = await town.bob.get("/escalations", params=parameters)
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid")


async def test_the_queue_names_the_place_of_the_same_moment(town: Town) -> None:
    empty = await town.bob.queue()
    await escalate_many(town.alice, 2)
    after = await town.bob.queue()
    epoch, _, number = empty["as_of"].partition("-")
    assert (number, after["as_of"]) == ("0", f"{epoch}-2")


async def test_a_card_is_the_same_in_frame_and_queue_whatever_was_pasted(town: Town) -> None:
    for problem in (
        "\n" * 2_500 + "打印机坏了",
        " " * 1_990 + "Drucker " * 30,
        "a" + " " * 3_000 + "b",
        "\r\n\u2028\x1c🔥" * 90,
    ):
        session = await town.alice.starts(problem)
        await town.alice.escalates(session, reason="x" * 281)
    cards = (await town.bob.queue())["items"]
    events = (await town.bob.queue())["as_of"]
    frames = await _frames(town.bob, events)
    for card, frame in zip(cards, frames, strict=True):
        assert {name: card[name] for name in frame if name != "deliveries"} == {
            name: value for name, value in frame.items() if name != "deliveries"
        }
        assert len(card["problem"]) <= 120
        assert "\n" not in card["problem"]


async def _frames(person: Colleague, as_of: str) -> list[Json]:
    async with listening(person, f"{as_of.partition('-')[0]}-0") as live:
        await live.until_number(number_of(as_of))
        return [frame.data for frame in live.of_kind("handoff_created")]
