"""One Idempotency-Key, one row, one event, one answer: at once, after a cut answer, after a crash, for a day."""

import asyncio
from typing import Any, LiteralString

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
ESCALATE = {"intent": "escalate", "reason": "I have no rights to look further"}


def in_account(urls: DatabaseUrls, colleague: Colleague, statement: LiteralString, *values: object) -> list[Any]:
    """The first column of what the statement answers in the colleague's account."""
    with psycopg.connect(urls.app) as app:
        app.execute(BIND, (colleague.account_id,))
        found = app.execute(statement, values)
        return [row[0] for row in found.fetchall()] if found.description else []


async def until_done(colleague: Colleague, path: str, body: Json | None, key: str) -> httpx.Response:
    """What a patient client gets: it repeats while the first request is still running."""
    while True:
        answer = await colleague.post(path, body, key=key)
        if answer.status_code != 409 or answer.json()["code"] != "idempotency_in_progress":
            return answer
        assert int(answer.headers["retry-after"]) >= 1
        await asyncio.sleep(0.05)


async def test_eight_at_once_make_one_handoff(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/handoff"
    answers = await asyncio.gather(*(until_done(town.alice, path, ESCALATE, "k") for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert {answer.headers.get("idempotency-replayed", "true") for answer in answers} == {"true"}
    assert in_account(embedded, town.alice, "select count(*) from session_handoff") == [1]
    assert in_account(embedded, town.alice, "select kind from stream_event") == ["handoff_created"]
    assert in_account(embedded, town.alice, "select count(*) from audit where act = 'session_handoff.create'") == [1]


async def test_another_body_is_another_request(town: Town) -> None:
    first = await town.alice.post("/ai-sessions", {"problem": "one"}, key="k")
    other = await town.alice.post("/ai-sessions", {"problem": "two"}, key="k")
    again = await town.alice.post("/ai-sessions", {"problem": "one"}, key="k")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["content-type"] == first.headers["content-type"]


async def test_a_key_belongs_to_one_person_and_one_operation(town: Town) -> None:
    body = {"problem": "one"}
    mine = await town.alice.post("/ai-sessions", body, key="k")
    theirs = [await colleague.post("/ai-sessions", body, key="k") for colleague in (town.bob, town.charlie)]
    assert len({answer.json()["id"] for answer in (mine, *theirs)}) == 3
    note = {"kind": "note", "text": "hello"}
    step = await town.alice.post(f"/ai-sessions/{mine.json()['id']}/steps", note, key="k")
    assert step.status_code == 201
    assert "idempotency-replayed" not in step.headers


async def test_while_the_first_is_running_the_second_is_told_to_wait(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/handoff"
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.alice.account_id,))
        app.execute("select 1 from ai_session where id = %s for update", (session["id"],))
        first = asyncio.create_task(town.alice.post(path, ESCALATE, key="k"))
        await _waits_for_a_lock(embedded)
        second = await town.alice.post(path, ESCALATE, key="k")
    assert (second.status_code, second.json()["code"]) == (409, "idempotency_in_progress")
    assert int(second.headers["retry-after"]) >= 1
    assert (await first).status_code == 201


async def test_a_refusal_is_kept_like_any_answer(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/resume"
    refused = await town.alice.post(path, key="k")
    await town.alice.post(f"/ai-sessions/{session['id']}/pause")
    again = await town.alice.post(path, key="k")
    assert refused.status_code == again.status_code == 409
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["content-type"] == "application/problem+json"
    assert again.content == refused.content
    assert (await town.alice.sees(session))["status"] == "paused"
    assert in_account(embedded, town.alice, "select count(*) from audit where act = 'ai_session.resume'") == [0]


async def test_a_refusal_is_kept_before_anybody_else_gets_the_key(town: Town) -> None:
    """The session becomes paused between two requests with one key: the second one may not succeed."""
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/resume"
    for number in range(4):
        pausing, *answers = await asyncio.gather(
            town.alice.post(f"/ai-sessions/{session['id']}/pause"),
            *(until_done(town.alice, path, None, f"k{number}") for _ in range(4)),
        )
        assert pausing.status_code == 200
        assert len({answer.content for answer in answers}) == 1, [answer.status_code for answer in answers]
        await town.alice.post(path)


async def test_a_wrong_password_is_not_kept(town: Town) -> None:
    body = {"current": "wrong", "new": "a long enough password"}
    answers = [await town.alice.post("/auth/password", body, key="k") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert not [answer for answer in answers if "idempotency-replayed" in answer.headers]


async def test_what_was_undone_is_not_in_the_way(town: Town, embedded: DatabaseUrls) -> None:
    """A refusal late in the work: everything before it is undone, and only the answer stays."""
    session = await town.alice.starts()
    named = {**ESCALATE, "target_user_id": town.vera.id}
    path = f"/ai-sessions/{session['id']}/handoff"
    answers = [await town.alice.post(path, named, key="k") for _ in range(2)]
    surplus = [await town.alice.post(f"/ai-sessions/{session['id']}/pause?x=1", key="p") for _ in range(2)]
    assert [answer.json()["code"] for answer in answers] == ["target_not_available"] * 2
    assert [answer.status_code for answer in surplus] == [422, 422]
    assert surplus[1].headers["idempotency-replayed"] == "true"
    assert (await town.alice.sees(session))["status"] == "active"
    assert in_account(embedded, town.alice, "select count(*) from audit where act = 'ai_session.pause'") == [0]
    assert in_account(embedded, town.alice, "select count(*) from session_handoff") == [0]


async def test_rights_are_judged_before_a_replay(town: Town) -> None:
    body = {"problem": "one"}
    for colleague in (town.alice, town.bob):
        assert (await colleague.post("/ai-sessions", body, key="k")).status_code == 201
    await town.ada.client.patch(f"/users/{town.alice.id}", json={"role": "viewer"})
    await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
    assert (await town.alice.post("/ai-sessions", body, key="k")).status_code == 403
    assert (await town.bob.post("/ai-sessions", body, key="k")).status_code == 401


async def test_a_key_is_forgotten_after_a_day(town: Town, embedded: DatabaseUrls) -> None:
    age: LiteralString = "update idempotency_key set created_at = created_at - interval %s returning 1"
    first = await town.alice.post("/ai-sessions", {"problem": "one"}, key="k")
    in_account(embedded, town.alice, age.replace("%s", "'23 hours 59 minutes'"))
    still = await town.alice.post("/ai-sessions", {"problem": "one"}, key="k")
    in_account(embedded, town.alice, age.replace("%s", "'1 minute'"))
    later = await town.alice.post("/ai-sessions", {"problem": "two"}, key="k")
    assert still.content == first.content
    assert later.status_code == 201
    assert "idempotency-replayed" not in later.headers


async def test_every_post_takes_a_key(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    opened = f"/escalations/{handoff['id']}/opened"
    answers = [await town.bob.post(opened, key="k") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 204]
    assert answers[1].headers["idempotency-replayed"] == "true"
    tokens = [await town.alice.post("/auth/tokens", {"name": "laptop"}, key="k") for _ in range(2)]
    assert tokens[0].json() == tokens[1].json()
    assert len((await town.alice.get("/auth/tokens")).json()["items"]) == 2


async def _waits_for_a_lock(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        async with asyncio.timeout(10):
            while not owner.execute("select 1 from pg_locks where not granted").fetchone():
                await asyncio.sleep(0.02)


async def test_no_kept_answer_shows_what_lets_somebody_in(town: Town, embedded: DatabaseUrls) -> None:
    """Whoever reads the database alone gets in nowhere: each answer is replayed whole, and lies there sealed."""
    ada = town.ada
    invitation = {"email": "new@msp.example", "name": "New", "role": "engineer", "tier": 1}
    invited = await ada.post("/users", invitation, key="invite")
    user = f"/users/{invited.json()['id']}"
    webhook = {"kind": "webhook", "name": "Mine", "address": {"url": "https://hooks.example/flowpilot"}}
    shown = {
        "/users": (invitation, "invite", "invitation_url"),
        f"{user}/invitation": (None, "again", "invitation_url"),
        f"/users/{town.bob.id}/password-link": (None, "link", "reset_url"),
        "/auth/tokens": ({"name": "laptop"}, "token", "token"),
        "/alerts/channels": (webhook, "hook", "secret"),
        "/channels": (webhook | {"name": "Room"}, "room", "secret"),
    }
    for path, (body, key, member) in shown.items():
        answer = await ada.post(path, body, key=key)
        assert answer.is_success, (path, answer.text)
        again = await ada.post(path, body, key=key)
        assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true"), path
        secret = answer.json()[member]
        table = in_account(embedded, ada, "select body || convert_to(path || key, 'UTF8') from idempotency_key")
        assert len(secret) > 20
        assert not [kept for kept in table if secret.encode() in bytes(kept) or secret[-20:].encode() in bytes(kept)]


async def test_an_answer_that_cannot_be_opened_is_not_given_and_nothing_happens_twice(
    town: Town, embedded: DatabaseUrls
) -> None:
    first = await town.ada.post("/auth/tokens", {"name": "laptop"}, key="token")
    assert first.is_success
    in_account(embedded, town.ada, "update idempotency_key set body = set_byte(body, 20, get_byte(body, 20) # 1)")
    again = await town.ada.post("/auth/tokens", {"name": "laptop"}, key="token")
    assert again.json()["code"] == "idempotency_key_reused"
    names = [token["name"] for token in (await town.ada.get("/auth/tokens")).json()["items"]]
    assert names.count("laptop") == 1
