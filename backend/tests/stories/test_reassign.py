"""An admin opens a handoff again and names a person: who may, whom it tells, and what everybody sees."""

from uuid import uuid4

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.live.fold import fold, fresh_cards, open_for
from tests.live.reader import listening
from tests.stories.clockwork import Clockwork, claimed, refusal, tries
from tests.stories.scenes import People

pytestmark = pytest.mark.anyio


async def test_it_is_checked_in_the_order_of_the_contract(people: People) -> None:
    handoff = await claimed(people)
    to_erin = {"user_id": people["erin"].id, "reason": "Erin knows this one"}
    for who in ("vera", "alice", "bob", "erin"):
        assert refusal(await tries(people[who], handoff, "reassign", {})) == (403, "forbidden")
    assert refusal(await tries(people["charlie"], handoff, "reassign", {})) == (404, "not_found")
    assert refusal(await tries(people["ada"], handoff, "reassign", {})) == (422, "invalid")
    for who in ("alice", "bob", "vera", "charlie"):
        body = {**to_erin, "user_id": people[who].id}
        answer = await tries(people["ada"], handoff, "reassign", body)
        assert refusal(answer) == (422, "target_not_available"), who
        assert answer.json()["errors"][0]["pointer"] == "/user_id"
    unknown = {**to_erin, "user_id": str(uuid4())}
    assert refusal(await tries(people["ada"], handoff, "reassign", unknown)) == (422, "target_not_available")
    await people["bob"].post(f"/ai-sessions/{handoff['session_id']}/resolve", {"summary": "It works"})
    assert refusal(await tries(people["ada"], handoff, "reassign", to_erin)) == (409, "wrong_state")


async def test_it_is_a_new_arrival_that_names_somebody(people: People, pool: Pool, embedded: DatabaseUrls) -> None:
    ada, bob, erin = people["ada"], people["bob"], people["erin"]
    handoff = await claimed(people)
    before, as_of = await fresh_cards(bob)
    async with listening(bob, as_of) as live:
        body = {"user_id": erin.id, "reason": "Erin knows this one"}
        reassigned = (await tries(ada, handoff, "reassign", body)).json()
        frame = await live.until_kind("handoff_reassigned")
    assert (reassigned["state"], reassigned["target_user_id"]) == ("open", erin.id)
    assert (reassigned["claimed_by"], reassigned["claimed_at"], reassigned["lease_until"]) == (None, None, None)
    assert frame.data["by"] == {"id": ada.id, "name": "ada"}
    assert frame.data["card"]["target_user_id"] == erin.id
    assert open_for(fold(before, [frame], bob.id), bob.id) == (await bob.queue())["items"]
    session = await erin.sees({"id": handoff["session_id"]})
    assert (session["status"], session["escalated_to_id"]) == ("requesting_escalation", None)
    lines = (await ada.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    waiting = {line["recipient"]["name"]: line["reason"] for line in lines if line["state"] == "queued"}
    assert waiting == {"Erin": None, "ada": "named_person_first"}
    assert (await bob.get("/notifications")).json()["items"][0]["kind"] == "reassigned"
    assert (await people["alice"].get("/notifications")).json()["items"][0]["kind"] == "reassigned"
    assert Clockwork(pool, embedded.app).pending(ada, handoff) == []
    again = await tries(ada, handoff, "reassign", {"user_id": erin.id, "reason": "Erin, really"})
    assert refusal(again) == (409, "wrong_state")
    assert (await bob.claims(handoff))["claimed_by"]["name"] == "Bob"
