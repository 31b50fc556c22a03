"""Leases, taking over and reassigning over HTTP: who may, in which order it is checked, and what everybody sees."""

from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.live.reader import listening
from tests.people import Colleague
from tests.stories.clockwork import REASON, Clockwork, claimed, refusal, tries
from tests.stories.scenes import People

pytestmark = pytest.mark.anyio


@pytest.fixture
def clockwork(pool: Pool, embedded: DatabaseUrls) -> Clockwork:
    return Clockwork(pool, embedded.app)


async def test_a_claimer_who_is_asked_keeps_it(people: People, clockwork: Clockwork) -> None:
    bob = people["bob"]
    handoff = await claimed(people)
    unchanged = await tries(bob, handoff, "keep")
    assert unchanged.json() == handoff
    assert await clockwork.next(bob, handoff) == "ask"
    asked = (await bob.sees({"id": handoff["session_id"]}))["handoff"]
    assert asked["asked_at"] > handoff["claimed_at"]
    (news, *_) = (await bob.get("/notifications")).json()["items"]
    assert (news["kind"], news["href"]) == ("lease", f"/pilot/{handoff['session_id']}")
    kept = (await tries(bob, handoff, "keep")).json()
    assert kept["asked_at"] is None
    assert kept["lease_until"] > handoff["lease_until"]
    assert (await tries(bob, handoff, "keep")).json() == kept
    assert clockwork.pending(bob, handoff) == ["ask"]


async def test_a_claim_lapses_in_nobodys_name(people: People, clockwork: Clockwork) -> None:
    alice, bob, erin = people["alice"], people["bob"], people["erin"]
    handoff = await claimed(people)
    async with listening(erin) as live:
        assert await clockwork.next(bob, handoff) == "ask"
        assert await clockwork.next(bob, handoff) == "lapse"
        released = await live.until_kind("handoff_released")
    assert released.data["by"] is None
    assert released.data["card"]["state"] == "open"
    assert (await erin.context(handoff))["claimed_by"] is None
    assert [news["kind"] for news in (await bob.get("/notifications")).json()["items"][:2]] == ["lapsed", "lease"]
    assert [news["kind"] for news in (await alice.get("/notifications")).json()["items"][:2]] == ["released", "claimed"]
    assert refusal(await tries(bob, handoff, "keep")) == (409, "wrong_state")
    assert (await bob.claims(handoff))["claimed_by"]["name"] == "Bob"


async def test_taking_over_is_checked_in_the_order_of_the_contract(people: People, clockwork: Clockwork) -> None:
    handoff = await claimed(people)
    nobody = Colleague("?", UUID(int=1), UUID(int=1), "none", people["bob"].address)
    assert refusal(await tries(nobody, handoff, "take-over", REASON)) == (401, "not_signed_in")
    await nobody.client.aclose()
    codes = {"vera": (403, "forbidden"), "charlie": (404, "not_found"), "alice": (403, "own_escalation")}
    for who, code in codes.items():
        assert refusal(await tries(people[who], handoff, "take-over", {})) == code
    assert refusal(await tries(people["erin"], handoff, "take-over", {})) == (403, "not_the_claimer")
    assert refusal(await tries(people["ada"], handoff, "take-over", {})) == (422, "invalid")
    assert await clockwork.next(people["bob"], handoff) == "ask"
    assert refusal(await tries(people["erin"], handoff, "take-over", {})) == (422, "invalid")
    await tries(people["bob"], handoff, "release", {"reason": "Lunch"})
    assert refusal(await tries(people["erin"], handoff, "take-over", REASON)) == (409, "wrong_state")


async def test_a_colleague_takes_over_and_everybody_sees_from_whom(people: People, clockwork: Clockwork) -> None:
    alice, bob, erin = people["alice"], people["bob"], people["erin"]
    handoff = await claimed(people)
    await clockwork.next(bob, handoff)
    async with listening(alice) as live:
        taken = (await tries(erin, handoff, "take-over", REASON)).json()
        frame = await live.until_kind("handoff_claimed")
    assert (taken["state"], taken["claimed_by"]["name"], taken["asked_at"]) == ("claimed", "Erin", None)
    assert frame.data["from"] == {"id": bob.id, "name": "Bob"}
    assert frame.data["by"] == {"id": erin.id, "name": "Erin"}
    assert refusal(await tries(erin, handoff, "take-over", REASON)) == (409, "wrong_state")
    assert clockwork.pending(erin, handoff) == ["ask"]
    (news, *_) = (await bob.get("/notifications")).json()["items"]
    assert (news["kind"], news["title"]) == ("taken_over", "Erin took over what you had picked up")
    session = await erin.sees({"id": handoff["session_id"]})
    assert (session["escalated_to_id"], session["my_part"]) == (erin.id, "works")
    for who, kind, status in ((bob, "note", 403), (alice, "note", 201), (alice, "action", 403), (erin, "action", 201)):
        path = f"/ai-sessions/{handoff['session_id']}/steps"
        assert (await who.post(path, {"kind": kind, "text": "…"})).status_code == status, (who.name, kind)
    assert refusal(await tries(bob, handoff, "release", {"reason": "Lunch"})) == (403, "not_the_claimer")
    assert clockwork.pending(erin, handoff) == []


async def test_after_the_first_action_an_admin_alone_takes_over(people: People, clockwork: Clockwork) -> None:
    bob = people["bob"]
    handoff = await claimed(people)
    await clockwork.next(bob, handoff)
    await bob.records({"id": handoff["session_id"]}, "action", "Restarted it")
    assert refusal(await tries(people["erin"], handoff, "take-over", REASON)) == (403, "not_the_claimer")
    assert (await tries(people["ada"], handoff, "take-over", REASON)).json()["claimed_by"]["id"] == people["ada"].id
