"""Escalating and parking over HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.people import Town

pytestmark = pytest.mark.anyio


async def test_everybody_who_could_help_finds_it_in_the_bell(town: Town) -> None:
    session = await town.alice.starts("\r\n  Drucker druckt\tnicht 🔥\r\nPasswort: hunter2", ticket_ref="#4711")
    await town.alice.escalates(session)
    bells = {person.name: (await person.get("/notifications")).json() for person in (town.bob, town.ada, town.alice)}
    assert [entry["title"] for entry in bells["Bob"]["items"]] == [
        "Escalation from Alice · #4711: Drucker druckt nicht 🔥"
    ]
    assert bells["Ada"]["unread"] == 1
    assert bells["Alice"] == {"items": [], "unread": 0, "next_cursor": None}


async def test_the_named_person_hears_at_once_and_the_others_five_minutes_later(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts(), target_user_id=town.bob.id)
    lines = (await town.ada.get(f"/escalations/{handoff['id']}/deliveries")).json()["items"]
    due = {line["recipient"]["id"]: datetime.fromisoformat(line["next_attempt_at"]) for line in lines}
    created = datetime.fromisoformat(handoff["created_at"])
    assert due == {town.bob.id: created, town.ada.id: created + timedelta(minutes=5)}
    assert (await town.ada.queue())["items"][0]["target_user_id"] == town.bob.id
    assert (await town.ada.claims(handoff))["claimed_by"]["id"] == town.ada.id


async def test_who_cannot_help_cannot_be_named(town: Town) -> None:
    session = await town.alice.starts()
    for nobody in (town.alice.id, town.vera.id, town.charlie.id, session["id"]):
        body = {"intent": "escalate", "reason": "Stuck", "target_user_id": nobody}
        refused = await town.alice.post(f"/ai-sessions/{session['id']}/handoff", body)
        assert (refused.status_code, refused.json()["code"]) == (422, "target_not_available")
    assert (await town.alice.sees(session))["status"] == "active"
    assert (await town.bob.queue())["items"] == []


async def test_what_is_asked_comes_back_as_it_was_written(town: Town) -> None:
    needed = datetime(2031, 3, 30, 1, 30, tzinfo=UTC)
    handoff = await town.alice.escalates(
        await town.alice.starts(), notes="Bitte ins Protokoll sehen", priority="urgent", needed_by=needed.isoformat()
    )
    assert handoff["state"] == "open"
    assert handoff["outcome"] is handoff["ended_at"] is handoff["claimed_by"] is None
    assert handoff["needed_by"] == "2031-03-30T01:30:00.000000Z"
    screen = await town.bob.context(handoff)
    assert (screen["notes"], screen["priority"], screen["needed_by"]) == (
        "Bitte ins Protokoll sehen",
        "urgent",
        handoff["needed_by"],
    )


async def test_what_is_parked_is_the_authors_alone(town: Town) -> None:
    session = await town.alice.starts()
    parked = (
        await town.alice.post(f"/ai-sessions/{session['id']}/handoff", {"intent": "park", "reason": "After lunch"})
    ).json()
    for person in (town.bob, town.ada):
        assert (await person.queue(state="parked"))["items"] == []
        assert (await person.get(f"/escalations/{parked['id']}")).json()["code"] == "forbidden"
        assert (await person.get(f"/escalations/{parked['id']}/deliveries")).json()["code"] == "forbidden"
        assert (await person.sees(session))["handoff"] is None
        assert (await person.get("/notifications")).json()["items"] == []
    assert [card["id"] for card in (await town.alice.queue(state="parked"))["items"]] == [parked["id"]]
    await town.alice.post(f"/ai-sessions/{session['id']}/resume")
    ended = await town.alice.context(parked)
    assert ended["state"] == "cancelled"
    assert (await town.bob.get(f"/escalations/{parked['id']}")).status_code == 403
    assert (await town.alice.queue(state="closed"))["items"] == []


async def test_vera_lists_what_is_in_transit_and_nothing_else(town: Town) -> None:
    await town.alice.starts("Nobody is asked about this one")
    session = await town.alice.starts("Somebody is asked about this one")
    await town.alice.escalates(session)
    for question, found in {
        "": [session["id"]],
        "?status=requesting_escalation": [session["id"]],
        "?status=active&status=requesting_escalation": [session["id"]],
        "?status=active": [],
        "?status=escalated": [],
    }.items():
        listed = (await town.vera.get(f"/ai-sessions{question}")).json()
        assert ([item["id"] for item in listed["items"]], listed["next_cursor"]) == (found, None), question


async def test_vera_reads_what_is_in_transit_without_its_secrets(town: Town) -> None:
    session = await town.alice.starts("Password: hunter2 does not work")
    await town.alice.records(session, "note", "token = abc123abc123")
    assert (await town.vera.get(f"/ai-sessions/{session['id']}")).json()["code"] == "forbidden"
    handoff = await town.alice.escalates(session, reason="pwd: hunter2", notes="API key: hunter2")
    read = [
        (await town.vera.get(path)).text
        for path in (
            f"/ai-sessions/{session['id']}",
            f"/ai-sessions/{session['id']}/steps",
            "/ai-sessions",
            f"/escalations/{handoff['id']}",
        )
    ]
    assert not [text for text in read if "hunter2" in text or "abc123" in text]
    assert "••••••" in read[0]
    assert (await town.vera.get("/escalations")).json()["code"] == "forbidden"
