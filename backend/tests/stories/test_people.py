"""Ada manages people: who leaves is out at once, and what they held goes on."""

import asyncio
import json
import time

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.browser import Browser
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"
BIND = "select set_config('app.account_id', %s, true)"


async def changes(admin: Colleague, user_id: str, **change: object) -> httpx.Response:
    return await admin.client.patch(f"/users/{user_id}", json=change)


async def invites(town: Town, name: str, role: str = "engineer") -> Json:
    """The answer, with the invitation's address."""
    body = {"email": f"{name}@{town.ada.account_id}.example", "name": name.capitalize(), "role": role, "tier": 2}
    answer = await town.ada.post("/users", body)
    assert answer.status_code == 201, answer.text
    invited: Json = answer.json()
    return invited


def secret_in(invited: Json) -> str:
    secret: str = invited["invitation_url"].rpartition("/accept/")[2]
    return secret


async def test_nora_is_invited_and_enters_once(town: Town, api: str) -> None:
    invited = await invites(town, "nora")
    entry = {"token": secret_in(invited), "name": "Nora N.", "password": SECRET}
    assert invited["invitation_url"].startswith(f"{api}/accept/")
    assert invited["invited"]
    async with Browser(api) as browser, Browser(api) as other:
        short = await browser.post("/auth/accept", {**entry, "password": "short"})
        answers = await asyncio.gather(browser.post("/auth/accept", entry), other.post("/auth/accept", entry))
        assert short.status_code == 422
        assert sorted(answer.status_code for answer in answers) == [200, 404]
        assert sorted([await browser.is_in(), await other.is_in()]) == [False, True]
        assert (await other.post("/auth/accept", entry)).json()["code"] == "not_found"
        me = (await browser.signs_in(invited["email"], SECRET)).json()
    assert (me["name"], me["role"], me["tier"]) == ("Nora N.", "engineer", 2)
    listed = {user["id"]: user for user in (await town.ada.get("/users")).json()["items"]}
    assert not listed[invited["id"]]["invited"]
    assert "invitation_url" not in listed[invited["id"]]


async def test_nora_reads_who_invites_her_and_where_until_she_is_in(town: Town, api: str) -> None:
    earlier = await invites(town, "nora")
    later = (await town.ada.post(f"/users/{earlier['id']}/invitation")).json()
    async with Browser(api) as browser:
        assert (await browser.post("/auth/invitation", {"token": secret_in(earlier)})).status_code == 404
        for _ in range(2):  # to read it takes nothing away
            said = (await browser.post("/auth/invitation", {"token": secret_in(later)})).json()
            assert said == {
                "account_name": "Account of Ada",
                "invited_by": "ada",
                "name": "Nora",
                "email": earlier["email"],
            }
        entry = {"token": secret_in(later), "name": "Nora N.", "password": SECRET}
        assert (await browser.post("/auth/accept", entry)).status_code == 200
        assert (await browser.post("/auth/invitation", {"token": secret_in(later)})).status_code == 404


async def test_an_invitation_ends_with_its_person_and_with_time(town: Town, api: str, embedded: DatabaseUrls) -> None:
    gone, late = await invites(town, "gone"), await invites(town, "late")
    await changes(town.ada, gone["id"], disabled=True)
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.ada.account_id,))
        app.execute("update invitation set expires_at = now() where user_id = %s", (late["id"],))
    async with Browser(api) as browser:
        for invited in (gone, late):
            entry = {"token": secret_in(invited), "name": "X", "password": SECRET}
            assert (await browser.post("/auth/invitation", {"token": secret_in(invited)})).status_code == 404
            assert (await browser.post("/auth/accept", entry)).status_code == 404


async def test_an_address_is_unique_in_its_account_only(town: Town) -> None:
    body = {"email": "dan@shared.example", "name": "Dan", "role": "viewer", "password": SECRET}
    assert (await town.ada.post("/users", body)).status_code == 201
    assert (await town.charlie.post("/users", body)).status_code == 201
    again = await town.ada.post("/users", {**body, "email": "DAN@shared.example "})
    assert (again.status_code, again.json()["code"]) == (409, "email_taken")


