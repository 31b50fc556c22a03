"""What is long arrives packed, and says the same; what may tell a secret by its length never is."""

import pytest

from tests.people import Colleague, Json, Town

pytestmark = pytest.mark.anyio

LOG = "\n".join(f"10:00:{second:02} sign-in refused by policy" for second in range(60)) * 5


async def reads(who: Colleague, session: Json, encoding: str) -> tuple[Json, str | None, int]:
    """The steps, how they were packed, and in how many bytes they came."""
    answer = await who.get(f"/ai-sessions/{session['id']}/steps", headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200
    steps: Json = answer.json()
    return steps, answer.headers.get("content-encoding"), int(answer.headers["content-length"])


async def test_a_long_answer_is_packed_for_who_takes_it_and_says_the_same(town: Town) -> None:
    session = await town.alice.starts()
    for _ in range(2):
        await town.alice.records(session, "note", LOG)
    plain, packing, length = await reads(town.bob, session, "identity")
    assert (packing, length > 10_000) == (None, True)
    same, packing, shorter = await reads(town.bob, session, "br, gzip")
    assert (same, packing) == (plain, "gzip")
    assert shorter < length / 5


async def test_a_short_answer_is_not(town: Town) -> None:
    session = await town.alice.starts()
    await town.alice.records(session, "note", "It is short")
    _, packing, _ = await reads(town.bob, session, "gzip")
    assert packing is None


async def test_what_was_written_is_answered_unpacked_however_long(town: Town) -> None:
    session = await town.alice.starts()
    answer = await town.alice.client.post(
        f"/ai-sessions/{session['id']}/steps",
        json={"kind": "note", "text": LOG},
        headers={"Accept-Encoding": "gzip"},
    )
    assert (answer.status_code, answer.headers.get("content-encoding")) == (201, None)
    assert len(answer.content) > 10_000


async def test_the_live_stream_is_never_packed(town: Town) -> None:
    headers = {"Accept-Encoding": "gzip"}
    async with town.alice.client.stream("GET", "/escalations/stream", headers=headers) as answer:
        assert (answer.status_code, answer.headers.get("content-encoding")) == (200, None)
