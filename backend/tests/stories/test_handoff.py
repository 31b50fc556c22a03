"""The main job: Alice is stuck, Bob takes over, Alice sees who."""

import pytest

from tests.people import Town

pytestmark = pytest.mark.anyio


async def test_bob_reads_what_alice_tried_and_goes_on_in_the_same_session(town: Town) -> None:
    session = await town.alice.starts(client_name="Kestrel Dental", ticket_ref="48213")
    await town.alice.records(session, "action", "Started Outlook in safe mode", outcome="failed")
    await town.alice.records(session, "fact", "Outlook works on the phone")
    handoff = await town.alice.escalates(session, priority="high", notes="Please look at the sign-in log")

    (card,) = (await town.bob.queue())["items"]
    screen = await town.bob.context(handoff)
    await town.bob.claims(handoff)
    step = await town.bob.records(session, "action", "Opened the sign-in log", outcome="worked")

    assert card["problem"] == "Outlook asks for the password again and again"
    assert card["step_count"] == 2
    assert [attempt["text"] for attempt in screen["tried"]] == ["Started Outlook in safe mode"]
    assert [fact["text"] for fact in screen["facts"]] == ["Outlook works on the phone"]
    assert screen["notes"] == "Please look at the sign-in log"
    assert step["number"] == 3
    assert (await town.alice.sees(session))["escalated_to"]["name"] == "Bob"


async def test_bob_is_told_the_number_of_every_step_that_is_cited(town: Town) -> None:
    session = await town.alice.starts("Outlook asks for the password again and again")
    await town.alice.records(session, "note", "10:04:12 event on volume D:\n" * 10_000)
    await town.alice.records(session, "action", "Cleared the saved passwords", outcome="failed")
    fact = await town.alice.records(session, "fact", "It began after she changed her password")
    question = await town.alice.records(session, "question", "Which policy blocks her?")
    screen = await town.bob.context(await town.alice.escalates(session))

    (attempt,) = screen["tried"]
    assessment = screen["assessment"]
    because = {one for each in assessment["suggested_steps"] for one in each["step_ids"]}
    because |= {*assessment["for_step_ids"], *assessment["against_step_ids"]}
    assert screen["step_numbers"].items() >= {fact["id"]: 3, question["id"]: 4}.items()
    assert because <= screen["step_numbers"].keys() | {attempt["step_id"]}
    assert len(str(screen)) < 10_000


async def test_the_first_thing_that_bob_does_is_his_first_action(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    claimed = await town.bob.claims(handoff)

    await town.alice.records(session, "note", "By the way, it began on Monday")
    before = (await town.bob.sees(session))["handoff"]["first_action_at"]
    note = await town.bob.records(session, "note", "Reading")
    await town.bob.records(session, "action", "Looked at the log", outcome="worked")

    assert claimed["first_action_at"] is None
    assert before is None
    assert (await town.bob.sees(session))["handoff"]["first_action_at"] == note["created_at"]


async def test_charlie_sees_nothing_of_it(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)

    foreign = await town.charlie.get(f"/escalations/{handoff['id']}")
    absent = await town.charlie.get(f"/escalations/{session['id']}")

    assert (await town.charlie.queue())["items"] == []
    assert foreign.status_code == absent.status_code == 404
    assert {**foreign.json(), "request_id": ""} == {**absent.json(), "request_id": ""}
