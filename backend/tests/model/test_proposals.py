"""The guide with a model: it is asked first, outside of any transaction, and the playbook answers whenever it fails."""

import asyncio
from typing import get_args

import pytest

from tests.channels.sink import Behaviour, Sink
from tests.model.model_server import PROPOSAL, says
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio


async def begun(town: Town) -> Json:
    session = await town.alice.starts()
    await town.alice.records(session, "action", "Cleared the saved passwords", outcome="partial")
    return session


async def asks(who: Colleague, session: Json, key: str | None = None) -> Json:
    answer = await who.post(f"/ai-sessions/{session['id']}/guide", key=key)
    assert answer.status_code == 201, answer.text
    step: Json = answer.json()
    return step


async def test_the_models_question_becomes_a_step_of_its_own(town: Town, server: Sink) -> None:
    session = await begun(town)
    says(server, PROPOSAL)
    step = await asks(town.alice, session)
    assert (step["number"], step["kind"], step["author"]["kind"], step["fallback"]) == (2, "question", "model", None)
    assert step["text"] == "Since when does Outlook ask? (#1)"


async def test_an_action_of_the_model_is_only_proposed(town: Town, server: Sink) -> None:
    session = await begun(town)
    says(server, {**PROPOSAL, "kind": "action", "text": "Run klist purge"})
    assert (await asks(town.alice, session))["outcome"] == "pending"
    handoff = await town.alice.escalates(session)
    assert [one["text"] for one in (await town.bob.context(handoff))["tried"]] == ["Cleared the saved passwords"]


@pytest.mark.parametrize(
    ("answer", "fallback"),
    [
        ("nonsense", "unusable_answer"),
        ({**PROPOSAL, "text": ""}, "unusable_answer"),
        ({**PROPOSAL, "text": "<img src=x>"}, "unusable_answer"),
        ({**PROPOSAL, "kind": "resolve"}, "unusable_answer"),
        ({**PROPOSAL, "step_numbers": [99]}, "unusable_answer"),
        ({**PROPOSAL, "text": "Cleared the saved PASSWORDS!"}, "unusable_answer"),
    ],
)
async def test_a_wrong_answer_falls_back_to_the_playbook_and_says_so(
    town: Town, server: Sink, answer: object, fallback: str
) -> None:
    session = await begun(town)
    says(server, answer)
    step = await asks(town.alice, session)
    assert (step["author"]["kind"], step["fallback"], step["number"]) == ("guide", fallback, 2)


@pytest.mark.parametrize(
    "behaviour", [one for one in get_args(Behaviour) if one not in ("answer", "deaf", "tarpit", "trickle")]
)
async def test_a_broken_model_falls_back_to_the_playbook_and_says_so(
    town: Town, server: Sink, behaviour: Behaviour
) -> None:
    session = await begun(town)
    server.behaviour = behaviour
    step = await asks(town.alice, session)
    assert step["author"]["kind"] == "guide"
    assert step["fallback"] in ("unreachable", "unusable_answer", "too_long")


async def test_a_model_that_hangs_holds_up_nobody_else(town: Town, server: Sink) -> None:
    session = await begun(town)
    server.behaviour = "tarpit"
    asking = asyncio.create_task(asks(town.alice, session))
    while not server.heard:
        await asyncio.sleep(0.01)
    async with asyncio.timeout(5):
        note = await town.alice.records(session, "note", "Meanwhile she called back")
        await town.alice.escalates(session)
    step = await asking
    assert (note["number"], step["number"]) == (2, 3)
    assert (step["author"]["kind"], step["fallback"]) == ("guide", "timed_out")


async def test_an_answer_about_an_older_record_is_not_used(town: Town, server: Sink) -> None:
    session = await begun(town)
    says(server, PROPOSAL)
    server.behaviour = "tarpit"
    asking = asyncio.create_task(asks(town.alice, session))
    while not server.heard:
        await asyncio.sleep(0.01)
    await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "It works"})
    with pytest.raises(AssertionError, match="wrong_state"):
        await asking


async def test_the_same_key_is_the_same_step_and_one_question(town: Town, server: Sink) -> None:
    session = await begun(town)
    says(server, PROPOSAL)
    first = await asks(town.alice, session, key="one")
    says(server, {**PROPOSAL, "text": "Which version?"})
    assert await asks(town.alice, session, key="one") == first
    assert len(server.heard) == 1
    assert (await town.alice.sees(session))["step_count"] == 2


async def test_who_may_not_ask_makes_nobody_ask_the_model(town: Town, server: Sink) -> None:
    session = await begun(town)
    for who in (town.bob, town.vera, town.charlie):
        assert (await who.post(f"/ai-sessions/{session['id']}/guide")).status_code in (403, 404)
    assert server.heard == []
