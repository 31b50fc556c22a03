"""Alice pastes a password where everybody reads it. It is taken away, and nowhere any more."""

import asyncio
import json
import zipfile
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot import backups
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.settings import Settings
from tests.house import running_api
from tests.live.reader import Live, listening
from tests.people import Colleague, Json, Town, found_town
from tests.traces import tables_with

pytestmark = pytest.mark.anyio

SECRET = "Quokka-4711-hunter"
PASTED = f"Logged on with {SECRET} and it works"
WHY = "A password was pasted"


async def redacts(who: Colleague, session: Json, step: Json, reason: str = WHY) -> Json:
    answer = await who.post(f"/ai-sessions/{session['id']}/steps/{step['id']}/redact", {"reason": reason})
    assert answer.status_code == 200, answer.text
    redacted: Json = answer.json()
    return redacted


async def model_quotes(pool: Pool, handoff: Json, account_id: str) -> None:
    """A model repeats what it read."""
    async with PostgresUnits(pool, nobody_listens).begin(UUID(account_id)) as unit:
        handoff_id = UUID(handoff["id"])
        await unit.model_assessments.get(handoff_id)
        await unit.model_assessments.begin(handoff_id)
        await unit.model_assessments.finish(handoff_id, 1, Assessment(PASTED, [Suggestion(f"Change {SECRET}")]), None)


