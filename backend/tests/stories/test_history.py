"""Who knew what when: one handoff, told as it happened."""

from datetime import datetime
from itertools import pairwise
from typing import Any

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"


async def test_it_tells_what_was_done_and_who_heard_of_it(town: Town) -> None:
    alice, bob, ada = town.alice, town.bob, town.ada
    session = await alice.starts()
    await alice.records(session, "note", "before anybody was asked")
    handoff = await alice.escalates(session, reason="I have no rights here")
    await bob.post(f"/escalations/{handoff['id']}/opened")
    await bob.claims(handoff)
    await bob.records(session, "action", "Looked at the log")
    await ada.post(f"/escalations/{handoff['id']}/take-over", {"reason": "I know that log"})
    await ada.post(f"/escalations/{handoff['id']}/hand-back", {"answer": "Delete the token"})
    await alice.records(session, "note", "when it was over")
    facts = await _history(alice, handoff)
    assert [(fact["act"], _name(fact["by"])) for fact in facts if fact["kind"] == "act"] == [
        ("session_handoff.create", "Alice"),
        ("session_handoff.open", "Bob"),
        ("session_handoff.claim", "Bob"),
        ("ai_session_step.record", "Bob"),
        ("session_handoff.take_over", "ada"),
        ("session_handoff.hand_back", "ada"),
    ]
    assert [fact["text"] for fact in facts if fact["text"]] == [
        "I have no rights here",
        "Looked at the log",
        "I know that log",
        "Delete the token",
    ]
    told = {(_name(fact["to"]), fact["outcome"]) for fact in facts if fact["kind"] == "notified"}
    assert {("ada", "escalation"), ("Bob", "escalation"), ("Alice", "claimed"), ("Alice", "handed_back")} <= told
    assert ("Alice", "escalation") not in told
    begun = [(_name(fact["by"]), fact["outcome"]) for fact in facts if fact["kind"] == "first_action"]
    assert begun == [("Bob", "action"), ("ada", "hand_back")]


