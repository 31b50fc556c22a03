"""Where the HTTP server keeps its sockets, streams go through it, with the same promises."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.server import HandingOver
from flowpilot.domain.event import Event
from tests.house import running_api
from tests.live.reader import listening, read_late, request_stream
from tests.people import Town, found_town

pytestmark = pytest.mark.anyio

EVENTS = 800  # 5.6 MB, far more than the kernel holds for somebody who does not read


@pytest.fixture
async def town(
    pool: Pool, embedded: DatabaseUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    monkeypatch.setattr(HandingOver, "_hand_over", _keeps_its_socket)
    async with running_api(embedded, tmp_path) as address:
        yield await found_town(pool, address)


async def test_bob_hears_what_he_missed_and_what_comes(town: Town) -> None:
    as_of = (await town.bob.queue())["as_of"]
    await town.alice.escalates(await town.alice.starts())
    async with listening(town.bob, as_of) as live:
        assert live.headers["transfer-encoding"] == "chunked"
        await live.until_kind("handoff_created", 1)
        await town.alice.escalates(await town.alice.starts())
        await live.until_kind("handoff_created", 2)
    numbers = [event.number for event in live.events]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_a_revoked_login_hears_goodbye_and_the_answer_is_complete(town: Town) -> None:
    token = (await town.bob.get("/auth/tokens")).json()["items"][0]
    async with listening(town.bob) as live:
        await town.bob.client.delete(f"/auth/tokens/{token['id']}")
        assert (await live.until_kind("bye", patience=6)).data == {"reason": "revoked"}
        await live.until_ended()


async def test_who_stands_still_is_cut_and_resumes(town: Town, pool: Pool) -> None:
    units = PostgresUnits(pool, nobody_listens)
    stalled, writer = await request_stream(town.ada, buffer=4_096)
    await asyncio.sleep(0.5)
    async with listening(town.bob) as bobs:
        for _ in range(EVENTS // 50):
            async with units.begin(UUID(town.ada.account_id)) as unit:
                for _ in range(50):
                    unit.announce(Event("session_step", {"handoff_id": "", "text": "x" * 7_000}))
        await bobs.until_number(EVENTS)
        late = await read_late(stalled)
        writer.close()
    async with listening(town.ada, late.last_id) as again:
        await again.until_number(EVENTS)
    everything = [event.number for event in [*late.events, *again.events]]
    assert everything == list(range(1, EVENTS + 1))
    assert again.events


def _keeps_its_socket(*_: object) -> None:
    """What a server does that knows nothing of wires."""
