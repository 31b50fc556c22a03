"""The live stream inside one process, with readers that take their time and commits of other processes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID, uuid4

import pytest

from flowpilot.application.event_stream import Arrival, Bye, EventStream, NumberedEvent
from flowpilot.application.ports_handoffs import Position
from flowpilot.domain.account import Role
from flowpilot.domain.errors import Unavailable
from flowpilot.domain.event import Event

pytestmark = pytest.mark.anyio

ACCOUNT = uuid4()
EPOCH = "0123456789ab"


class History:
    """The event table: what all processes together have committed."""

    def __init__(self) -> None:
        self.epoch = EPOCH
        self.events: list[Event] = []
        self.forgotten = 0
        self.away = False

    def commit(self, kind: str = "delivery_changed") -> Event:
        """An event of another process."""
        handoff = f"{len(self.events):032x}"
        event = (
            Event("handoff_created", {"id": handoff}) if kind == "handoff_created" else Event("delivery_changed", {})
        )
        self.events.append(event)
        return event

    async def head(self, account_id: UUID) -> Position:
        await asyncio.sleep(0)
        if self.away:
            raise Unavailable
        return Position(self.epoch, len(self.events))

    async def after(self, account_id: UUID, position: Position, limit: int) -> Sequence[NumberedEvent]:
        await asyncio.sleep(0)
        first = max(position.number, self.forgotten)
        found = self.events[first : first + limit] if position.epoch == self.epoch else []
        return [NumberedEvent(number, event) for number, event in enumerate(found, first + 1)]

    async def heads(self, account_ids: Sequence[UUID]) -> dict[UUID, Position]:
        return {ACCOUNT: await self.head(ACCOUNT)}


class Page:
    """Somebody's open stream. `while_writing` happens between a write's beginning and its end."""

    def __init__(self, while_writing: Callable[[], Awaitable[None]] | None = None) -> None:
        self.user_id, self.signed_in_by = uuid4(), uuid4()
        self.role: Role = "engineer"
        self.content = b""
        self.stuck = False
        self.ended: Bye | None = None
        self._while_writing = while_writing

    async def write(self, content: bytes) -> None:
        self.content += content
        meanwhile, self._while_writing = self._while_writing, None
        if meanwhile:
            await meanwhile()

    def push(self, content: bytes) -> bool:
        if not self.stuck:
            self.content += content
        return not self.stuck

    def end(self, reason: Bye, farewell: bytes) -> None:
        self.ended = reason

    @property
    def kinds(self) -> list[str]:
        """The frames in order, with the numbers in their ids."""
        frames = self.content.decode().strip().split("\n\n")
        return [" ".join(_named(frame)) for frame in frames]


def _named(frame: str) -> list[str]:
    members = dict(line.split(": ", 1) for line in frame.split("\n"))
    number = members.get("id", "").rpartition("-")[2]
    return [members["event"], number] if number else [members["event"]]


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
    await stream.join(ACCOUNT, first, None, resumes=False)

    async def another_commits() -> None:
        event = history.commit()
        stream.committed(ACCOUNT, EPOCH, 1, [event])

    late = Page(while_writing=another_commits)
    await stream.join(ACCOUNT, late, None, resumes=False)
    stream.committed(ACCOUNT, EPOCH, 2, [history.commit()])
    assert first.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2"]
    assert late.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2"]


async def test_what_is_committed_while_a_reset_is_written_is_not_lost(history: History, stream: EventStream) -> None:
    await stream.join(ACCOUNT, Page(), None, resumes=False)

    async def another_commits() -> None:
        stream.committed(ACCOUNT, EPOCH, 1, [history.commit()])

    late = Page(while_writing=another_commits)
    await stream.join(ACCOUNT, late, Position("another0", 7), resumes=True)
    assert late.kinds == ["ready 0", "reset 0", "delivery_changed 1"]


async def test_own_commits_wait_for_those_of_others_that_come_before(history: History, stream: EventStream) -> None:
    page = Page()
    await stream.join(ACCOUNT, page, None, resumes=False)
    history.commit()
    stream.committed(ACCOUNT, EPOCH, 2, [history.commit(), history.commit()])
    assert page.kinds == ["ready 0"]
    await stream.sweep()
    assert page.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2", "delivery_changed 3"]


async def test_a_resume_reads_on_where_memory_ends(history: History, stream: EventStream) -> None:
    for _ in range(1_200):
        history.commit()
    page = Page()
    await stream.join(ACCOUNT, page, Position(EPOCH, 3), resumes=True)
    assert page.kinds == ["ready 3", *(f"delivery_changed {number}" for number in range(4, 1_201))]


async def test_what_is_too_old_gets_a_reset(history: History, stream: EventStream) -> None:
    for _ in range(10):
        history.commit()
    history.forgotten = 5
    page = Page()
    await stream.join(ACCOUNT, page, Position(EPOCH, 3), resumes=True)
    assert page.kinds == ["ready 3", "reset 10"]


async def test_another_history_resets_everybody(history: History, stream: EventStream) -> None:
    page = Page()
    await stream.join(ACCOUNT, page, None, resumes=False)
    history.epoch = "ba9876543210"
    history.commit()
    await stream.sweep()
    history.commit()
    await stream.sweep()
    assert page.kinds == ["ready 0", "reset 1", "delivery_changed 2"]
    assert page.content.count(b"ba9876543210-") == 2


async def test_nobody_is_greeted_with_what_happened_before_they_came(history: History, stream: EventStream) -> None:
    first = Page()
    await stream.join(ACCOUNT, first, None, resumes=False)
    stream.leave(ACCOUNT, first)
    for _ in range(5):
        history.commit()
    late = Page()
    await stream.join(ACCOUNT, late, None, resumes=False)
    await stream.sweep()
    assert late.kinds == ["ready 5"]


async def test_who_does_not_keep_up_is_ended_and_the_others_go_on(history: History, stream: EventStream) -> None:
    stuck, quick = Page(), Page()
    for page in (stuck, quick):
        await stream.join(ACCOUNT, page, None, resumes=False)
    stuck.stuck = True
    for number in (1, 2):
        stream.committed(ACCOUNT, EPOCH, number, [history.commit()])
    assert stuck.ended == "too_slow"
    assert quick.kinds == ["ready 0", "delivery_changed 1", "delivery_changed 2"]


async def test_only_those_whom_the_card_reached_are_told(
    history: History, stream: EventStream, arrivals: list[Arrival]
) -> None:
    stuck, quick = Page(), Page()
    for page in (stuck, quick):
        await stream.join(ACCOUNT, page, None, resumes=False)
    stuck.stuck = True
    event = history.commit("handoff_created")
    stream.committed(ACCOUNT, EPOCH, 1, [event])
    assert arrivals == [Arrival(ACCOUNT, UUID(str(event.data["id"])), [quick.user_id])]


async def test_a_database_that_is_away_costs_time_and_no_event(history: History, stream: EventStream) -> None:
    page = Page()
    await stream.join(ACCOUNT, page, None, resumes=False)
    history.commit()
    history.away = True
    with pytest.raises(Unavailable):
        await stream.sweep()
    history.away = False
    await stream.hinted([ACCOUNT])
    assert page.kinds == ["ready 0", "delivery_changed 1"]


async def test_at_the_end_everybody_hears_goodbye(stream: EventStream) -> None:
    pages = [Page(), Page()]
    for page in pages:
        await stream.join(ACCOUNT, page, None, resumes=False)
    stream.drain()
    assert [page.ended for page in pages] == ["shutdown", "shutdown"]


async def test_who_is_greeted_while_the_process_ends_hears_goodbye_too(stream: EventStream) -> None:
    async def the_end() -> None:
        stream.drain()

    page = Page(while_writing=the_end)
    await stream.join(ACCOUNT, page, None, resumes=False)
    assert page.ended == "shutdown"
