"""Bob leaves: Ada sees what he has in hand, gives it to Alice, and removes him."""

import asyncio

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def gives(town: Town, session: Json, to: Colleague, by: Colleague | None = None) -> Json:
    body = {"user_id": to.id, "reason": "Bob leaves us"}
    answer = await (by or town.ada).post(f"/ai-sessions/{session['id']}/owner", body)
    given: Json = {"code": None, **answer.json()}
    return given


async def test_what_bob_has_in_hand_goes_on_with_alice(town: Town) -> None:
    older, newer = await town.bob.starts("Printer"), await town.bob.starts("Mail", client_name="Kestrel")
    ended = await town.bob.starts("Done")
    await town.bob.post(f"/ai-sessions/{ended['id']}/resolve", {"summary": "a"})
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    held = (await town.ada.get(f"/users/{town.bob.id}/holdings")).json()
    assert [one["id"] for one in held["sessions"]] == [newer["id"], older["id"]]
    assert (held["n_sessions"], held["n_claims"], held["n_tokens"]) == (2, 1, 1)
    for session in held["sessions"]:
        assert (await gives(town, session, town.alice))["code"] is None
    bell = (await town.alice.get("/notifications")).json()["items"]
    assert bell[0]["title"] == "ada gave you a session: Printer. Why: Bob leaves us"
    assert bell[0]["href"] == f"/pilot/{older['id']}"
    assert (await town.ada.client.delete(f"/users/{town.bob.id}")).status_code == 204
    assert (await town.alice.records(older, "note", "going on"))["author"]["name"] == "Alice"
    assert (await town.alice.sees(ended))["user_id"] == town.bob.id
    assert (await town.ada.get(f"/users/{town.bob.id}/holdings")).status_code == 404
    assert handoff["id"] in {card["id"] for card in (await town.ada.queue())["items"]}


async def test_an_escalation_goes_on_and_its_answer_reaches_the_new_owner(town: Town) -> None:
    session = await town.bob.starts("Printer")
    handoff = await town.bob.escalates(session)
    await town.ada.claims(handoff)
    given = await gives(town, session, town.alice)
    assert (given["status"], given["user_id"]) == ("escalated", town.alice.id)
    await town.ada.post(f"/escalations/{handoff['id']}/hand-back", {"answer": "Turn it off"})
    assert (await town.alice.sees(session))["status"] == "active"
    assert (await town.bob.post(f"/ai-sessions/{session['id']}/pause")).json()["code"] == "not_the_owner"
    for who in (town.alice, town.bob):
        bell = (await who.get("/notifications")).json()["items"]
        assert bell[0]["title"] == "ada handed your session back with an answer"


async def test_what_bob_parked_for_himself_ends(town: Town) -> None:
    session = await town.bob.starts("Printer")
    await town.bob.post(f"/ai-sessions/{session['id']}/handoff", {"intent": "park", "reason": "later"})
    given = await gives(town, session, town.alice)
    assert given["user_id"] == town.alice.id
    assert (await town.bob.queue(state="parked"))["items"] == []
    assert (await town.alice.post(f"/ai-sessions/{session['id']}/resume")).json()["status"] == "active"


async def test_only_an_admin_gives_and_only_to_who_can_work_on_it(town: Town) -> None:
    session = await town.bob.starts("Printer")
    assert (await gives(town, session, town.alice, by=town.bob))["code"] == "forbidden"
    assert (await gives(town, session, town.alice, by=town.charlie))["code"] == "not_found"
    for nobody in (town.vera, town.charlie):
        refused = await gives(town, session, nobody)
        assert (refused["code"], refused["errors"][0]["pointer"]) == ("target_not_available", "/user_id")
    assert (await gives(town, session, town.bob))["code"] == "wrong_state"
    twice = await asyncio.gather(gives(town, session, town.alice), gives(town, session, town.alice))
    assert sorted(str(one["code"]) for one in twice) == ["None", "wrong_state"]
    await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "a"})
    assert (await gives(town, session, town.ada))["code"] == "wrong_state"
