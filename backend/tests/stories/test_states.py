"""The table of states over HTTP: every act, in every state, by every kind of person."""

import asyncio

import pytest

from tests.people import Json
from tests.stories.scenes import ACTS, TABLES, Ledger, People, Scene, set_scene
from tests.stories.states_table import SCENES, cells, effect

pytestmark = pytest.mark.anyio

STATUS = {"forbidden": 403, "not_the_owner": 403, "not_the_claimer": 403, "own_escalation": 403, "not_found": 404}
CREATING = {"escalate", "park", "action", "note", "guide"}


@pytest.mark.parametrize("scene", SCENES)
async def test_what_is_refused_is_refused_with_its_reason_and_changes_nothing(
    people: People, ledger: Ledger, scene: str
) -> None:
    stage = await set_scene(people, scene)
    before = ledger.everything()
    differences = []
    for act, refusals in _refusals(scene).items():
        answers = await asyncio.gather(*(stage.tries(who, act) for who in refusals))
        for (who, code), answer in zip(refusals.items(), answers, strict=True):
            expected = (STATUS.get(code, 409), code)
            found = (answer.status_code, answer.json().get("code"))
            if found != expected:
                differences.append(f"{who} tries {act} while {scene}: {found} instead of {expected}")
            elif code == "wrong_state":
                differences += _wrong_name_of_state(stage, before, act, answer.json()["state"])
        after = ledger.everything()
        differences += [f"{act} while {scene} changed {table}" for table in TABLES if after[table] != before[table]]
    assert differences == []


@pytest.mark.parametrize("scene", SCENES)
async def test_what_is_allowed_leads_to_the_state_of_the_table(people: People, ledger: Ledger, scene: str) -> None:
    differences = []
    for act, who, where, code in cells():
        if where != scene or code:
            continue
        stage = await set_scene(people, scene)
        was = await _standing(stage, ledger)
        head = ledger.head()
        answer = await stage.tries(who, act)
        if answer.status_code != (201 if act in CREATING else 200):
            differences.append(f"{who} {act} while {scene}: {answer.status_code} {answer.text[:200]}")
            continue
        if act in ("escalate", "park"):
            stage = Scene(people, stage.session, answer.json())
        status, state, events = effect(act, scene, who)
        expected = (was[0] if status == "*" else status, was[1] if state == "*" else state, list(events))
        found = (*await _standing(stage, ledger), ledger.events_after(head))
        if found != expected:
            differences.append(f"{who} {act} while {scene}: {found} instead of {expected}")
    assert differences == []


def test_the_table_knows_every_scene() -> None:
    assert {scene for _, _, scene, _ in cells()} == set(SCENES)


def _refusals(scene: str) -> dict[str, dict[str, str]]:
    """For every act the people who may not, with the code that says why."""
    refusals: dict[str, dict[str, str]] = {}
    for act, who, where, code in cells():
        if where == scene:
            others = refusals.setdefault(act, {"vera": "forbidden", "charlie": "not_found"})
            if code:
                others[who] = code
    return refusals


def _wrong_name_of_state(stage: Scene, rows: dict[str, list[Json]], act: str, said: str) -> list[str]:
    """An act under a session names the session's state, any other the handoff's."""
    of_handoff = ACTS[act][0].startswith("/escalations/")
    if of_handoff and stage.handoff:
        (row,) = [row for row in rows["session_handoff"] if str(row["id"]) == stage.handoff["id"]]
        state = row["state"]
    else:
        (row,) = [row for row in rows["ai_session"] if str(row["id"]) == stage.session["id"]]
        state = row["status"]
    return [] if said == state else [f"{act}: says {said} where it is {state}"]


async def _standing(stage: Scene, ledger: Ledger) -> tuple[str, str]:
    """Session and handoff as stored; who holds it stands in the session exactly while it is claimed."""
    (session,) = [row for row in ledger.rows("ai_session") if str(row["id"]) == stage.session["id"]]
    assert (session["escalated_to_id"] is not None) == (session["status"] == "escalated")
    if stage.handoff is None:
        return session["status"], "-"
    (handoff,) = [row for row in ledger.rows("session_handoff") if str(row["id"]) == stage.handoff["id"]]
    return session["status"], handoff["state"]
