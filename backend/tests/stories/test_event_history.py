"""What becomes of people's places in the stream when events are forgotten, and when a history begins anew."""

from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.event_history import PostgresEventHistory
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.secrets import new_epoch
from flowpilot.application.tidying import EVENTS_ARE_KEPT
from flowpilot.domain.event import Event
from tests.house import running_api
from tests.live.fold import number_of
from tests.live.reader import Live, listening
from tests.mail.office import another_history_begins, bound, events_age
from tests.people import Colleague, Town, found_town

pytestmark = pytest.mark.anyio


async def test_whoever_comes_back_after_more_than_seven_days_begins_anew(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    before = (await town.bob.queue())["as_of"]
    for _ in range(3):
        await town.alice.escalates(await town.alice.starts())
    events_age(embedded.app, UUID(town.alice.account_id), EVENTS_ARE_KEPT + timedelta(minutes=1))
    within = (await town.bob.queue())["as_of"]
    await town.alice.escalates(await town.alice.starts())
    await PostgresEventHistory(pool).forget_some(UUID(town.alice.account_id), EVENTS_ARE_KEPT)
    async with listening(town.bob, before) as too_late, listening(town.ada, within) as in_time:
        reset = await too_late.until_kind("reset")
        await in_time.until_kind("handoff_created")
        await town.alice.escalates(await town.alice.starts())
        created = await too_late.until_kind("handoff_created")
        await in_time.until_kind("handoff_created", 2)
    head = number_of(within) + 1
    assert [frame.kind for frame in too_late.frames[:2]] == ["ready", "reset"]
    assert (reset.data["reason"], reset.number) == ("too_old", head)
    assert too_late.frames[0].number == head
    assert too_late.events[0].number == head + 1 <= created.number
    assert [frame.kind for frame in in_time.frames].count("reset") == 0
    assert [frame.number for frame in in_time.events] == list(range(head, in_time.events[-1].number + 1))


async def test_after_a_restore_everybody_begins_anew_at_once_and_nothing_is_lost(
    pool: Pool, embedded: DatabaseUrls, tmp_path: Path
) -> None:
    async with running_api(embedded, tmp_path / "0") as one, running_api(embedded, tmp_path / "1") as other:
        town = await found_town(pool, one)
        await town.alice.escalates(await town.alice.starts())
        before = (await town.bob.queue())["as_of"]
        audited = audit_head(embedded, town.bob)
        async with AsyncExitStack() as stack:
            bobs = await stack.enter_async_context(listening(town.bob, before, address=one))
            adas = await stack.enter_async_context(listening(town.ada, before, address=other))
            theirs = await stack.enter_async_context(listening(town.charlie, address=other))
            for each in (town.alice.account_id, town.charlie.account_id):
                another_history_begins(embedded.app, UUID(each), new_epoch())
            # No hint is sent: what everybody hears now, they hear by the sweep.
            resets = [await live.until_kind("reset", patience=5) for live in (bobs, adas, theirs)]
            assert audit_head(embedded, town.bob) == audited
            assert [reset.data["reason"] for reset in resets] == ["new_history"] * 3
            assert resets[0].id == resets[1].id == (await town.bob.queue())["as_of"]
            assert resets[0].number == 0
            assert len({before.partition("-")[0], *(reset.data["epoch"] for reset in resets)}) == 3

            await town.alice.escalates(await town.alice.starts())
            await commit_without_a_hint(pool, town.alice)
            async with listening(town.bob, before, address=other) as back, listening(town.ada, resets[1].id) as late:
                as_of = (await town.bob.queue())["as_of"]
                epoch, head = as_of.partition("-")[0], number_of(as_of)
                assert [frame.kind for frame in back.frames[:2]] == ["ready", "reset"]
                assert back.frames[0].id == back.frames[1].id
                assert back.frames[0].data["epoch"] == epoch
                for live in (bobs, adas, late):
                    await live.until(lambda live: numbers_of(epoch, live)[-1:] >= [head])
                    assert numbers_of(epoch, live) == list(range(1, numbers_of(epoch, live)[-1] + 1))


def numbers_of(epoch: str, live: Live) -> list[int]:
    """The numbers of this history's events, as they came."""
    return [frame.number for frame in live.events if frame.id and frame.id.startswith(f"{epoch}-")]


async def commit_without_a_hint(pool: Pool, colleague: Colleague) -> None:
    """As by a process whose notifications are dead."""
    async with PostgresUnits(pool, nobody_listens).begin(UUID(colleague.account_id)) as unit:
        unit.announce(Event("session_step", {"handoff_id": "", "text": "x"}))


def audit_head(urls: DatabaseUrls, colleague: Colleague) -> object:
    """Number and hash of the account's last audit entry."""
    with bound(urls.app, UUID(colleague.account_id)) as connection:
        return connection.execute("select audit_number, audit_hash from stream_head").fetchone()