async def test_a_redacted_password_is_nowhere(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    alice, bob = town.alice, town.bob
    session = await alice.starts(playbook := "Outlook asks for the password again and again")
    before = (await bob.queue())["as_of"]
    first = await alice.post(
        f"/ai-sessions/{session['id']}/steps",
        {"kind": "action", "text": PASTED, "outcome": "worked"},
        key="first",
    )
    step = first.json()
    handoff = await alice.escalates(session, reason="Stuck", notes=f"What I did: {PASTED}")
    later = await alice.records(session, "result", f"{PASTED}\nagain", answers_step_id=step["id"])
    await model_quotes(pool, handoff, alice.account_id)
    traces = tables_with(embedded.app, alice.account_id, SECRET)
    assert traces == {
        "ai_session_step",
        "session_handoff",
        "stream_event",
        "idempotency_key",
        "model_assessment",
    }

    async with listening(bob) as live:
        redacted = await redacts(alice, session, step)
        await redacts(alice, session, later)
        await live.until(lambda seen: len(seen.of_kind("reset")) == 2)
    assert redacted["text"] == "(redacted)"
    assert (redacted["redacted"]["by"]["name"], redacted["redacted"]["reason"]) == ("Alice", WHY)
    assert {name: redacted[name] for name in ("number", "kind", "outcome", "author", "created_at")} == {
        name: step[name] for name in ("number", "kind", "outcome", "author", "created_at")
    }
    assert tables_with(embedded.app, alice.account_id, SECRET) == set()

    again = await alice.post(
        f"/ai-sessions/{session['id']}/steps",
        {"kind": "action", "text": PASTED, "outcome": "worked"},
        key="first",
    )
    assert (again.headers["idempotency-replayed"], again.json()["text"]) == ("true", "(redacted)")
    context = await bob.context(handoff)
    assert SECRET not in json.dumps(context)
    assert (context["problem"], context["notes"]) == (playbook, "What I did: (redacted)")
    assert context["model_assessment"]["error"] == "redacted"
    steps = (await bob.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    assert [one["text"] for one in steps] == ["(redacted)", "(redacted)"]

    async with listening(bob, before) as replayed:
        await replayed.until(lambda seen: len(seen.of_kind("reset")) == 2)
    assert SECRET not in json.dumps([frame.data for frame in replayed.frames])
    assert_gapless(replayed, before)
    resets = [frame for frame in replayed.frames if frame.kind == "reset"]
    assert [frame.data["reason"] for frame in resets] == ["redacted", "redacted"]


def assert_gapless(live: Live, before: str) -> None:
    numbers = [frame.number for frame in live.events]
    first = int(before.rpartition("-")[2]) + 1
    assert numbers == list(range(first, first + len(numbers)))


async def test_who_was_away_and_comes_back_fetches_anew(town: Town) -> None:
    session = await town.alice.starts()
    await town.alice.escalates(session)
    step = await town.alice.records(session, "note", PASTED)
    async with listening(town.bob, (await town.bob.queue())["as_of"]) as live:
        last = live.last_id
    await redacts(town.ada, session, step)
    async with listening(town.bob, last) as back:
        reset = await back.until_kind("reset")
    assert (reset.data["reason"], reset.number) == ("redacted", back.events[-1].number)


async def test_who_asks_only_for_what_is_new_learns_that_an_old_text_is_gone(town: Town) -> None:
    alice, bob = town.alice, town.bob
    session = await alice.starts()
    first = await alice.records(session, "note", PASTED)
    await alice.records(session, "note", "Something else")

    async def looks(after: int) -> tuple[list[str], int]:
        steps = (await bob.get(f"/ai-sessions/{session['id']}/steps?after={after}")).json()
        return [step["text"] for step in steps["items"]], steps["redacted"]

    assert await looks(0) == ([PASTED, "Something else"], 0)
    await redacts(alice, session, first)
    assert await looks(2) == ([], 1)
    assert await looks(0) == (["(redacted)", "Something else"], 1)


async def test_problem_and_hand_over_and_what_was_made_of_them(town: Town, embedded: DatabaseUrls) -> None:
    alice, bob = town.alice, town.bob
    session = await alice.starts(f"Login {SECRET} fails", intake=f"mail: {SECRET}")
    handoff = await alice.escalates(session, reason=f"Tried {SECRET}", notes=f"Use {SECRET}")
    await bob.claims(handoff)
    await bob.post(f"/escalations/{handoff['id']}/read-back", {"text": f"So {SECRET} is wrong"})
    await bob.post(f"/escalations/{handoff['id']}/release", {"reason": f"{SECRET} is not for me"})
    taken = await alice.post(f"/ai-sessions/{session['id']}/redact", {"members": ["problem", "intake"], "reason": WHY})
    assert (taken.status_code, taken.json()["problem"]) == (200, "(redacted)")
    members = ["reason", "notes", "read_back", "let_go"]
    taken = await town.ada.post(f"/escalations/{handoff['id']}/redact", {"members": members, "reason": WHY})
    assert (taken.status_code, taken.json()["reason"]) == (200, "(redacted)")
    assert tables_with(embedded.app, alice.account_id, SECRET) == set()
    noted = (await bob.get(f"/ai-sessions/{session['id']}/redactions")).json()["items"]
    assert {(one["member"], one["by"]["name"]) for one in noted} == {
        ("problem", "Alice"),
        ("intake", "Alice"),
        *((member, "ada") for member in members),
    }
    assert (await bob.queue())["items"][0]["problem"] == "(redacted)"
    assert (await bob.get("/notifications")).json()["items"][0]["title"] == "Escalation from Alice: (redacted)"


@pytest.mark.parametrize("taken", ["problem", "step"])
async def test_who_was_given_the_session_reads_no_more_why_and_what(
    town: Town, embedded: DatabaseUrls, taken: str
) -> None:
    session = await town.alice.starts(f"Login {SECRET} fails")
    other = await town.alice.starts("Teams hangs")
    step = await town.alice.records(session, "note", SECRET)
    for one, why in ((session, f"You know {SECRET}"), (other, "Vacation")):
        given = await town.ada.post(f"/ai-sessions/{one['id']}/owner", {"user_id": town.bob.id, "reason": why})
        assert given.status_code == 200, given.text
    if taken == "step":
        await redacts(town.alice, session, step)
    else:
        body = {"members": ["problem"], "reason": WHY}
        assert (await town.ada.post(f"/ai-sessions/{session['id']}/redact", body)).status_code == 200
        assert tables_with(embedded.app, town.alice.account_id, SECRET) == {"ai_session_step"}
    titles = [notice["title"] for notice in (await town.bob.get("/notifications")).json()["items"]]
    assert titles == ["ada gave you a session: Teams hangs. Why: Vacation", "ada gave you a session: (redacted)"]


async def test_a_file_goes_with_its_name(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/files"
    sent = await town.alice.client.post(
        path, params={"name": f"{SECRET}.txt"}, content=SECRET.encode(), headers={"Idempotency-Key": "file"}
    )
    assert sent.status_code == 201, sent.text
    address = f"{path}/{sent.json()['id']}"
    refused = await town.bob.client.request("DELETE", address, json={"reason": WHY})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_the_author")
    assert (await town.alice.client.request("DELETE", address, json={"reason": WHY})).status_code == 204
    assert tables_with(embedded.app, town.alice.account_id, SECRET) == set()
    assert (await town.alice.get(address)).status_code == 404
    assert (await town.alice.get(path)).json() == {"items": []}


async def test_what_a_session_taught_goes_too(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts("The zebra aquarium leaks badly")
    fix = f"It's fixed: sealed the tank with {SECRET}"
    step = await town.alice.records(session, "action", fix, outcome="worked")
    await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "Sealed"})
    proposal = (await town.ada.get("/playbook-proposals")).json()["items"][0]
    accepted = await town.ada.post(f"/playbook-proposals/{proposal['id']}/accept", {})
    assert accepted.status_code == 200, accepted.text
    assert "playbook" in tables_with(embedded.app, town.alice.account_id, SECRET)
    await redacts(town.alice, session, step)
    assert tables_with(embedded.app, town.alice.account_id, SECRET) == set()
    playbook = await town.ada.get(f"/playbooks/{proposal['key']}")
    assert (playbook.status_code, "(redacted)" in playbook.json()["text"]) == (200, True)


async def test_author_or_admin_and_once_and_a_reason_that_keeps_nothing(town: Town) -> None:
    session = await town.alice.starts()
    step = await town.alice.records(session, "note", SECRET)
    path = f"/ai-sessions/{session['id']}/steps/{step['id']}/redact"
    outcomes = [
        ((await who.post(path, {"reason": reason})), status, code)
        for who, reason, status, code in (
            (town.charlie, WHY, 404, "not_found"),
            (town.vera, WHY, 403, "forbidden"),
            (town.bob, WHY, 403, "not_the_author"),
            (town.alice, "", 422, "invalid"),
            (town.alice, f"{SECRET} was pasted", 422, "invalid"),
        )
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer, _, _ in outcomes] == [
        (status, code) for _, status, code in outcomes
    ]
    await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "Done"})
    await redacts(town.ada, session, step)
    twice = await town.ada.post(path, {"reason": WHY})
    assert (twice.status_code, twice.json()["code"]) == (409, "already_redacted")
    acts = (await town.ada.get("/audit")).json()["items"]
    assert acts[0]["act"] == "ai_session_step.redact"
    assert SECRET not in json.dumps(acts)


