"""The model's layer of a handoff's assessment: after the commit, once, and never in anybody's way."""

import json

import httpx2 as httpx
import pytest

from tests.channels.sink import Sink
from tests.model.model_server import asked, model_at, says
from tests.model.model_worker import ModelWorker
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def escalated(town: Town, **more: object) -> tuple[Json, Json]:
    """Alice's session with two steps, and its handoff."""
    session = await town.alice.starts(**more)  # type: ignore[arg-type]  # the problem, if anything
    for text, outcome in (("Cleared the saved passwords", "partial"), ("Started Outlook in safe mode", "failed")):
        await town.alice.records(session, "action", text, outcome=outcome)
    return session, await town.alice.escalates(session)


def path(handoff: Json) -> str:
    return f"/escalations/{handoff['id']}/model-assessment"


async def tries_again(who: Colleague, handoff: Json) -> httpx.Response:
    return await who.post(path(handoff))


async def test_it_is_pending_with_the_escalation_and_ready_when_the_model_has_answered(
    town: Town, worker: ModelWorker
) -> None:
    session, handoff = await escalated(town)
    pending = await worker.sees(town.bob, handoff)
    assert (pending["state"], pending["likely_cause"], pending["suggested_steps"]) == ("pending", None, [])
    ready = await worker.works(town.bob, handoff)
    steps = (await town.bob.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    first, second = (step["id"] for step in steps)
    assert {name: ready[name] for name in ready if name not in ("asked_at", "done_at")} == {
        "state": "ready",
        "error": None,
        "source": "model",
        "likely_cause": "A saved password is out of date",
        "suggested_steps": [{"text": "Remove the saved credentials", "step_ids": [first, second]}],
        "for_step_ids": [first],
        "against_step_ids": [second],
        "confidence": 0.7,
        "tier": "exploring",
    }
    assert worker.events(town.alice) == [{"handoff_id": handoff["id"], "model_assessment": ready}]


async def test_it_changes_nothing_else(town: Town, worker: ModelWorker) -> None:
    session, handoff = await escalated(town)
    before = await town.bob.context(handoff)
    await worker.works(town.bob, handoff)
    after = await town.bob.context(handoff)
    assert before["step_numbers"].items() <= after["step_numbers"].items()  # with those that the model cites
    told = {"model_assessment": None, "step_numbers": None}
    assert before | told == after | told
    assert (await town.bob.sees(session))["step_count"] == 2


async def test_the_model_is_asked_once_although_the_timer_comes_again(
    town: Town, worker: ModelWorker, server: Sink
) -> None:
    _, handoff = await escalated(town)
    await worker.works(town.bob, handoff)
    assert await worker.takes_up(town.bob, handoff) == 1
    await worker.works(town.bob, handoff)
    assert len(server.heard) == 1
    assert len(worker.events(town.bob)) == 1


async def test_a_claim_in_the_same_moment_leaves_it_pending_and_it_comes(town: Town, worker: ModelWorker) -> None:
    _, handoff = await escalated(town)
    await town.bob.claims(handoff, "own")
    assert (await worker.works(town.bob, handoff))["state"] == "ready"


async def test_what_a_killed_worker_took_with_it_is_found_again_but_not_for_ever(
    town: Town, worker: ModelWorker, server: Sink
) -> None:
    _, handoff = await escalated(town)
    server.behaviour = "tarpit"
    for _ in range(3):
        await worker.takes_up(town.bob, handoff)
        worker.dies()
    server.behaviour = "answer"
    failed = await worker.works(town.bob, handoff)
    assert (failed["state"], failed["error"]) == ("failed", "timed_out")


async def test_a_worker_without_the_model_says_so(town: Town, worker: ModelWorker) -> None:
    _, handoff = await escalated(town)
    worker.model = None
    assert (await worker.works(town.bob, handoff))["error"] == "unreachable"


async def test_the_model_failed_and_bob_tries_again(town: Town, worker: ModelWorker, server: Sink) -> None:
    _, handoff = await escalated(town)
    server.behaviour, worker.model = "tarpit", model_at(server, seconds=0.5)
    failed = await worker.works(town.bob, handoff)
    assert (failed["state"], failed["error"], failed["likely_cause"]) == ("failed", "timed_out", None)
    assert worker.events(town.bob) == [{"handoff_id": handoff["id"], "model_assessment": failed}]
    server.behaviour, worker.model = "answer", model_at(server)
    assert (await tries_again(town.bob, handoff)).status_code == 200
    assert (await worker.sees(town.bob, handoff))["state"] == "pending"
    assert (await worker.works(town.bob, handoff))["state"] == "ready"


async def test_trying_again_while_it_is_pending_is_no_second_question(
    town: Town, worker: ModelWorker, server: Sink
) -> None:
    _, handoff = await escalated(town)
    for who in (town.bob, town.alice, town.bob):
        assert (await tries_again(who, handoff)).status_code == 200
    await worker.works(town.bob, handoff)
    assert len(server.heard) == 1


async def test_who_may_try_again(town: Town) -> None:
    _, handoff = await escalated(town)
    assert (await tries_again(town.vera, handoff)).status_code == 403
    assert (await tries_again(town.charlie, handoff)).status_code == 404
    await town.alice.post(f"/escalations/{handoff['id']}/cancel", {"reason": "Found it"})
    assert (await tries_again(town.bob, handoff)).json()["code"] == "wrong_state"


async def test_claiming_to_analyze_asks_again_only_what_failed(town: Town, worker: ModelWorker, server: Sink) -> None:
    _, handoff = await escalated(town)
    says(server, "nonsense")
    assert (await worker.works(town.bob, handoff))["state"] == "failed"
    await town.bob.claims(handoff, "analyze")
    assert (await worker.sees(town.bob, handoff))["state"] == "pending"
    _, other = await escalated(town)
    says(server, {"likely_cause": "DNS", "for_step_numbers": [], "against_step_numbers": [],
                  "suggested_steps": [], "confidence": None})  # fmt: skip
    ready = await worker.works(town.bob, other)
    await town.bob.claims(other, "analyze")
    assert await worker.sees(town.bob, other) == ready


async def test_a_released_handoff_is_asked_about_anew_at_most_every_ten_minutes(
    town: Town, worker: ModelWorker, server: Sink
) -> None:
    _, handoff = await escalated(town)
    await worker.works(town.bob, handoff)
    await town.bob.claims(handoff)
    await town.bob.post(f"/escalations/{handoff['id']}/release", {"reason": "Lunch"})
    assert (await worker.sees(town.bob, handoff))["state"] == "ready"
    worker.moves_back(town.bob, handoff, 11)
    await town.bob.claims(handoff)
    await town.bob.post(f"/escalations/{handoff['id']}/release", {"reason": "Gone home"})
    assert (await worker.sees(town.bob, handoff))["state"] == "pending"
    assert (await worker.works(town.bob, handoff))["state"] == "ready"
    assert len(server.heard) == 2


async def test_what_was_sent_can_be_read_word_for_word(town: Town, worker: ModelWorker, server: Sink) -> None:
    session, handoff = await escalated(town, problem="Outlook asks. Password: hunter2")
    await worker.works(town.bob, handoff)
    await town.alice.records(session, "note", "and this came later")
    shown = (await town.bob.get(f"{path(handoff)}/prompt")).json()
    assert shown["text"] == asked(server)[0]["messages"][1]["content"]
    assert json.loads(shown["text"])["ticket"] == "Outlook asks. Password: ••••••"
    assert (await town.vera.get(f"{path(handoff)}/prompt")).status_code == 403
    assert (await town.charlie.get(f"{path(handoff)}/prompt")).status_code == 404


async def test_a_parked_session_is_told_to_nobody(town: Town, worker: ModelWorker, server: Sink) -> None:
    session = await town.alice.starts()
    answer = await town.alice.post(f"/ai-sessions/{session['id']}/handoff", {"intent": "park", "reason": "Later"})
    assert await worker.takes_up(town.alice, answer.json()) == 0
    assert server.heard == []
