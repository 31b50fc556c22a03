"""Opening, resuming and losing the live stream."""

import asyncio
import gc
import json
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.channel import Subscriber
from flowpilot.domain.event import Event
from tests.house import running_api
from tests.live.fold import number_of
from tests.live.reader import listening, read_late, request_stream
from tests.mail.waiting import until
from tests.people import Town, found_account, found_town

pytestmark = pytest.mark.anyio

LONGEST = chr(1) * 200  # each character is six in JSON
ROUNDS, EVENTS_A_ROUND = 16, 50  # 5.6 MB, far more than the kernel holds for somebody who does not read


async def test_it_says_first_where_it_stands(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts())
    as_of = (await town.bob.queue())["as_of"]
    async with listening(town.bob) as live:
        (ready,) = live.frames
    assert live.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert live.headers["cache-control"] == "no-store"
    assert live.headers["x-accel-buffering"] == "no"
    assert live.headers["date"].endswith("gmt")
    assert "content-encoding" not in live.headers
    assert ready.id == as_of
    epoch, _, number = as_of.partition("-")
    assert ready.data == {"epoch": epoch, "number": int(number), "account_id": town.bob.account_id}


async def test_whoever_comes_back_gets_what_was_missed_and_then_what_comes(town: Town) -> None:
    as_of = (await town.bob.queue())["as_of"]
    for _ in range(3):
        await town.alice.escalates(await town.alice.starts())
    async with listening(town.bob, as_of) as by_header, listening(town.ada, query=as_of) as by_query:
        await town.alice.escalates(await town.alice.starts())
        for live in (by_header, by_query):
            await live.until_number(number_of(as_of) + 4)
            assert live.frames[0].id == as_of
            assert [frame.number - number_of(as_of) for frame in live.events][:4] == [1, 2, 3, 4]


async def test_the_header_wins_over_the_query(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts())
    epoch, _, number = (await town.bob.queue())["as_of"].partition("-")
    async with listening(town.bob, f"{epoch}-{number}", query=f"{epoch}-0") as live:
        assert live.frames[0].data["number"] == int(number)
        assert live.events == []


async def test_a_place_that_is_none_gets_a_reset_and_goes_on(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts())
    as_of = (await town.bob.queue())["as_of"]
    epoch = as_of.partition("-")[0]
    for place in ("", "nonsense", "zzzzzzzz-1", f"{epoch}-99999", f"{epoch}--1", f"{epoch}-1e3", "%E2%98%83"):
        async with listening(town.bob, query=place) as live:
            reset = await live.until_kind("reset")
            await town.alice.escalates(await town.alice.starts())
            created = await live.until_kind("handoff_created")
        assert live.status == 200
        assert [frame.kind for frame in live.frames[:2]] == ["ready", "reset"]
        assert live.frames[0].id == reset.id
        assert reset.number >= number_of(as_of)
        assert created.number > reset.number
        assert live.events[0].number == reset.number + 1


async def test_anothers_place_is_no_place_here(town: Town) -> None:
    theirs = (await town.charlie.queue())["as_of"]
    async with listening(town.bob, theirs) as live:
        await live.until_kind("reset")
    assert theirs.partition("-")[0] not in json.dumps([frame.data for frame in live.frames])


async def test_viewers_and_strangers_stay_outside(town: Town) -> None:
    refused = await town.vera.get("/escalations/stream")
    async with httpx.AsyncClient() as nobody:
        unknown = await nobody.get(f"{town.bob.address}/api/v1/escalations/stream")
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (unknown.status_code, unknown.json()["code"]) == (401, "not_signed_in")


async def test_charlie_hears_nothing_of_it(town: Town) -> None:
    async with listening(town.charlie) as theirs, listening(town.bob) as ours:
        session = await town.alice.starts()
        handoff = await town.alice.escalates(session)
        await town.bob.claims(handoff)
        await town.bob.records(session, "note", "Reading")
        await ours.until_kind("handoff_first_action")
        await asyncio.sleep(0.6)
    assert [frame.kind for frame in theirs.frames] == ["ready"]


async def test_what_was_refused_makes_no_frame(town: Town) -> None:
    session = await town.alice.starts()
    handoff = await town.alice.escalates(session)
    async with listening(town.bob) as live:
        for person, path in ((town.alice, "claim"), (town.vera, "claim"), (town.bob, "release"), (town.bob, "cancel")):
            body = {"way": "own"} if path == "claim" else {"reason": "…"}
            refused = await person.post(f"/escalations/{handoff['id']}/{path}", body)
            assert refused.status_code == 403
        await town.bob.claims(handoff)
        claimed = await live.until_kind("handoff_claimed")
    assert live.events[0] == claimed


