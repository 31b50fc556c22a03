"""The live stream inside one process, with readers that take their time and commits of other processes."""

import asyncio
import random
from uuid import UUID

import pytest

from flowpilot.application import event_stream
from flowpilot.application.event_stream import EventStream
from flowpilot.application.fan_out import READERS_IN_A_SLICE, Arrival
from flowpilot.application.ports_handoffs import Position
from flowpilot.domain.errors import Unavailable
from tests.application.pages import ACCOUNT, EPOCH, History, Page

pytestmark = pytest.mark.anyio


@pytest.fixture
def history() -> History:
    return History()


@pytest.fixture
def arrivals() -> list[Arrival]:
    return []


@pytest.fixture
def stream(history: History, arrivals: list[Arrival]) -> EventStream:
    return EventStream(history, arrivals.append)


async def test_what_is_committed_while_the_greeting_is_written_is_not_lost(
    history: History, stream: EventStream
) -> None:
    first = Page()
    await first.opens(stream)

    async def another_commits() -> None:
        event = history.commit()
        stream.committed(ACCOUNT, EPOCH, 1, [event])

    late = Page(while_writing=another_commits)
    await late.opens(stream)
    stream.committed(ACCOUNT, EPOCH, 2, [history.commit()])
    assert first.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2"]
    assert late.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2"]


async def test_what_is_committed_while_a_reset_is_written_is_not_lost(history: History, stream: EventStream) -> None:
    await Page().opens(stream)

    async def another_commits() -> None:
        stream.committed(ACCOUNT, EPOCH, 1, [history.commit()])

    late = Page(while_writing=another_commits)
    await late.opens(stream, Position("another0", 7))
    assert late.kinds == ["ready 0", "reset 0", "delivery_changed 1"]


async def test_own_commits_wait_for_those_of_others_that_come_before(history: History, stream: EventStream) -> None:
    page = Page()
    await page.opens(stream)
    history.commit()
    stream.committed(ACCOUNT, EPOCH, 2, [history.commit(), history.commit()])
    assert page.kinds == ["ready 0"]
    await stream.sweep()
    assert page.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2", "delivery_changed 3"]


async def test_a_resume_reads_on_where_memory_ends(history: History, stream: EventStream) -> None:
    for _ in range(1_200):
        history.commit()
    page = Page()
    await page.opens(stream, Position(EPOCH, 3))
    assert page.kinds == ["ready 3", *(f"delivery_changed {number}" for number in range(4, 1_201))]


async def test_what_is_too_old_gets_a_reset(history: History, stream: EventStream) -> None:
    for _ in range(10):
        history.commit()
    history.forgotten = 5
    page = Page()
    await page.opens(stream, Position(EPOCH, 3))
    assert page.kinds == ["ready 10", "reset 10"]


async def test_another_history_resets_everybody(history: History, stream: EventStream) -> None:
    page = Page()
    await page.opens(stream)
    history.epoch = "ba9876543210"
    history.commit()
    await stream.sweep()
    history.commit()
    await stream.sweep()
    assert page.kinds == ["ready 0", "reset 1", "delivery_changed 2"]
    assert page.content.count(b"ba9876543210-") == 2


async def test_nobody_is_greeted_with_what_happened_before_they_came(history: History, stream: EventStream) -> None:
    first = Page()
    await first.opens(stream)
    first.lost()
    for _ in range(5):
        history.commit()
    late = Page()
    await late.opens(stream)
    await stream.sweep()
    assert late.kinds == ["ready 5"]


async def test_who_stands_still_hears_the_rest_later_and_the_others_go_on(
    history: History, stream: EventStream
) -> None:
    stuck, quick = Page(), Page()
    for page in (stuck, quick):
        await page.opens(stream)
    stuck.stuck = True
    for number in (1, 2):
        stream.committed(ACCOUNT, EPOCH, number, [history.commit()])
        stream.beat()
    assert stuck.kinds == ["ready 0"]
    assert quick.kinds == ["ready 0", "delivery_changed 1", "beat", "delivery_changed 2", "beat"]
    stuck.goes_on()
    stream.beat()
    assert stuck.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2", "beat"]


async def test_who_stands_still_for_longer_than_memory_reaches_is_ended(history: History, stream: EventStream) -> None:
    stuck = Page()
    await stuck.opens(stream)
    stuck.stuck = True
    for number in range(1, 1_200):
        stream.committed(ACCOUNT, EPOCH, number, [history.commit()])
    stuck.goes_on()
    assert stuck.kinds == ["ready 0", "bye"]
    again = Page()
    await again.opens(stream, Position(EPOCH, 0))
    assert again.kinds == ["ready 0", *(f"delivery_changed {number}" for number in range(1, 1_200))]


