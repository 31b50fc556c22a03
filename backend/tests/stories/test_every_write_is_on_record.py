"""Every accepted write of the interface's description leaves exactly one entry in the audit trail."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.channels.registry import unsubscribe_tokens_for
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.restoring import hold_deliveries
from flowpilot.settings import Settings
from tests.browser import Browser
from tests.browsers import PROVIDER, PROVIDER_CLIENT, SLACK
from tests.house import running_api
from tests.people import Json, Town, found_town
from tests.stopwatch import timed
from tests.stories.every_write import WatchedWrites, described_writes

pytestmark = pytest.mark.anyio

# What asks and changes nothing; who looks at something right now is nobody's record.
QUESTIONS = {
    "POST /playbooks/check",
    "POST /ladder/preview",
    "POST /account/sign-in/try",
    "POST /auth/invitation",
    "POST /escalations/{handoff_id}/reading",
    "DELETE /escalations/{handoff_id}/reading",
}
# Only where there is no account yet: see `test_founding`.
ELSEWHERE = {"POST /set-up"}
REASON = {"reason": "no time"}
SECRET, OTHER, THIRD = "a long enough password", "another long password", "a third long password"
PRINTER = "Printer in the warehouse prints blank pages"
FINISHED = "update account_export set state = 'failed', done_at = now() where id = %s"


@pytest.fixture
async def town(embedded: DatabaseUrls, pool: Pool, tmp_path: Path) -> AsyncIterator[Town]:
    """In front of an API with a model, which nobody asks, as no worker runs."""
    async with running_api(embedded, tmp_path, model_url="http://127.0.0.1:9/v1") as address:
        yield await found_town(pool, address)


async def test_every_accepted_write_leaves_exactly_one_entry(
    town: Town, embedded: DatabaseUrls, pool: Pool, tmp_path: Path
) -> None:
    writes = WatchedWrites(embedded, town.alice.account_id)
    await _sessions(writes, town)
    await _handoffs(writes, town)
    await _taking_away(writes, town)
    await _playbooks(writes, town)
    await _alerts(writes, town)
    await _numbers(writes, town)
    await _account(writes, town)
    await _held(writes, town, pool)
    await _people(writes, town)
    await _mail_stopped(writes, town, tmp_path)
    assert set(writes.entries) | ELSEWHERE == described_writes()
    wrong = {
        operation: dict(entries)
        for operation, entries in writes.entries.items()
        if set(entries) != ({0} if operation in QUESTIONS else {1})
    }
    assert wrong == {}


async def test_what_changes_nothing_leaves_nothing(town: Town, embedded: DatabaseUrls) -> None:
    writes = WatchedWrites(embedded, town.alice.account_id)
    handoff = await town.alice.escalates(await town.alice.starts())
    await town.bob.claims(handoff)
    bob, at = town.bob.client, f"/escalations/{handoff['id']}"
    await writes.sends(bob, "POST", f"{at}/claim", json={"way": "own"})
    await writes.sends(bob, "POST", f"{at}/keep")
    await writes.sends(town.alice.client, "POST", f"{at}/opened")
    await writes.sends(town.ada.client, "POST", f"{at}/opened")
    assert writes.entries.pop("POST /escalations/{handoff_id}/opened") == {0: 1, 1: 1}
    assert all(set(entries) == {0} for entries in writes.entries.values())
    assert len(writes.entries) == 2


async def _sessions(writes: WatchedWrites, town: Town) -> None:
    alice = town.alice.client
    one, two = [await writes.sends(alice, "POST", "/ai-sessions", json={"problem": PRINTER}) for _ in range(2)]
    at = f"/ai-sessions/{one['id']}"
    await writes.sends(alice, "POST", f"{at}/steps", json={"kind": "note", "text": "hello"})
    await writes.sends(alice, "POST", f"{at}/guide")
    await writes.sends(alice, "POST", f"{at}/playbook", json={"key": "general"})
    await writes.sends(alice, "POST", f"{at}/pause")
    await writes.sends(alice, "POST", f"{at}/resume")
    await writes.sends(alice, "POST", f"{at}/handoff", json={"intent": "park", "reason": "later"})
    await writes.sends(alice, "POST", f"{at}/resume")
    await writes.sends(town.ada.client, "POST", f"{at}/owner", json={"user_id": town.bob.id, **REASON})
    await writes.sends(town.bob.client, "POST", f"{at}/abandon", json=REASON)
    await writes.sends(alice, "POST", f"/ai-sessions/{two['id']}/resolve", json={"summary": "It was the drum"})


async def _handoffs(writes: WatchedWrites, town: Town) -> None:
    alice, bob, ada = town.alice.client, town.bob.client, town.ada.client
    session = await town.alice.starts()
    body = {"intent": "escalate", "reason": "no rights"}
    handoff = await writes.sends(alice, "POST", f"/ai-sessions/{session['id']}/handoff", json=body)
    at = f"/escalations/{handoff['id']}"
    bell = (await town.bob.get("/notifications")).json()["items"][0]["id"]
    await writes.sends(bob, "POST", f"/notifications/{bell}/read")
    await writes.sends(bob, "POST", f"{at}/opened")
    await writes.sends(bob, "POST", f"{at}/reading")
    await writes.sends(bob, "DELETE", f"{at}/reading")
    await writes.sends(bob, "POST", f"{at}/questions", json={"text": "Which one?"})
    await writes.sends(bob, "POST", f"{at}/model-assessment")
    await writes.sends(bob, "POST", f"{at}/claim", json={"way": "analyze"})
    await writes.sends(bob, "POST", f"{at}/read-back", json={"text": "It prints nothing"})
    writes.meanwhile("update handoff_claim set asked_at = now() where handoff_id = %s", (handoff["id"],))
    await writes.sends(bob, "POST", f"{at}/keep")
    await writes.sends(bob, "POST", f"{at}/started-outside")
    await writes.sends(bob, "POST", f"{at}/rating", json={"enough": True})
    await writes.sends(ada, "POST", f"{at}/take-over", json=REASON)
    await writes.sends(ada, "POST", f"{at}/reassign", json={"user_id": town.bob.id, **REASON})
    await writes.sends(bob, "POST", f"{at}/claim", json={"way": "own"})
    await writes.sends(bob, "POST", f"{at}/release", json=REASON)
    await writes.sends(bob, "POST", f"{at}/claim", json={"way": "continue"})
    await writes.sends(bob, "POST", f"{at}/hand-back", json={"answer": "Turn it round"})
    again = await town.alice.escalates(session)
    await writes.sends(alice, "POST", f"/escalations/{again['id']}/cancel", json=REASON)
    await town.alice.escalates(session)
    await writes.sends(alice, "POST", f"/ai-sessions/{session['id']}/resolve", json={"summary": "Found it"})


async def _taking_away(writes: WatchedWrites, town: Town) -> None:
    alice = town.alice.client
    session = await town.alice.starts()
    at = f"/ai-sessions/{session['id']}"
    step = await town.alice.records(session, "note", "Sesame-4711")
    file = await writes.sends(alice, "POST", f"{at}/files?name=log.txt", content=b"a line")
    handoff = await town.alice.escalates(session)
    await writes.sends(alice, "POST", f"{at}/steps/{step['id']}/redact", json=REASON)
    await writes.sends(alice, "POST", f"{at}/redact", json={"members": ["problem"], **REASON})
    await writes.sends(alice, "POST", f"/escalations/{handoff['id']}/redact", json={"members": ["reason"], **REASON})
    await writes.sends(alice, "DELETE", f"{at}/files/{file['id']}", json=REASON)


async def _playbooks(writes: WatchedWrites, town: Town) -> None:
    ada = town.ada.client
    text = (await town.ada.get("/playbooks/printer")).json()["text"]
    await writes.sends(ada, "POST", "/playbooks/check", json={"text": text})
    for found in ("Pulled the orange tape off the drum", "Turned the paper round in the tray"):
        session = await town.alice.starts(PRINTER)
        await town.alice.records(session, "action", found, outcome="worked")
        await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": found})
    one, two, *_ = (await town.ada.get("/playbook-proposals")).json()["items"]
    await writes.sends(ada, "POST", f"/playbook-proposals/{one['id']}/reject", json=REASON)
    await writes.sends(ada, "POST", f"/playbook-proposals/{two['id']}/accept", json={})
    await writes.sends(ada, "PUT", "/playbooks/printer", json={"text": text})
    await writes.sends(ada, "DELETE", "/playbooks/printer")


async def _alerts(writes: WatchedWrites, town: Town) -> None:
    bob, ada = town.bob.client, town.ada.client
    await writes.sends(bob, "PATCH", "/alerts", json={"email": "away"})
    chat = await writes.sends(bob, "POST", "/alerts/channels", json=SLACK)
    await writes.sends(bob, "POST", "/alerts/test", json={"channel_id": chat["id"]})
    await writes.sends(bob, "DELETE", f"/alerts/channels/{chat['id']}")
    hall = await writes.sends(ada, "POST", "/channels", json=SLACK)
    await writes.sends(ada, "PATCH", f"/channels/{hall['id']}", json={"name": "Great hall"})
    await writes.sends(ada, "POST", f"/channels/{hall['id']}/test")
    await writes.sends(ada, "DELETE", f"/channels/{hall['id']}")
    await writes.sends(ada, "PUT", "/ladder", json={"policies": [], "calendar": None})
    await writes.sends(ada, "POST", "/ladder/preview", json={"priority": "high"})
    await writes.sends(ada, "PUT", "/canary", json={"enabled": True, "address": "canary@msp.example"})
    await writes.sends(ada, "POST", "/canary/run")
    await writes.sends(ada, "POST", "/account/first-run/baseline/skip")
    await writes.sends(ada, "POST", "/account/first-run/practice")
    await writes.sends(ada, "POST", "/account/first-run/practice/end")


async def _numbers(writes: WatchedWrites, town: Town) -> None:
    alice, ada = town.alice.client, town.ada.client
    calls = [await writes.sends(alice, "POST", "/baselines", json=timed(5, days_ago=2)) for _ in range(6)]
    await writes.sends(alice, "PATCH", f"/baselines/{calls[0]['id']}", json={"people": 3, **REASON})
    await writes.sends(alice, "DELETE", f"/baselines/{calls[-1]['id']}", json=REASON)
    period = {"from": calls[0]["started_at"], "to": calls[-1]["stopped_at"]}
    freeze = await writes.sends(ada, "POST", "/baselines/freezes", json=period)
    await writes.sends(ada, "POST", f"/baselines/freezes/{freeze['id']}/lift", json=REASON)
    await writes.sends(ada, "POST", "/account/pilot", json={"started_at": "2026-03-02T09:00:00Z"})


async def _account(writes: WatchedWrites, town: Town) -> None:
    ada = town.ada.client
    await writes.sends(ada, "PATCH", "/account", json={"name": "MSP"})
    await town.alice.starts(client_name="Contoso")
    client = (await town.ada.get("/clients")).json()["items"][0]
    await writes.sends(ada, "PATCH", f"/clients/{client['id']}", json={"name": "Fabrikam"})
    await writes.sends(ada, "PUT", "/account/retention", json={"session_days": 365, "file_days": None})
    await writes.sends(ada, "PUT", "/account/sign-in", json=PROVIDER)
    await writes.sends(ada, "POST", "/account/sign-in/try", json=PROVIDER_CLIENT)
    await writes.sends(ada, "DELETE", "/account/sign-in")
    export = await writes.sends(ada, "POST", "/account/export")
    writes.meanwhile(FINISHED, (export["id"],))
    await writes.sends(ada, "DELETE", f"/account/exports/{export['id']}")
    await writes.sends(ada, "DELETE", f"/clients/{client['id']}")


async def _held(writes: WatchedWrites, town: Town, pool: Pool) -> None:
    for verb in ("send", "drop"):
        await town.alice.escalates(await town.alice.starts())
        async with PostgresUnits(pool, nobody_listens).begin(UUID(town.alice.account_id)) as unit:
            assert await hold_deliveries(unit)
        await writes.sends(town.ada.client, "POST", f"/deliveries/held/{verb}", json={})


async def _people(writes: WatchedWrites, town: Town) -> None:
    ada = town.ada.client
    nora, mia = [await _added(writes, town, name) for name in ("nora", "mia")]
    await writes.sends(ada, "DELETE", f"/users/{nora['id']}/invitation")
    renewed = await writes.sends(ada, "POST", f"/users/{nora['id']}/invitation")
    async with Browser(town.ada.address) as browser:
        entry = {"token": _secret_in(renewed), "name": "Nora", "password": SECRET}
        await writes.sends(browser.client, "POST", "/auth/invitation", json={"token": entry["token"]})
        await writes.sends(browser.client, "POST", "/auth/accept", json=entry)
        await writes.sends(browser.client, "PATCH", "/auth/profile", json={"name": "Nora N."})
        await writes.sends(browser.client, "POST", "/auth/password", json={"current": SECRET, "new": OTHER})
        token = await writes.sends(browser.client, "POST", "/auth/tokens", json={"name": "laptop"})
        await writes.sends(browser.client, "DELETE", f"/auth/tokens/{token['id']}")
        await writes.sends(browser.client, "POST", "/auth/logout")
        await writes.sends(browser.client, "POST", "/auth/forgot", json={"email": nora["email"]})
        link = await writes.sends(ada, "POST", f"/users/{nora['id']}/password-link")
        await writes.sends(browser.client, "POST", "/auth/reset", json={"token": _secret_in(link), "password": THIRD})
        await writes.sends(browser.client, "POST", "/auth/login", json={"email": nora["email"], "password": THIRD})
        logins = (await browser.get("/auth/logins")).json()["items"]
        await writes.sends(browser.client, "DELETE", f"/auth/logins/{logins[-1]['id']}")
    await writes.sends(ada, "PATCH", f"/users/{nora['id']}", json={"tier": 2})
    await writes.sends(ada, "DELETE", f"/users/{mia['id']}")


async def _added(writes: WatchedWrites, town: Town, name: str) -> Json:
    body = {"email": f"{name}@{town.ada.account_id}.example", "name": name.capitalize(), "role": "engineer"}
    return await writes.sends(town.ada.client, "POST", "/users", json=body)


def _secret_in(answer: Json) -> str:
    (link,) = [value for value in answer.values() if isinstance(value, str) and value.startswith("http")]
    return link.rpartition("/")[2]


async def _mail_stopped(writes: WatchedWrites, town: Town, data_dir: Path) -> None:
    tokens = unsubscribe_tokens_for(Settings(data_dir=data_dir))
    token = tokens.write(UUID(town.alice.account_id), UUID(town.alice.id))
    await writes.sends(town.alice.client, "POST", f"/unsubscribe/{token}")