async def test_two_admins_add_the_same_address_at_once(town: Town, embedded: DatabaseUrls) -> None:
    body = {"email": "dan@shared.example", "name": "Dan", "role": "viewer"}
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.ada.account_id,))
        app.execute(
            """insert into app_user (account_id, id, email, name, role, created_at)
               values (current_account(), gen_random_uuid(), 'dan@shared.example', 'Dan', 'viewer', now())"""
        )
        adding = asyncio.create_task(town.ada.post("/users", body))
        await waits_for_a_lock(embedded)
        app.commit()
    answer = await adding
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")


async def test_only_admins_manage_people(town: Town) -> None:
    body = {"email": "dan@shared.example", "name": "Dan", "role": "admin"}
    for colleague in (town.alice, town.vera):
        assert (await colleague.post("/users", body)).json()["code"] == "forbidden"
        assert (await colleague.get("/users")).json()["code"] == "forbidden"
        assert (await changes(colleague, town.alice.id, role="admin")).json()["code"] == "forbidden"
        assert (await colleague.client.delete(f"/users/{town.bob.id}")).json()["code"] == "forbidden"


async def test_an_account_keeps_an_admin(town: Town) -> None:
    refused = [
        await changes(town.ada, town.ada.id, role="engineer"),
        await changes(town.ada, town.ada.id, disabled=True),
        await town.ada.client.delete(f"/users/{town.ada.id}"),
    ]
    for answer in refused:
        assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    await changes(town.ada, town.bob.id, role="admin")
    both = await asyncio.gather(
        changes(town.ada, town.ada.id, role="engineer"), changes(town.ada, town.bob.id, role="engineer")
    )
    assert sorted(answer.status_code for answer in both)[0] == 200
    assert (await town.charlie.get("/users")).status_code == 200
    admins = [role for role in await _roles(town) if role == "admin"]
    assert len(admins) == 1


async def test_an_admin_who_has_not_come_yet_is_none_to_leave_the_account_to(town: Town) -> None:
    await invites(town, "nora", role="admin")
    alone = await changes(town.ada, town.ada.id, disabled=True)
    assert (alone.status_code, alone.json()["code"]) == (409, "last_admin")


async def test_another_role_ends_logins_but_not_tokens(town: Town, api: str) -> None:
    invited = await invites(town, "nora")
    async with Browser(api) as browser:
        await browser.post("/auth/accept", {"token": secret_in(invited), "name": "Nora", "password": SECRET})
        token = (await browser.post("/auth/tokens", {"name": "laptop"})).json()["token"]
        assert (await changes(town.ada, invited["id"], tier=3)).status_code == 200
        assert await browser.is_in()
        assert (await changes(town.ada, invited["id"], role="viewer")).status_code == 200
        assert not await browser.is_in()
        by_token = await browser.get("/auth/me", Authorization=f"Bearer {token}")
        assert by_token.json()["role"] == "viewer"
        refused = await browser.post("/ai-sessions", {"problem": "a"}, Authorization=f"Bearer {token}")
        assert refused.json()["code"] == "forbidden"


async def test_who_is_disabled_is_out_at_once_and_gives_back_what_they_hold(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    waiting = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    position = (await town.ada.queue())["as_of"]
    async with town.bob.client.stream("GET", "/escalations/stream") as listening:
        assert (await changes(town.ada, town.bob.id, disabled=True)).json()["disabled"]
        assert (await town.bob.get("/auth/me")).status_code == 401
        async with asyncio.timeout(5):
            heard = "\n".join([line async for line in listening.aiter_lines()])
    assert "event: bye" in heard
    assert '"revoked"' in heard
    assert (await town.alice.sees(session))["status"] == "requesting_escalation"
    assert {card["id"] for card in (await town.ada.queue())["items"]} == {handoff["id"], waiting["id"]}
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.ada.account_id,))
        assert app.execute("select end_kind from handoff_claim").fetchall() == [("user_disabled",)]
        mails = app.execute("select distinct state from delivery where user_id = %s", (town.bob.id,)).fetchall()
        released = app.execute("select data from stream_event where kind = 'handoff_released'").fetchall()
    assert mails == [("cancelled",)]
    assert [(data["handoff_id"], data["by"]) for (data,) in released] == [(handoff["id"], None)]
    async with town.ada.client.stream("GET", "/escalations/stream", headers={"Last-Event-ID": position}) as stream:
        frames = await _frames_until(stream, "handoff_released")
    assert frames[-1]["by"] is None
    assert frames[-1]["card"]["state"] == "open"