async def test_every_process_forgets_it_and_a_backup_of_afterwards_never_knew(
    pool: Pool, embedded: DatabaseUrls, api_data_dir: Path, tmp_path: Path
) -> None:
    async with running_api(embedded, api_data_dir) as one, running_api(embedded, api_data_dir) as other:
        town = await found_town(pool, one)
        session = await town.alice.starts()
        before = (await town.bob.queue())["as_of"]
        await town.alice.escalates(session)
        secret = f"{SECRET} {session['id']}"
        async with listening(town.bob, address=other) as live:
            step = await town.alice.records(session, "note", secret)
            await live.until_kind("session_step")
            await redacts(town.alice, session, step)
            await live.until_kind("reset")
        async with listening(town.bob, before, address=other) as replayed:
            await replayed.until_kind("reset")
        assert secret not in json.dumps([frame.data for frame in replayed.frames])
        assert_gapless(replayed, before)
    urls = {"database_url": embedded.app, "database_worker_url": embedded.worker, "database_owner_url": embedded.owner}
    settings = Settings.model_validate({"data_dir": api_data_dir, **urls})
    path = tmp_path / "afterwards.backup"
    await asyncio.to_thread(backups.back_up, settings, path, lambda _: None)
    with zipfile.ZipFile(path) as backup:
        parts = {name: backup.read(name) for name in backup.namelist()}
    assert session["id"].encode() in b"".join(parts.values())
    assert [name for name, content in parts.items() if secret.encode() in content] == []
