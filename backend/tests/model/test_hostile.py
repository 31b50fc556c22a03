"""Forty hostile tickets and forty hostile answers: the screen stays whole, nothing waits, leaves or runs."""

import asyncio
import json
import re
import unicodedata

import pytest

from flowpilot.domain.guide import Assessment
from flowpilot.domain.model_answer import MODEL_ERRORS, ModelError, ModelFailed, checked_assessment
from tests.channels.connects import connects
from tests.channels.sink import Behaviour, Sink
from tests.model.hostile import ANSWERS, TICKETS
from tests.model.model_server import RECORD, STEP_IDS, asked, model_at
from tests.model.model_worker import ModelWorker
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

SECTIONS = ("problem", "reason", "tried", "assessment")
RUNS_OR_LEADS = re.compile(r"<[a-z/!?]|://|\]\(|javascript:|mailto:|data:\S|ms-msdt:", re.IGNORECASE)


def texts(answer: Json) -> list[str]:
    return [answer["likely_cause"] or "", *(step["text"] for step in answer["suggested_steps"])]


def is_plain(text: str) -> bool:
    hidden = any(unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs") for character in text)
    return not hidden and not RUNS_OR_LEADS.search(text) and len(text) <= 400


async def stuck(who: Colleague, problem: str) -> Json:
    session = await who.starts(problem)
    await who.records(session, "action", problem, outcome="failed")
    return await who.escalates(session, reason=problem)


async def answered(server: Sink) -> tuple[Assessment, None] | tuple[None, ModelError]:
    try:
        return checked_assessment(await model_at(server).assess(RECORD), STEP_IDS), None
    except ModelFailed as failed:
        return None, failed.error


@pytest.mark.parametrize("name", ANSWERS)
async def test_whatever_it_answers_is_plain_text_about_real_steps_or_a_failure(server: Sink, name: str) -> None:
    server.body = ANSWERS[name]
    with connects() as seen:
        found, failed = await answered(server)
    if found is None:
        assert failed in MODEL_ERRORS
        return
    assert {address[1] for address in seen if isinstance(address, tuple)} <= {server.port}
    said = [found.likely_cause or "", *(each.text for each in found.suggested_steps)]
    assert any(said)
    assert all(is_plain(text) for text in said)
    assert {*found.for_step_ids, *found.against_step_ids} <= set(STEP_IDS.values())
    assert found.confidence is None or 0 <= found.confidence <= 1
    assert len(found.suggested_steps) <= 4


async def test_forty_hostile_tickets_stay_data(town: Town, worker: ModelWorker, server: Sink) -> None:
    handoffs = await asyncio.gather(*(stuck(town.alice, text) for text in TICKETS.values()))
    with connects() as seen:
        for handoff in handoffs:
            assert (await worker.works(town.bob, handoff))["state"] == "ready"
    assert server.port in {address[1] for address in seen if isinstance(address, tuple)}
    assert "evil.example" not in repr(seen)
    for sent, text in zip(asked(server), TICKETS.values(), strict=True):
        system, user = sent["messages"]
        assert system == asked(server)[0]["messages"][0]
        assert [step["number"] for step in json.loads(user["content"])["steps"]] == [1]
        assert text[:20].strip("\x1b\x07") not in system["content"]
    for handoff in handoffs:
        context = await town.bob.context(handoff)
        assert context["state"] == "open"
        assert all(context[section] for section in SECTIONS)


async def test_forty_hostile_answers_leave_the_screen_whole(town: Town, worker: ModelWorker, server: Sink) -> None:
    session = await town.alice.starts()
    await town.alice.records(session, "action", "Cleared the saved passwords", outcome="failed")
    handoff = await town.alice.escalates(session)
    before = {**await town.bob.context(handoff), "model_assessment": None}
    for number, (name, body) in enumerate(ANSWERS.items(), start=1):
        server.body = body
        worker.moves_back(town.bob, handoff, 11)
        found = await worker.works(town.bob, handoff)
        assert found["state"] in ("ready", "failed"), name
        assert all(is_plain(text) for text in texts(found)), name
        assert {**await town.bob.context(handoff), "model_assessment": None} == before, name
        frame = worker.events(town.bob)[-1]
        assert len(json.dumps(frame, ensure_ascii=False).encode()) < 8_000, name
        assert len(worker.events(town.bob)) == number
        await town.bob.post(f"/escalations/{handoff['id']}/model-assessment")
    assert len(await _steps(town.bob, session)) == 1


@pytest.mark.parametrize("behaviour", ["tarpit", "deaf", "endless", "garbage", "drop_at_once"])
async def test_escalating_never_meets_the_model(town: Town, server: Sink, behaviour: Behaviour) -> None:
    server.behaviour = behaviour
    session = await town.alice.starts()
    with connects() as seen:
        async with asyncio.timeout(5):
            handoff = await town.alice.escalates(session)
            context = await town.bob.context(handoff)
            await town.bob.claims(handoff, "analyze")
    assert server.port not in {address[1] for address in seen if isinstance(address, tuple)}
    assert (server.connections, context["model_assessment"]["state"]) == (0, "pending")


async def _steps(who: Colleague, session: Json) -> list[Json]:
    items: list[Json] = (await who.get(f"/ai-sessions/{session['id']}/steps")).json()["items"]
    return items