async def test_who_comes_back_needs_a_new_login(town: Town) -> None:
    await changes(town.ada, town.bob.id, disabled=True)
    await changes(town.ada, town.bob.id, disabled=False)
    assert (await town.bob.get("/auth/me")).status_code == 401


async def test_who_is_deleted_stays_as_a_former_user(town: Town) -> None:
    session = await town.bob.starts()
    await town.bob.records(session, "note", "It began on Monday")
    assert (await town.ada.client.delete(f"/users/{town.bob.id}")).status_code == 204
    assert (await town.bob.get("/auth/me")).status_code == 401
    steps = (await town.alice.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    assert steps[0]["author"] == {"kind": "user", "id": town.bob.id, "name": "former user"}
    assert (await changes(town.ada, town.bob.id, disabled=False)).status_code == 404


@pytest.mark.parametrize("leaving", ["disabled", "deleted"])
async def test_who_leaves_while_at_work_is_waited_for(town: Town, embedded: DatabaseUrls, leaving: str) -> None:
    """Bob records a step in the very moment in which Ada removes him: neither of them fails."""
    session = await town.alice.starts()
    await town.bob.claims(await town.alice.escalates(session))
    with psycopg.connect(embedded.app) as at_work:
        at_work.execute(BIND, (town.bob.account_id,))
        at_work.execute("select 1 from ai_session where id = %s for update", (session["id"],))
        path = f"/users/{town.bob.id}"
        removing = asyncio.create_task(
            town.ada.client.delete(path) if leaving == "deleted" else changes(town.ada, town.bob.id, disabled=True)
        )
        await waits_for_a_lock(embedded)
        at_work.execute(
            """insert into ai_session_step
                   (account_id, id, session_id, number, kind, text, author_kind, author_id, created_at)
               values (current_account(), gen_random_uuid(), %s, 1, 'note', 'last words', 'user', %s, now())""",
            (session["id"], town.bob.id),
        )
    answer = await removing
    assert answer.is_success, answer.text
    assert (await town.alice.sees(session))["status"] == "requesting_escalation"


async def test_who_is_being_disabled_claims_nothing_any_more(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    with psycopg.connect(embedded.app) as disabling:
        disabling.execute(BIND, (town.bob.account_id,))
        disabling.execute("update app_user set disabled_at = now() where id = %s", (town.bob.id,))
        claiming = asyncio.create_task(town.bob.post(f"/escalations/{handoff['id']}/claim", {"way": "own"}))
        await waits_for_a_lock(embedded)
    assert (await claiming).status_code == 401
    assert (await town.alice.sees(session))["escalated_to_id"] is None


async def waits_for_a_lock(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        give_up = time.monotonic() + 10
        while not owner.execute("select 1 from pg_locks where not granted").fetchone():
            assert time.monotonic() < give_up
            await asyncio.sleep(0.02)


async def _roles(town: Town) -> list[str]:
    for admin in (town.ada, town.bob):
        answer = await admin.get("/users")
        if answer.status_code == 200:
            return [user["role"] for user in answer.json()["items"]]
    raise AssertionError("nobody is admin")


async def _frames_until(stream: httpx.Response, kind: str) -> list[Json]:
    frames: list[Json] = []
    event = ""
    async with asyncio.timeout(10):
        async for line in stream.aiter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                frames.append(json.loads(value))
                if event == kind:
                    break
    return frames
