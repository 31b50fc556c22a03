"""What sessions teach: proposed by rule, decided by an admin."""

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

PRINTER = "Printer in the warehouse prints blank pages"


async def test_what_helped_and_the_playbook_does_not_say_becomes_an_item_and_a_cause(town: Town) -> None:
    session = await town.alice.starts(PRINTER)
    assert session["playbook"]["key"] == "printer"
    await town.alice.records(session, "action", "Pulled the orange tape off the new drum", outcome="worked")
    await _resolves(town.alice, session, "It was the tape, password: hunter2")
    (proposal,) = await _proposals(town.ada)
    assert (proposal["key"], proposal["version"], proposal["made_on"]) == ("printer", None, "resolve")
    assert proposal["title"] == "Pulled the orange tape off the new drum"
    shipped = (await town.ada.get("/playbooks/printer")).json()["text"]
    assert "orange tape" not in shipped
    added = [line for line in proposal["text"].splitlines() if line not in shipped.splitlines()]
    assert any("orange tape" in line for line in added)
    assert [line for line in shipped.splitlines() if line not in proposal["text"].splitlines()] == []
    assert "hunter2" not in proposal["text"]
    accepted = await town.ada.post(f"/playbook-proposals/{proposal['id']}/accept", {})
    assert (accepted.json()["state"], accepted.json()["accepted_version"]) == ("accepted", 1)
    now = (await town.bob.get("/playbooks/printer")).json()
    assert (now["version"], now["text"]) == (1, proposal["text"])
    assert await _proposals(town.ada) == []
    assert (await town.ada.post(f"/playbook-proposals/{proposal['id']}/accept", {})).json()["state"] == "accepted"


async def test_what_the_playbook_said_itself_teaches_nothing(town: Town) -> None:
    session = await town.alice.starts(PRINTER)
    for _ in range(8):
        step = (await town.alice.post(f"/ai-sessions/{session['id']}/guide")).json()
        if step["kind"] == "action":
            break
        await town.alice.records(session, "answer", "No", answers_step_id=step["id"])
    assert step["kind"] == "action"
    await town.alice.records(session, "result", "That helped", outcome="worked", answers_step_id=step["id"])
    await _resolves(town.alice, session, "The guide was right about this one")
    assert await _proposals(town.ada) == []
    other = await town.alice.starts(PRINTER)
    await _resolves(town.alice, other, "Done")
    assert await _proposals(town.ada) == []


async def test_what_no_playbook_fits_becomes_a_new_one_that_is_chosen_next_time(town: Town) -> None:
    session = await town.alice.starts("Turnstile lobby badge")
    assert session["playbook"]["key"] == "general"
    await town.alice.records(session, "action", "Rebooted the reader behind the desk", outcome="failed")
    await town.bob.claims(await town.alice.escalates(session))
    handoff = (await town.alice.sees(session))["handoff"]
    answer = await town.bob.post(
        f"/escalations/{handoff['id']}/hand-back", {"answer": "Re-pair the reader with the hub"}
    )
    assert answer.status_code == 200
    (proposal,) = await _proposals(town.ada)
    assert (await town.ada.get(f"/playbook-proposals/{proposal['id']}")).json()["before"] is None
    assert (proposal["made_on"], proposal["title"]) == ("hand_back", "Re-pair the reader with the hub")
    assert "Rebooted the reader behind the desk" in proposal["text"]
    edited = proposal["text"].replace("Re-pair", "Pair")
    await town.ada.post(f"/playbook-proposals/{proposal['id']}/accept", {"text": edited})
    again = await town.bob.starts("Turnstile in the lobby takes no badge")
    assert (again["playbook"]["key"], again["playbook"]["version"]) == (proposal["key"], 1)


async def test_only_admins_decide_and_nobodys_change_is_lost(town: Town) -> None:
    session = await town.alice.starts(PRINTER)
    await _resolves(town.alice, session, "Pulled the orange tape off the new drum")
    (proposal,) = await _proposals(town.ada)
    address = f"/playbook-proposals/{proposal['id']}"
    assert (await town.bob.get("/playbook-proposals")).status_code == 403
    assert (await town.bob.post(f"{address}/reject", {"reason": "No"})).status_code == 403
    assert (await town.charlie.get("/playbook-proposals")).json() == {"items": [], "total": 0}
    assert (await town.bob.get(address)).status_code == 403
    shipped = (await town.ada.get("/playbooks/printer")).json()["text"]
    fresh = (await town.ada.get(address)).json()
    assert (fresh["before"], fresh["now"], fresh["outdated"]) == (shipped, shipped, False)
    assert (fresh["problem"], fresh["session_id"]) == (PRINTER, session["id"])
    await town.ada.client.put("/playbooks/printer", json={"text": shipped.replace("A printer does", "Ours do")})
    refused = await town.ada.post(f"{address}/accept", {})
    assert (refused.status_code, refused.json()["state"]) == (409, "outdated")
    stale = (await town.ada.get(address)).json()
    assert (stale["outdated"], stale["before"]) == (True, shipped)
    assert "Ours do" in stale["now"]
    assert (await town.ada.get("/playbook-proposals")).json()["total"] == 1
    late = await town.ada.post(f"{address}/accept", {"text": stale["now"], "seen": 0})
    assert (late.status_code, late.json()["state"], stale["newest"]) == (409, "outdated", 1)
    rejected = await town.ada.post(f"{address}/reject", {"reason": "We lease them"})
    assert (rejected.json()["state"], rejected.json()["reason"]) == ("rejected", "We lease them")
    assert (await town.ada.post(f"{address}/reject", {"reason": "Again"})).json()["code"] == "wrong_state"


async def _resolves(who: Colleague, session: Json, summary: str) -> None:
    answer = await who.post(f"/ai-sessions/{session['id']}/resolve", {"summary": summary})
    assert answer.status_code == 200, answer.text


async def _proposals(admin: Colleague) -> list[Json]:
    items: list[Json] = (await admin.get("/playbook-proposals")).json()["items"]
    return items