async def test_a_crowd_hears_everything_once_whoever_comes_and_stumbles_meanwhile(
    history: History, stream: EventStream
) -> None:
    crowd = [Page() for _ in range(2 * READERS_IN_A_SLICE + 10)]
    chance = random.Random(7)
    for page in crowd:
        await page.opens(stream)
    for number in range(1, 60):
        stream.committed(ACCOUNT, EPOCH, number, [history.commit()])
        if number % 7 == 0:
            stream.beat()
        for page in chance.sample(crowd, 40):
            page.goes_on() if page.stuck else setattr(page, "stuck", True)
        if number % 5 == 0:
            late = Page()
            crowd.append(late)
            await late.opens(stream, Position(EPOCH, 0))
        for _ in range(chance.randrange(4)):
            await asyncio.sleep(0)
    for page in crowd:
        page.goes_on()
    for _ in range(20):
        await asyncio.sleep(0)
    everything = [f"delivery_changed {number}" for number in range(1, 60)]
    assert all([kind for kind in page.kinds[1:] if kind != "beat"] == everything for page in crowd)


async def test_only_those_whom_the_card_reached_are_told(
    history: History, stream: EventStream, arrivals: list[Arrival]
) -> None:
    stuck, quick = Page(), Page()
    for page in (stuck, quick):
        await page.opens(stream)
    stuck.stuck = True
    event = history.commit("handoff_created")
    stream.committed(ACCOUNT, EPOCH, 1, [event])
    handoff_id = UUID(str(event.data["id"]))
    assert arrivals == [Arrival(ACCOUNT, handoff_id, [quick.actor.id])]
    stuck.goes_on()
    assert arrivals[1:] == [Arrival(ACCOUNT, handoff_id, [stuck.actor.id])]


async def test_a_database_that_is_away_costs_time_and_no_event(history: History, stream: EventStream) -> None:
    page = Page()
    await page.opens(stream)
    history.commit()
    history.away = True
    with pytest.raises(Unavailable):
        await stream.sweep()
    history.away = False
    await stream.hinted({ACCOUNT: 1})
    assert page.kinds == ["ready 0", "delivery_changed 1"]


async def test_at_the_end_everybody_hears_goodbye(stream: EventStream) -> None:
    pages = [Page(), Page()]
    for page in pages:
        await page.opens(stream)
    stream.drain()
    assert [page.kinds for page in pages] == [["ready 0", "bye"]] * 2
    assert all(b"shutdown" in page.content and page.ended for page in pages)


async def test_who_is_greeted_while_the_process_ends_hears_goodbye_too(stream: EventStream) -> None:
    async def the_end() -> None:
        stream.drain()

    page = Page(while_writing=the_end)
    await page.opens(stream)
    assert page.ended
    assert b"shutdown" in page.content


async def test_a_stream_that_has_lived_long_enough_ends_and_its_reader_may_return(
    stream: EventStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, later = Page(), Page()
    monkeypatch.setattr(event_stream, "SECONDS_A_STREAM_LIVES", (-1, -1))
    await page.opens(stream)
    monkeypatch.setattr(event_stream, "SECONDS_A_STREAM_LIVES", (60, 60))
    await later.opens(stream)
    stream.end_old()
    assert page.kinds == ["ready 0", "bye"]
    assert b"lifetime" in page.content
    assert not later.ended


async def test_a_hint_of_what_is_known_asks_nobody(history: History, stream: EventStream) -> None:
    page = Page()
    await page.opens(stream)
    stream.committed(ACCOUNT, EPOCH, 1, [history.commit()])
    history.away = True
    await stream.hinted({ACCOUNT: 1})
    assert page.kinds == ["ready 0", "delivery_changed 1"]


async def test_a_hint_of_a_former_history_disturbs_nobody(history: History, stream: EventStream) -> None:
    page = Page()
    await page.opens(stream)
    await stream.hinted({ACCOUNT: 7_000})
    stream.committed(ACCOUNT, EPOCH, 1, [history.commit()])
    assert page.kinds == ["ready 0", "delivery_changed 1"]


async def test_when_all_come_back_at_once_one_reads_for_all(history: History, stream: EventStream) -> None:
    for _ in range(30):
        history.commit()
    pages = [Page() for _ in range(100)]

    async def commits_meanwhile() -> None:
        for number in range(31, 36):
            stream.committed(ACCOUNT, EPOCH, number, [history.commit()])
            await asyncio.sleep(0)

    await asyncio.gather(
        *(page.opens(stream, Position(EPOCH, 10 + place % 5)) for place, page in enumerate(pages)), commits_meanwhile()
    )
    for place, page in enumerate(pages):
        assert page.kinds[1:] == [f"delivery_changed {number}" for number in range(11 + place % 5, 36)]
    assert history.asked < 10
