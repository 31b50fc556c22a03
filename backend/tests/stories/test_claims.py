"""One person takes it, and what follows from that."""

from datetime import datetime
from typing import get_args

import pytest

from flowpilot.domain.session import StepKind
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def test_the_loser_reads_who_was_first_and_when(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    won = await town.bob.claims(handoff)
    lost = await town.ada.post(f"/escalations/{handoff['id']}/claim", {"way": "own"})
    assert lost.status_code == 409
    assert lost.headers["content-type"] == "application/problem+json"
    assert lost.json()["code"] == "handoff_already_claimed"
    assert lost.json()["claimed_by"] == {"id": town.bob.id, "name": "Bob"}
    assert lost.json()["claimed_at"] == won["claimed_at"]


async def test_the_holder_again_changes_nothing(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    first = await town.bob.claims(handoff, way="continue")
    as_of = (await town.bob.queue())["as_of"]
    assert await town.bob.claims(handoff, way="own") == first
    assert first["way"] == "continue"
    assert first["lease_until"] > first["claimed_at"]
    assert (await town.bob.queue())["as_of"] == as_of


async def test_without_a_model_nobody_gets_an_analysis(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    refused = await town.bob.post(f"/escalations/{handoff['id']}/claim", {"way": "analyze"})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_model")
    assert [card["id"] for card in (await town.bob.queue())["items"]] == [handoff["id"]]
    await town.ada.claims(handoff)
    late = await town.bob.post(f"/escalations/{handoff['id']}/claim", {"way": "analyze"})
    assert (late.status_code, late.json()["code"]) == (409, "handoff_already_claimed")


async def test_whatever_the_claimer_writes_first_is_the_first_action(town: Town) -> None:
    for kind in get_args(StepKind):
        session = await town.alice.starts()
        handoff = await town.alice.escalates(session)
        await town.bob.claims(handoff)
        await town.bob.post(f"/escalations/{handoff['id']}/opened")
        await town.bob.post(f"/ai-sessions/{session['id']}/guide")
        await town.alice.records(session, "note", "Still here")
        assert (await town.bob.sees(session))["handoff"]["first_action_at"] is None
        step = await town.bob.records(session, kind, "Mine")
        assert (await town.bob.sees(session))["handoff"]["first_action_at"] == step["created_at"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/ai-sessions/{session_id}/resolve", {"summary": "Fixed"}),
        ("/escalations/{id}/hand-back", {"answer": "Try it"}),
    ],
)
async def test_ending_it_is_a_first_action_too(town: Town, path: str, body: Json) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    claimed = await town.bob.claims(handoff)
    assert (await town.bob.post(path.format(**handoff), body)).status_code == 200
    acted = (await town.alice.sees(session))["handoff"]["first_action_at"]
    assert datetime.fromisoformat(acted) > datetime.fromisoformat(claimed["claimed_at"])


async def test_the_first_action_is_written_once(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    await town.bob.claims(handoff)
    first = await town.bob.records(session, "action", "Looked")
    await town.bob.records(session, "action", "Looked again")
    await town.bob.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "Fixed"})
    assert (await town.alice.sees(session))["handoff"]["first_action_at"] == first["created_at"]


async def test_whoever_lets_go_is_not_told_again_and_the_others_are(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    before = {person.name: await _bell(person) for person in (town.alice, town.bob, town.ada)}
    await town.bob.post(f"/escalations/{handoff['id']}/release", {"reason": "Off to lunch", "priority": "urgent"})
    after = {person.name: await _bell(person) for person in (town.alice, town.bob, town.ada)}
    (card,) = (await town.ada.queue())["items"]
    assert after["Bob"] == before["Bob"]
    assert after["Ada"] == ["escalation", *before["Ada"]]
    assert after["Alice"] == ["released", *before["Alice"]]
    assert (card["state"], card["priority"], card["claimed_by"], card["mine"]) == ("open", "urgent", None, False)


async def test_a_claim_cancels_what_was_not_sent_and_says_why(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts(), target_user_id=town.ada.id)
    await town.bob.claims(handoff)
    lines = (await town.alice.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    assert {line["recipient"]["id"]: (line["state"], line["reason"]) for line in lines} == {
        town.ada.id: ("cancelled", "claimed by Bob"),
        town.bob.id: ("cancelled", "claimed by Bob"),
    }


async def test_when_the_claimer_is_disabled_it_returns_to_the_queue(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    await town.bob.claims(handoff)
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
    (card,) = (await town.ada.queue())["items"]
    assert (card["id"], card["state"]) == (handoff["id"], "open")
    assert (await town.alice.sees(session))["escalated_to_id"] is None


async def test_the_escalators_bell_says_what_became_of_it(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    await town.bob.post(f"/escalations/{handoff['id']}/hand-back", {"answer": "Clear the cache"})
    lines = (await town.alice.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    assert await _bell(town.alice) == ["handed_back", "claimed"]
    assert "Alice" not in {line["recipient"]["name"] for line in lines}


async def test_a_handed_back_session_goes_on_with_the_parts_exchanged(town: Town) -> None:
    session = await town.alice.starts()
    first = await town.alice.escalates(session)
    await town.bob.claims(first)
    await town.bob.post(f"/escalations/{first['id']}/hand-back", {"answer": "Clear the cache"})
    await town.bob.records(session, "note", "Tell me if it works")
    again = await town.alice.escalates(session, reason="It did not help")
    await town.ada.claims(again)
    note = await town.alice.records(session, "answer", "Cleared twice")
    assert note["number"] == 3
    assert {(await person.sees(session))["my_part"] for person in (town.alice, town.bob)} == {"follows"}
    assert (await town.ada.sees(session))["my_part"] == "works"
    closed = (await town.bob.queue(state="closed"))["items"]
    assert [(card["id"], card["state"]) for card in closed] == [(first["id"], "handed_back")]


async def _bell(person: Colleague) -> list[str]:
    return [entry["kind"] for entry in (await person.get("/notifications")).json()["items"]]
