"""The guide with a model that speaks while it thinks: its words are heard as they come, and count for nothing until the
whole answer is checked and recorded."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.model.language_model import LanguageModel
from flowpilot.domain.model_answer import ModelFailed
from tests.channels.sink import Sink, running
from tests.model.hostile import TEXTS
from tests.model.model_server import PROPOSAL, RECORD, asked, says
from tests.model.speaking_model import DONE, SpeakingModel, part, parts_of
from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

LONG = {**PROPOSAL, "text": "Does Outlook ask for the password again after you have locked and unlocked Windows once?"}
Frame = tuple[str, Json]


@pytest.fixture
async def server() -> AsyncIterator[Sink]:
    async with running(sink=SpeakingModel()) as sink:
        yield sink


@pytest.fixture
def speaker(server: Sink) -> SpeakingModel:
    assert isinstance(server, SpeakingModel)
    return server


async def begun(town: Town) -> Json:
    session = await town.alice.starts()
    await town.alice.records(session, "action", "Cleared the saved passwords", outcome="partial")
    return session


@asynccontextmanager
async def asking(who: Colleague, session: Json, key: str | None = None) -> AsyncIterator[httpx.Response]:
    headers = {"Accept": "text/event-stream, application/json", **({"Idempotency-Key": key} if key else {})}
    async with who.client.stream("POST", f"/ai-sessions/{session['id']}/guide", headers=headers) as response:
        yield response


async def frames(response: httpx.Response) -> AsyncIterator[Frame]:
    assert response.headers["content-type"].startswith("text/event-stream")
    name = ""
    async for line in response.aiter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)


async def heard(who: Colleague, session: Json, key: str | None = None) -> list[Frame]:
    async with asking(who, session, key) as response:
        assert response.status_code == 200
        return [frame async for frame in frames(response)]


async def count(who: Colleague, session: Json) -> int:
    number: int = (await who.sees(session))["step_count"]
    return number


async def test_alice_reads_the_words_while_the_model_still_writes_and_then_the_step(
    town: Town, speaker: SpeakingModel
) -> None:
    session = await begun(town)
    speaker.speaks(LONG)
    speaker.waits_at = 12
    async with asking(town.alice, session) as response:
        coming = frames(response)
        name, words = await anext(coming)
        assert (name, speaker.go.is_set()) == ("words", False)
        assert words["text"]
        assert LONG["text"].startswith(words["text"])
        assert await count(town.alice, session) == 1
        speaker.go.set()
        name, step = [frame async for frame in coming][-1]
    assert (name, step["author"]["kind"], step["fallback"]) == ("answer", "model", None)
    assert step["text"] == f"{LONG['text']} (#1)"
    assert await count(town.alice, session) == 2


async def test_who_does_not_ask_for_words_gets_the_whole_step_and_the_model_is_not_asked_to_stream(
    town: Town, speaker: SpeakingModel
) -> None:
    session = await begun(town)
    says(speaker, PROPOSAL)
    answer = await town.alice.post(f"/ai-sessions/{session['id']}/guide")
    assert (answer.status_code, answer.json()["author"]["kind"]) == (201, "model")
    assert asked(speaker)[0]["stream"] is False


async def test_no_connection_to_the_database_is_held_while_the_model_speaks(
    town: Town, speaker: SpeakingModel, pool: Pool
) -> None:
    session = await begun(town)
    speaker.speaks(LONG)
    speaker.waits_at = 12
    async with asking(town.alice, session) as response:
        coming = frames(response)
        await anext(coming)
        async with pool.connection() as connection:
            open_ones = await connection.execute(
                "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
            )
            assert await open_ones.fetchone() == (0,)
        assert (await town.alice.records(session, "note", "She calls back"))["number"] == 2
        speaker.go.set()
        name, step = [frame async for frame in coming][-1]
    assert (name, step["author"]["kind"], step["number"]) == ("answer", "guide", 3)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_hostile_words_are_plain_from_the_first_letter_on(town: Town, speaker: SpeakingModel, text: str) -> None:
    session = await begun(town)
    speaker.speaks({**PROPOSAL, "text": f"Look here: {text} and say what you see"}, size=3)
    for name, content in await heard(town.alice, session):
        said = content["text"]
        assert len(said) <= 510, name
        assert not any(one in said for one in ("<", "://", "](", "javascript:", "data:", "mailto:", "\x1b", "\u202e"))
        assert said.isprintable() or name == "answer"


async def test_a_secret_is_masked_in_the_words(town: Town, speaker: SpeakingModel) -> None:
    session = await begun(town)
    speaker.speaks(
        {**PROPOSAL, "text": "Sign in again, the password is hunter2zebra and then tell what you see"}, size=4
    )
    words = [content["text"] for name, content in await heard(town.alice, session) if name == "words"]
    assert words
    assert not any("hunter" in each for each in words)


STREAMS: dict[str, tuple[list[bytes], str]] = {
    "breaks off": (parts_of(json.dumps(LONG))[:9], "unusable_answer"),
    "breaks off in a word": ([part('{"kind": "question", "te'), b"data: {"], "unusable_answer"),
    "says nothing": ([DONE], "unusable_answer"),
    "ends before it began": ([], "unusable_answer"),
    "is no JSON": ([b"data: <html>\n\n", DONE], "unusable_answer"),
    "says it is wrong": ([b'data: {"error": {"message": "no"}}\n\n'], "unusable_answer"),
    "is a page": ([b"<!doctype html><title>Sign in</title>"], "unusable_answer"),
    "writes a page": (parts_of("<html><script>alert(1)</script></html>"), "unusable_answer"),
    "lies about a step": (parts_of(json.dumps({**LONG, "step_numbers": [99]})), "unusable_answer"),
    "wants to act": (parts_of(json.dumps({**LONG, "kind": "resolve"})), "unusable_answer"),
    "never gets to the point": ([b": wait\n\n"] * 200_000, "too_long"),
    "one line of ten megabytes": ([b"data: ", *[b"x" * 100_000] * 100], "too_long"),
    "ten megabytes of words": ([part('{"kind": "question", "text": "')] + [part("x" * 5_000)] * 2_000, "too_long"),
    "loops": ([part('{"kind": "question", "text": "'), *[part("again ")] * 5_000, part("", "length")], "too_long"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "fallback"), STREAMS.values(), ids=STREAMS)
async def test_a_hostile_stream_falls_back_to_the_playbook_and_says_so(
    town: Town, speaker: SpeakingModel, parts: list[bytes], fallback: str
) -> None:
    session = await begun(town)
    says(speaker, "nonsense")
    speaker.parts = parts
    name, step = (await heard(town.alice, session))[-1]
    assert (name, step["author"]["kind"], step["fallback"]) == ("answer", "guide", fallback)
    assert await count(town.alice, session) == 2


async def test_a_model_that_falls_silent_before_its_first_word_is_left_when_the_time_is_up(
    town: Town, speaker: SpeakingModel
) -> None:
    session = await begun(town)
    speaker.speaks(LONG)
    speaker.waits_at = 3
    ((name, step),) = await heard(town.alice, session)
    assert (name, step["author"]["kind"], step["fallback"]) == ("answer", "guide", "timed_out")


async def test_who_hears_words_waits_longer_for_the_end_but_not_for_ever(speaker: SpeakingModel) -> None:
    speaker.speaks(LONG)
    speaker.waits_at = 12
    model = LanguageModel(speaker.url("/v1"), "small", None, seconds_to_propose=0.5, seconds_to_assess=2, pause=0)
    words: list[str] = []
    waiting = asyncio.create_task(model.propose(RECORD, words.append))
    await asyncio.sleep(1)
    assert (waiting.done(), bool(words)) == (False, True)
    speaker.go.set()
    assert (await waiting).text == LONG["text"]
    speaker.go.clear()
    with pytest.raises(ModelFailed, match="timed_out"):
        await model.propose(RECORD, words.append)


async def test_a_server_that_cannot_stream_is_asked_for_the_whole(town: Town, speaker: SpeakingModel) -> None:
    session = await begun(town)
    says(speaker, PROPOSAL)
    speaker.streams = False
    name, step = (await heard(town.alice, session))[-1]
    assert (name, step["author"]["kind"]) == ("answer", "model")
    says(speaker, {**PROPOSAL, "text": "Which version?"})
    await heard(town.alice, session)
    assert [one.get("stream", False) for one in asked(speaker)] == [True, False, False]


async def test_who_goes_away_finds_the_step_recorded_and_the_same_key_gives_it(
    town: Town, speaker: SpeakingModel
) -> None:
    session = await begun(town)
    speaker.speaks(LONG)
    speaker.waits_at = 12
    async with asking(town.alice, session, key="one") as response:
        await anext(frames(response))
    speaker.go.set()
    async with asyncio.timeout(10):
        while await count(town.alice, session) < 2:
            await asyncio.sleep(0.02)
    again = await town.alice.post(f"/ai-sessions/{session['id']}/guide", key="one")
    assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
    assert (again.json()["number"], again.json()["author"]["kind"]) == (2, "model")
    async with asking(town.alice, session, key="one") as replayed:
        assert (replayed.status_code, json.loads(await replayed.aread())) == (201, again.json())
    assert len(speaker.heard) == 1


async def test_who_may_not_ask_gets_a_problem_and_nobody_asks_the_model(town: Town, speaker: SpeakingModel) -> None:
    session = await begun(town)
    for who, status in ((town.bob, 403), (town.vera, 403), (town.charlie, 404)):
        async with asking(who, session) as response:
            assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert speaker.heard == []


async def test_what_is_refused_at_the_end_is_a_last_frame_and_nothing_is_recorded(
    town: Town, speaker: SpeakingModel
) -> None:
    session = await begun(town)
    speaker.speaks(LONG)
    speaker.waits_at = 12
    async with asking(town.alice, session) as response:
        coming = frames(response)
        await anext(coming)
        await town.alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": "It works"})
        before = await count(town.alice, session)
        speaker.go.set()
        name, problem = [frame async for frame in coming][-1]
    assert (name, problem["code"], problem["status"]) == ("problem", "wrong_state", 409)
    assert await count(town.alice, session) == before
