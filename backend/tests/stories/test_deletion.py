"""Ada deletes a client, and says how long what is over is kept."""

import json
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application import deletions
from tests.busy_day import attempt_mail
from tests.live.reader import listening
from tests.people import Json, Town
from tests.traces import tables_with

pytestmark = pytest.mark.anyio

CLIENT = "Heron Logistics"
WORD = "wombat-burrow"


async def worked_for_client(town: Town, pool: Pool, embedded: DatabaseUrls) -> Json:
    """A session with everything that can hang on one, solved in the end."""
    session = await town.alice.starts(f"The {WORD} aquarium leaks", client_name=CLIENT, intake=WORD)
    for who in (town.bob, town.alice):
        given = await town.ada.post(f"/ai-sessions/{session['id']}/owner", {"user_id": who.id, "reason": WORD})
        assert given.status_code == 200, given.text
    step = await town.alice.records(session, "action", f"Sealed the {WORD} tank well", outcome="worked")
    await town.alice.records(session, "result", WORD, answers_step_id=step["id"])
    await town.alice.client.post(f"/ai-sessions/{session['id']}/files", params={"name": f"{WORD}.log"}, content=b"log")
    handoff = await town.alice.escalates(session, reason=WORD, notes=WORD)
    await town.bob.post(f"/escalations/{handoff['id']}/opened")
    await town.bob.claims(handoff)
    await attempt_mail(pool, embedded)
    redacted = await town.alice.post(f"/ai-sessions/{session['id']}/redact", {"members": ["intake"], "reason": "x"})
    assert redacted.status_code == 200
    await town.bob.post(f"/ai-sessions/{session['id']}/resolve", {"summary": WORD}, key="solved")
    return session


