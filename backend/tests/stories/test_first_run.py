"""An admin is led from a new account to a practice escalation that reached somebody."""

import asyncio
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.live.reader import listening
from tests.mail.office import bound
from tests.people import Colleague, Json, Town, found_account

pytestmark = pytest.mark.anyio

FIRST_RUN = "/account/first-run"


async def first_run(person: Colleague) -> Json:
    answer: Json = (await person.get(FIRST_RUN)).json()
    return answer


async def states(person: Colleague) -> dict[str, str]:
    return {one["step"]: one["state"] for one in (await first_run(person))["steps"]}


async def practises(person: Colleague) -> Json:
    answer = await person.post(f"{FIRST_RUN}/practice")
    assert answer.status_code == 201, answer.text
    practice: Json = answer.json()
    return practice | {"id": practice["handoff_id"]}


async def test_in_a_new_account_everything_is_open(town: Town) -> None:
    found = await first_run(town.charlie)
    assert [(one["step"], one["state"]) for one in found["steps"]] == [
        (step, "open") for step in ("mail", "people", "alerts", "ladder", "practice", "baseline")
    ]
    assert (found["people"], found["invited"], found["practice"], found["put_away"]) == (1, 0, None, False)


async def test_what_is_there_is_done(town: Town) -> None:
    ada = town.ada
    assert (await states(ada))["people"] == "done"
    await ada.client.put("/ladder", json={"policies": [], "calendar": None})
    assert (await states(ada))["ladder"] == "done"
    call = {"started_at": "2026-01-05T09:00:00Z", "stopped_at": "2026-01-05T09:05:00Z", "people": 2}
    assert (await town.alice.post("/baselines", call)).status_code == 201
    assert (await states(ada))["baseline"] == "done"
    address = {"url": "https://hooks.example/flowpilot"}
    added = await ada.post("/alerts/channels", {"kind": "webhook", "name": "Mine", "address": address})
    assert added.status_code == 201, added.text
    assert (await states(ada))["alerts"] == "done"
    await town.bob.claims(await town.alice.escalates(await town.alice.starts()))
    assert (await states(ada))["practice"] == "done"


async def test_a_test_mail_that_was_taken_proves_mail(town: Town, embedded: DatabaseUrls) -> None:
    await town.ada.post("/alerts/test")
    assert (await states(town.ada))["mail"] == "open"
    with bound(embedded.app, UUID(town.ada.account_id)) as connection:
        connection.execute("update delivery set state = 'sent', due_at = null where channel = 'email'")
    assert (await states(town.ada))["mail"] == "done"
    assert (await states(town.ada))["alerts"] == "open"  # nobody has chosen anything yet
    assert (await states(town.charlie))["mail"] == "open"


async def test_who_was_invited_and_has_not_come_is_said(pool: Pool, api: str) -> None:
    ada = (await found_account(pool, api, {"Ada": "admin"}))["Ada"]
    invitation = {"email": "new@msp.example", "name": "New", "role": "engineer", "tier": 1}
    assert (await ada.post("/users", invitation)).status_code == 201
    found = await first_run(ada)
    assert (found["people"], found["invited"]) == (2, 1)


async def test_what_one_admin_skips_is_skipped_for_the_account_but_alerts_are_ones_own(pool: Pool, api: str) -> None:
    people = await found_account(pool, api, {"Ada": "admin", "Alan": "admin"})
    ada, alan = people["Ada"], people["Alan"]
    for step in ("baseline", "alerts", "baseline", "all"):
        assert (await ada.post(f"{FIRST_RUN}/{step}/skip")).status_code == 200
    assert ((await states(ada))["baseline"], (await states(ada))["alerts"]) == ("skipped", "skipped")
    assert ((await states(alan))["baseline"], (await states(alan))["alerts"]) == ("skipped", "open")
    assert (await first_run(ada))["put_away"]
    assert not (await first_run(alan))["put_away"]
    call = {"started_at": "2026-01-05T09:00:00Z", "stopped_at": "2026-01-05T09:05:00Z", "people": 2}
    await alan.post("/baselines", call)
    assert (await states(ada))["baseline"] == "done"


async def test_it_is_for_admins(town: Town) -> None:
    for person in (town.alice, town.vera):
        assert (await person.get(FIRST_RUN)).status_code == 403
        assert (await person.post(f"{FIRST_RUN}/practice")).status_code == 403
    assert (await town.ada.post(f"{FIRST_RUN}/dessert/skip")).status_code == 404


async def test_practice_reaches_everybody_and_whoever_asked_for_it_may_pick_it_up(town: Town) -> None:
    async with listening(town.bob) as live, listening(town.charlie) as foreign:
        practice = await practises(town.ada)
        await live.until_kind("handoff_created")
        await asyncio.sleep(0.2)
    assert foreign.events == []
    (card,) = (await town.ada.queue())["items"]
    assert (card["id"], card["escalated_by"]["name"], card["step_count"]) == (practice["id"], "FlowPilot", 5)
    told = (await town.ada.get(f"/escalations/{practice['id']}/deliveries")).json()["items"]
    assert {line["recipient"]["name"] for line in told} == {"ada", "Alice", "Bob"}
    assert "FlowPilot" not in str((await town.ada.get("/users")).json())
    await town.ada.claims(practice)
    found = (await first_run(town.ada))["practice"]
    assert (found["state"], found["claimed_by"]["name"]) == ("claimed", "ada")
    assert (await states(town.ada))["practice"] == "done"
    assert (await first_run(town.charlie))["practice"] is None