async def test_times_are_exact_and_in_order(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    claimed = await town.bob.claims(handoff)
    facts = await _history(town.ada, handoff)
    times = [datetime.fromisoformat(fact["at"]) for fact in facts]
    assert all(one <= next_one for one, next_one in pairwise(times))
    assert facts[0]["act"] == "session_handoff.create"
    assert facts[0]["at"] == handoff["created_at"]
    (claim,) = [fact for fact in facts if fact["act"] == "session_handoff.claim"]
    assert (claim["at"], claim["members"]) == (claimed["claimed_at"], {"way": "continue"})
    trail = {item["number"]: item for item in (await town.ada.get("/audit?limit=200")).json()["items"]}
    assert trail[claim["audit_number"]]["at"] == claim["at"]


async def test_it_comes_page_by_page_without_loss(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    whole = await _history(town.bob, handoff)
    assert len(whole) > 4
    pages, cursor = [], ""
    while True:
        page = (await town.bob.get(f"/escalations/{handoff['id']}/history?limit=1{cursor}")).json()
        pages += page["items"]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert pages == whole


async def test_each_try_and_what_was_never_sent(town: Town, embedded: DatabaseUrls) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    await _tried(embedded, town.bob, handoff)
    await town.ada.claims(handoff)
    facts = await _history(town.alice, handoff)
    (tried,) = [fact for fact in facts if fact["kind"] == "tried"]
    assert (_name(tried["to"]), tried["channel"], tried["outcome"], tried["detail"]) == (
        "Bob",
        "email",
        "temporary",
        "451 later",
    )
    assert tried["until"] > tried["at"]
    dropped = [fact for fact in facts if fact["kind"] == "dropped" and _name(fact["to"]) == "Bob"]
    assert [(fact["outcome"], fact["detail"]) for fact in dropped] == [("cancelled", "claimed by ada")]


async def test_whose_page_showed_it_and_whose_claim_ended_because_they_left(town: Town, embedded: DatabaseUrls) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    _write(
        embedded,
        town.bob,
        "update notification set streamed_at = created_at + interval '20 ms' where handoff_id = %s and user_id = %s",
        (handoff["id"], town.bob.id),
    )
    await town.bob.claims(handoff)
    bell = (await town.alice.get("/notifications")).json()["items"][0]
    await town.alice.post(f"/notifications/{bell['id']}/read")
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
    facts = await _history(town.alice, handoff)
    assert [_name(fact["to"]) for fact in facts if fact["kind"] == "streamed"] == ["Bob"]
    assert [(_name(fact["to"]), fact["outcome"]) for fact in facts if fact["kind"] == "read"] == [("Alice", "claimed")]
    assert [(_name(fact["by"]), fact["outcome"]) for fact in facts if fact["kind"] == "let_go"] == [
        ("Bob", "user_disabled")
    ]


async def test_what_was_taken_away_is_not_in_it(town: Town) -> None:
    handoff = await town.alice.escalates(session := await town.alice.starts())
    step = await town.alice.records(session, "note", "The password is Sesame-4711")
    path = f"/ai-sessions/{session['id']}/steps/{step['id']}/redact"
    assert (await town.alice.post(path, {"reason": "a password"})).is_success
    facts = await _history(town.bob, handoff)
    assert "Sesame" not in str(facts)
    assert "(redacted)" in [fact["text"] for fact in facts]


async def test_a_past_without_a_trail_speaks_for_itself(town: Town, embedded: DatabaseUrls) -> None:
    handoff = await town.alice.escalates(await town.alice.starts(), reason="I have no rights here")
    await town.bob.post(f"/escalations/{handoff['id']}/opened")
    await town.bob.claims(handoff)
    await town.bob.post(f"/escalations/{handoff['id']}/hand-back", {"answer": "so"})
    before = _acts(await _history(town.alice, handoff))
    with psycopg.connect(embedded.owner) as owner:  # as the demonstration's past is written
        owner.execute("create policy auditor on audit to current_user using (account_id = current_account())")
        owner.execute(BIND, (town.alice.account_id,))
        owner.execute("delete from audit")
        owner.execute("drop policy auditor on audit")
    after = _acts(await _history(town.alice, handoff))
    assert after == before
    assert len(after) == 4


def _acts(facts: list[Json]) -> list[tuple[str, str, str | None]]:
    return [(fact["at"], fact["act"], _name(fact["by"])) for fact in facts if fact["kind"] == "act"]


async def test_who_may_not_read_it(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    path = f"/escalations/{handoff['id']}/history"
    assert (await town.vera.get(path)).status_code == 403
    foreign = await town.charlie.get(path)
    absent = await town.charlie.get(path.replace(handoff["id"][:8], "00000000"))
    assert foreign.status_code == absent.status_code == 404
    for cursor in ("x", "MjAyNg", "====", "2026"):
        assert (await town.bob.get(f"{path}?cursor={cursor}")).status_code == 422


async def _history(colleague: Colleague, handoff: Json) -> list[Json]:
    answer = await colleague.get(f"/escalations/{handoff['id']}/history?limit=200")
    assert answer.status_code == 200, answer.text
    items: list[Json] = answer.json()["items"]
    return items


def _name(person: Json | None) -> str | None:
    return person["name"] if person else None


async def _tried(urls: DatabaseUrls, colleague: Colleague, handoff: Json) -> None:
    """A worker wrote down a try that the mail server put off."""
    _write(
        urls,
        colleague,
        """insert into delivery_attempt (account_id, delivery_id, number, started_at, ended_at, outcome, detail)
           select account_id, id, 1, created_at + interval '1 s', created_at + interval '3 s', 'temporary', '451 later'
             from delivery where handoff_id = %s and user_id = %s and channel = 'email'""",
        (handoff["id"], colleague.id),
    )


def _write(urls: DatabaseUrls, colleague: Colleague, statement: Any, values: tuple[str, ...]) -> None:  # noqa: ANN401 - SQL
    with psycopg.connect(urls.app) as app:
        app.execute(BIND, (colleague.account_id,))
        assert app.execute(statement, values).rowcount == 1