async def test_a_client_goes_with_everything_that_was_done_for_it(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    session = await worked_for_client(town, pool, embedded)
    other = await town.alice.starts("Outlook hangs", client_name="Tern Bakery")
    kept = await town.alice.escalates(other)
    client = next(one for one in (await town.ada.get("/clients")).json()["items"] if one["name"] == CLIENT)
    contents = (await town.ada.get(f"/clients/{client['id']}/contents")).json()
    assert contents == {"sessions": 1, "in_transit": 0, "steps": 2, "handoffs": 1, "files": 1, "bytes": 3}
    for who, status in ((town.alice, 403), (town.charlie, 404)):
        assert (await who.client.delete(f"/clients/{client['id']}")).status_code == status
    async with listening(town.bob) as live:
        deleted = await town.ada.client.delete(f"/clients/{client['id']}")
        assert deleted.status_code == 204, deleted.text
        await live.until_kind("reset")
    for word in (WORD, CLIENT, session["id"]):
        found = tables_with(embedded.app, town.ada.account_id, word)
        assert found <= ({"audit"} if word == session["id"] else set()), (word, found)
    assert (await town.alice.get(f"/ai-sessions/{session['id']}")).status_code == 404
    assert [card["id"] for card in (await town.bob.queue())["items"]] == [kept["id"]]
    act = (await town.ada.get("/audit")).json()["items"][0]
    assert (act["act"], act["members"]) == ("client.delete", {"sessions": 1, "steps": 2, "files": 1})
    assert CLIENT not in json.dumps(act)
    again = await town.alice.starts("New", client_name=CLIENT)
    assert again["client_name"] == CLIENT


async def test_a_client_whose_session_asks_for_somebody_stays(town: Town) -> None:
    session = await town.alice.starts(client_name=CLIENT)
    handoff = await town.alice.escalates(session)
    client = (await town.ada.get("/clients")).json()["items"][0]
    refused = await town.ada.client.delete(f"/clients/{client['id']}")
    problem = refused.json()
    assert (refused.status_code, problem["code"], problem["in_transit"]) == (409, "client_in_transit", 1)
    await town.alice.post(f"/escalations/{handoff['id']}/cancel", {"reason": "Never mind"})
    assert (await town.ada.client.delete(f"/clients/{client['id']}")).status_code == 204


def age(embedded: DatabaseUrls, account_id: str, table: str, column: str, by: timedelta) -> None:
    with psycopg.connect(embedded.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (account_id,))
        names = psycopg.sql.Identifier(table), psycopg.sql.Identifier(column)
        app.execute(psycopg.sql.SQL("update {0} set {1} = {1} - %s").format(*names), (by,))


async def test_what_is_over_goes_after_so_many_days_and_nothing_else(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    units = PostgresUnits(pool, nobody_listens)
    account_id = UUID(town.ada.account_id)
    old = await worked_for_client(town, pool, embedded)
    open_one = await town.alice.starts("Still at it")
    age(embedded, town.ada.account_id, "ai_session", "ended_at", timedelta(days=40))
    recent = await town.alice.starts("Just solved")
    await town.alice.post(f"/ai-sessions/{recent['id']}/resolve", {"summary": "Done"})
    await deletions.clear(units, account_id)
    assert (await town.alice.get(f"/ai-sessions/{old['id']}")).status_code == 200

    days = {"session_days": None, "file_days": 39}
    assert (await town.ada.client.put("/account/retention", json=days)).json() == days
    await deletions.clear(units, account_id)
    assert (await town.alice.get(f"/ai-sessions/{old['id']}/files")).json() == {"items": []}
    assert (await town.alice.get(f"/ai-sessions/{old['id']}")).status_code == 200

    effect = (await town.ada.get("/account/retention/effect?session_days=39")).json()
    assert (effect["sessions"], effect["steps"], effect["handoffs"]) == (1, 2, 1)
    assert (await town.ada.get("/account/retention/effect?session_days=41")).json()["sessions"] == 0
    days = {"session_days": 39, "file_days": None}
    assert (await town.ada.client.put("/account/retention", json=days)).json() == days
    await deletions.clear(units, account_id)
    assert (await town.alice.get(f"/ai-sessions/{old['id']}")).status_code == 404
    for one in (open_one, recent):
        assert (await town.alice.get(f"/ai-sessions/{one['id']}")).status_code == 200
    acts = [(act["act"], act["actor"]) for act in (await town.ada.get("/audit")).json()["items"][:4]]
    assert ("retention.delete", None) in acts


async def test_whoever_was_away_meanwhile_misses_no_event_unnoticed(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    """A redaction tells of a session that ended long ago; then it is that session's time to go."""
    session = await worked_for_client(town, pool, embedded)
    other = await town.alice.starts("Outlook hangs")
    age(embedded, town.ada.account_id, "ai_session", "ended_at", timedelta(days=40))
    await town.alice.escalates(other)
    last = (await town.bob.queue())["as_of"]
    await town.alice.records(other, "note", "Restarted it")
    step = (await town.alice.get(f"/ai-sessions/{session['id']}/steps")).json()["items"][0]
    path = f"/ai-sessions/{session['id']}/steps/{step['id']}/redact"
    assert (await town.ada.post(path, {"reason": "A password"})).status_code == 200
    await town.alice.records(other, "note", "Still at it")
    days = {"session_days": 39, "file_days": None}
    assert (await town.ada.client.put("/account/retention", json=days)).status_code == 200
    await deletions.clear(PostgresUnits(pool, nobody_listens), UUID(town.ada.account_id))
    async with listening(town.bob, last) as back:
        reset = await back.until_kind("reset")
        await town.alice.records(other, "note", "Solved soon")
        await back.until_kind("session_step")
    assert reset.data["reason"] == "unknown_id"
    assert [frame.number for frame in back.events] == list(range(1, len(back.events) + 1))


async def test_days_that_are_too_few_or_asked_by_others_are_refused(town: Town) -> None:
    for who, days, status in (
        (town.ada, {"session_days": 29, "file_days": None}, 422),
        (town.ada, {"session_days": None, "file_days": 0}, 422),
        (town.bob, {"session_days": 40, "file_days": None}, 403),
    ):
        assert (await who.client.put("/account/retention", json=days)).status_code == status
    assert (await town.ada.get("/account/retention")).json() == {"session_days": None, "file_days": None}