async def test_whoever_sent_it_counts_neither_as_told_nor_as_reached(pool: Pool, api: str) -> None:
    ada = (await found_account(pool, api, {"Ada": "admin"}))["Ada"]
    practice = await practises(ada)
    await ada.post(f"/escalations/{practice['id']}/opened")
    await ada.claims(practice)
    found = await first_run(ada)
    sent = found["practice"]
    assert (sent["wanted_by"]["name"], sent["asked"], sent["told"], sent["on_pages"]) == ("ada", 0, 0, 0)
    assert not found["reached_somebody"]


async def test_it_is_said_whom_it_reached_and_on_how_many_pages(town: Town) -> None:
    async with listening(town.ada) as own, listening(town.bob) as live:
        practice = await practises(town.ada)
        await own.until_kind("handoff_created")
        await live.until_kind("handoff_created")
        await live.until_kind("delivery_changed")
    sent = (await first_run(town.ada))["practice"]
    assert (sent["asked"], sent["told"], sent["on_pages"]) == (2, 1, 1)
    await town.alice.post(f"/escalations/{practice['id']}/opened")
    sent = (await first_run(town.ada))["practice"]
    assert (sent["told"], sent["on_pages"]) == (2, 1)
    assert not (await first_run(town.ada))["reached_somebody"]
    await town.alice.claims(practice)
    assert (await first_run(town.ada))["reached_somebody"]
    assert not (await first_run(town.charlie))["reached_somebody"]


async def test_whose_hands_it_was_taken_from_reads_who_ended_it(town: Town) -> None:
    practice = await practises(town.ada)
    claimed = await town.bob.claims(practice)
    session = {"id": claimed["session_id"]}
    assert (await town.bob.sees(session))["practice"] == {"ended_by": None}
    assert (await town.ada.post(f"{FIRST_RUN}/practice/end")).json()["ended_by"]["name"] == "ada"
    assert (await town.bob.get(f"/escalations/{practice['id']}")).json()["is_practice"]
    seen = await town.bob.sees(session)
    assert seen["practice"]["ended_by"]["name"] == "ada"
    assert seen["handoff"]["claimed_by"]["name"] == "Bob"
    assert (await town.bob.sees(await town.alice.starts()))["practice"] is None


async def test_practice_is_in_no_figure(town: Town) -> None:
    practice = await practises(town.ada)
    claimed = await town.bob.claims(practice)
    session = {"id": claimed["session_id"]}
    await town.bob.records(session, "note", "I see it")
    await town.bob.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "It came"})
    again = await practises(town.ada)
    await town.alice.claims(again)
    figures = (await town.ada.get("/analytics/flowpilot/escalations")).json()
    lines = (await town.ada.get("/analytics/flowpilot/escalations.csv")).text
    savings = (await town.ada.get("/analytics/flowpilot/savings")).json()
    like = await town.alice.starts("Practice: the printer in the meeting room prints blank pages")
    assert figures["n_escalated"] == 0
    assert practice["id"] not in lines
    assert (savings["n_sessions"], savings["n_escalated"]) == (0, 0)
    assert (await town.alice.get(f"/ai-sessions/{like['id']}/similar")).json()["items"] == []
    closed = (await town.bob.queue(state="closed"))["items"]
    assert [card["id"] for card in closed] == [practice["id"]]
    assert (await town.bob.sees({"id": again["session_id"]}))["handoff"]["intent"] == "escalate"


async def test_nobody_is_left_with_a_practice_session(town: Town) -> None:
    practice = await practises(town.ada)
    await town.bob.claims(practice)
    await town.bob.post(f"/escalations/{practice['id']}/hand-back", {"answer": "It came"})
    cancelled = await practises(town.ada)
    await town.ada.post(f"/escalations/{cancelled['id']}/cancel", {"reason": "enough"})
    replaced = await practises(town.ada)
    ended = await practises(town.ada)
    assert (await first_run(town.ada))["practice"]["handoff_id"] == ended["id"]
    assert [card["id"] for card in (await town.bob.queue())["items"]] == [ended["id"]]
    answer = await town.ada.post(f"{FIRST_RUN}/practice/end")
    assert answer.json()["state"] == "cancelled"
    assert (await town.ada.post(f"{FIRST_RUN}/practice/end")).json() == answer.json()
    for one in (practice, cancelled, replaced, ended):
        assert (await town.bob.sees({"id": one["session_id"]}))["status"] == "abandoned"


async def test_two_admins_at_once_practise_one_after_the_other(pool: Pool, api: str) -> None:
    people = await found_account(pool, api, {"Ada": "admin", "Alan": "admin"})
    ada, alan = people["Ada"], people["Alan"]
    answers = await asyncio.gather(ada.post(f"{FIRST_RUN}/practice"), alan.post(f"{FIRST_RUN}/practice"))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len((await ada.queue())["items"]) == 1


async def test_the_eleventh_practice_within_an_hour_is_too_many(town: Town) -> None:
    for _ in range(10):
        await practises(town.ada)
    answer = await town.ada.post(f"{FIRST_RUN}/practice")
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")


async def test_the_audit_names_who_wanted_practice(town: Town) -> None:
    await practises(town.ada)
    entries = (await town.ada.get("/audit", params={"act": "session_handoff.create"})).json()["items"]
    assert [(one["act"], one["actor"]["name"]) for one in entries] == [("session_handoff.create", "ada")]
