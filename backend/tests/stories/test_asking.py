"""What is said about a handoff beside the acts that move it: questions, the read-back, the rating, work outside."""

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def test_a_senior_asks_without_claiming_and_the_junior_answers(town: Town) -> None:
    session, handoff = await _escalated(town)
    asked = await town.bob.post(f"/escalations/{handoff['id']}/questions", {"text": "Since when?"})
    assert asked.status_code == 200
    assert asked.json()["state"] == "open"
    (question,) = await _steps(town.alice, session)
    assert (question["kind"], question["text"], question["author"]["name"]) == ("question", "Since when?", "Bob")
    (entry,) = [one for one in (await town.alice.get("/notifications")).json()["items"] if one["kind"] == "question"]
    assert entry["title"] == "Bob asks you something about your escalation"
    assert entry["href"] == f"/pilot/{session['id']}"
    assert [line["text"] for line in (await town.bob.context(handoff))["open_questions"]] == ["Since when?"]
    await town.alice.records(session, "answer", "Since Monday", answers_step_id=question["id"])
    assert (await town.bob.context(handoff))["open_questions"] == []


async def test_a_question_is_the_claimers_first_action_and_nobody_elses(town: Town) -> None:
    _, handoff = await _escalated(town)
    await town.bob.claims(handoff)
    by_ada = await town.ada.post(f"/escalations/{handoff['id']}/questions", {"text": "Which floor?"})
    assert by_ada.json()["first_action_at"] is None
    by_bob = await town.bob.post(f"/escalations/{handoff['id']}/questions", {"text": "Which room?"})
    assert by_bob.json()["first_action_at"] is not None
    assert await _first_action_kinds(town) == ["question"]


async def test_the_escalator_reads_what_the_claimer_understood(town: Town) -> None:
    session, handoff = await _escalated(town)
    await town.bob.claims(handoff)
    said = await town.bob.post(f"/escalations/{handoff['id']}/read-back", {"text": " Outlook,\n since\tMonday "})
    assert said.json()["read_back"] == "Outlook, since Monday"
    assert said.json()["first_action_at"] is None
    assert (await town.alice.sees(session))["handoff"]["read_back"] == "Outlook, since Monday"
    assert (await town.alice.context(handoff))["read_back"] == "Outlook, since Monday"
    await town.bob.post(f"/escalations/{handoff['id']}/release", {"reason": "No time"})
    assert (await town.alice.sees(session))["handoff"]["read_back"] is None


async def test_the_claimer_rates_what_they_got_and_may_change_their_mind_after_it_has_ended(town: Town) -> None:
    session, handoff = await _escalated(town)
    assert (await town.bob.claims(handoff))["had_enough"] is None
    first = await town.bob.post(f"/escalations/{handoff['id']}/rating", {"enough": False})
    assert (first.json()["had_enough"], first.json()["first_action_at"]) == (False, None)
    await town.bob.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "Restarted it"})
    second = await town.bob.post(f"/escalations/{handoff['id']}/rating", {"enough": True})
    assert (second.json()["had_enough"], second.json()["state"]) == (True, "resolved")
    assert (await town.bob.post(f"/escalations/{handoff['id']}/rating", {"enough": "yes"})).status_code == 422


async def test_work_outside_counts_as_the_first_action_once(town: Town) -> None:
    session, handoff = await _escalated(town)
    await town.bob.claims(handoff)
    started = await town.bob.post(f"/escalations/{handoff['id']}/started-outside")
    assert started.json()["first_action_at"] is not None
    assert started.json()["lease_until"] is None
    again = await town.bob.post(f"/escalations/{handoff['id']}/started-outside")
    assert again.json()["first_action_at"] == started.json()["first_action_at"]
    assert await _first_action_kinds(town) == ["outside"]
    assert await _steps(town.alice, session) == []


async def _escalated(town: Town) -> tuple[Json, Json]:
    session = await town.alice.starts()
    return session, await town.alice.escalates(session)


async def _steps(who: Colleague, session: Json) -> list[Json]:
    steps: list[Json] = (await who.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    return steps


async def _first_action_kinds(town: Town) -> list[str]:
    rows = (await town.ada.get("/analytics/flowpilot/escalations.csv?period=7d")).text.splitlines()
    column = rows[0].split(",").index("first_action_kind")
    return [row.split(",")[column] for row in rows[1:]]
