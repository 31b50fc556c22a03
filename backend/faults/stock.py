"""The end of a run: everybody has caught up, and what the database then holds is written down."""

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

from faults.history import Head, History, Kept, Stored
from faults.pages import Page
from flowpilot.adapters.db.embedded import DatabaseUrls

SECONDS_OF_SILENCE = 1.0


class Place(Protocol):
    """Where people reach the product, and its database past all walls."""

    @property
    def address(self) -> str: ...

    @property
    def urls(self) -> DatabaseUrls: ...

    async def rows(self, statement: str) -> list[tuple[Any, ...]]: ...


async def come_to_rest(place: Place, pages: Sequence[Page]) -> None:
    """Returns when nothing more is committed and every page stands where its account stands."""
    before: list[Head] = []
    while (heads := await _heads(place)) != before or not _stand_at(heads, pages):
        before = heads
        await asyncio.sleep(SECONDS_OF_SILENCE)


async def take_stock(place: Place, history: History) -> None:
    """Write down events, handoffs and counters of all accounts."""
    for row in await place.rows(
        "select account_id::text, epoch, number, kind, coalesce(data ->> 'handoff_id', data ->> 'id'),"
        " coalesce(data ->> 'session_id', ''), extract(epoch from created_at)::float8 from stream_event"
    ):
        history.add(Stored(*row))
    for row in await place.rows("select account_id::text, id::text, session_id::text, state from session_handoff"):
        history.add(Kept(*row))
    for head in await _heads(place):
        history.add(head)


async def _heads(place: Place) -> list[Head]:
    rows = await place.rows("select account_id::text, epoch, number from stream_head order by 1")
    return [Head(*row) for row in rows]


def _stand_at(heads: Sequence[Head], pages: Sequence[Page]) -> bool:
    ids = {head.account: f"{head.epoch}-{head.number}" for head in heads}
    return all(page.last_id == ids[page.account] for page in pages)