async def test_the_longest_texts_fit_into_a_frame(pool: Pool, api: str) -> None:
    names = [LONGEST[1:] + "A", LONGEST[1:] + "B"]
    people = await found_account(pool, api, {"Ada": "admin", names[0]: "engineer", names[1]: "engineer"})
    asker, helper = people[names[0]], people[names[1]]
    async with listening(people["Ada"]) as live:
        name, reason = f"x{LONGEST[2:]}x", f"x{LONGEST * 9}x"
        session = await asker.starts(f"x{LONGEST * 90}", client_name=name, ticket_ref=name)
        handoff = await asker.escalates(session, reason=reason, target_user_id=helper.id)
        await helper.claims(handoff)
        await helper.records(session, "message", chr(1) * 100_000 + "x")
        await helper.post(f"/escalations/{handoff['id']}/release", {"reason": "…", "target_user_id": people["Ada"].id})
        released = await live.until_kind("handoff_released")
    step = next(frame for frame in live.frames if frame.kind == "session_step").data["step"]
    assert max(frame.size for frame in live.frames) <= 8_000
    assert step["truncated"] is True
    assert len(step["text"]) == 280
    assert len(released.data["card"]["problem"]) == 120
    assert released.data["card"]["truncated"] is True


async def test_the_other_process_hears_even_when_notifications_are_dead(
    pool: Pool, embedded: DatabaseUrls, tmp_path: Path
) -> None:
    async with running_api(embedded, tmp_path / "0") as one, running_api(embedded, tmp_path / "1") as other:
        town = await found_town(pool, one)
        async with listening(town.bob, address=other) as live:
            cutting = asyncio.create_task(_cut_notifications(embedded.app))
            try:
                for count in range(1, 4):
                    await town.alice.escalates(await town.alice.starts())
                    await live.until_kind("handoff_created", count, patience=5)
            finally:
                cutting.cancel()


async def test_a_revoked_login_ends_its_streams_alone(town: Town) -> None:
    tokens = (await town.bob.get("/auth/tokens")).json()["items"]
    async with listening(town.bob) as bobs, listening(town.ada) as adas:
        await town.bob.client.delete(f"/auth/tokens/{tokens[0]['id']}")
        bye = await bobs.until_kind("bye", patience=5)
        await bobs.until_ended()
        assert bye.data == {"reason": "revoked"}
        assert not adas.ended
    assert (await town.bob.get("/escalations")).status_code == 401


async def test_a_disabled_person_and_a_changed_role_end_streams(town: Town) -> None:
    async with listening(town.bob) as bobs, listening(town.alice) as alices:
        await town.ada.client.patch(f"/users/{town.bob.id}", json={"disabled": True})
        await town.ada.client.patch(f"/users/{town.alice.id}", json={"role": "viewer"})
        assert (await bobs.until_kind("bye", patience=5)).data == {"reason": "revoked"}
        assert (await alices.until_kind("bye", patience=5)).data == {"reason": "role_changed"}


async def test_beyond_twenty_streams_of_one_login_the_oldest_ends(town: Town) -> None:
    async with AsyncExitStack() as stack, listening(town.ada) as adas:
        streams = [await stack.enter_async_context(listening(town.bob)) for _ in range(21)]
        bye = await streams[0].until_kind("bye")
        await streams[0].until_ended()
        assert bye.data == {"reason": "too_many_streams"}
        assert not any(live.ended for live in [*streams[1:], adas])


async def test_an_ended_stream_leaves_nothing_behind(town: Town) -> None:
    gc.collect()
    gc.disable()
    try:
        before = _subscribers()
        for person in (town.bob, town.ada):
            async with listening(person):
                assert _subscribers() == before + 1
        await until(lambda: _subscribers() == before, seconds=3)
    finally:
        gc.enable()


async def test_a_reader_who_stands_still_is_cut_and_resumes_while_the_others_go_on(town: Town, pool: Pool) -> None:
    units = PostgresUnits(pool, nobody_listens)
    stalled, writer = await request_stream(town.ada, buffer=4_096)
    async with listening(town.bob) as bobs:
        for round_number in range(1, ROUNDS + 1):
            async with units.begin(UUID(town.ada.account_id)) as unit:
                for _ in range(EVENTS_A_ROUND):
                    unit.announce(Event("session_step", {"handoff_id": "", "text": "x" * 7_000}))
            await bobs.until_number(round_number * EVENTS_A_ROUND)
        adas = await read_late(stalled)
        writer.close()
    got = adas.events[-1].number
    async with listening(town.ada, adas.last_id) as again:
        await again.until_number(ROUNDS * EVENTS_A_ROUND)
    everything = list(range(1, ROUNDS * EVENTS_A_ROUND + 1))
    assert [frame.number for frame in bobs.events] == everything
    assert 0 < got < len(everything)
    assert [frame.number for frame in [*adas.events, *again.events]] == everything


def _subscribers() -> int:
    return sum(isinstance(found, Subscriber) for found in gc.get_objects())


async def _cut_notifications(url: str) -> None:
    """Cut every connection that listens or notifies, again and again."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        while True:
            await connection.execute(
                """select pg_terminate_backend(pid) from pg_stat_activity
                    where pid <> pg_backend_pid() and usename = current_user
                      and (query ilike '%pg_notify(%' or query ilike 'listen %')
                      and query not ilike '%pg_stat_activity%'"""
            )
            await asyncio.sleep(0.1)
