"""Who was told of a handoff: by a frame on a stream, by opening it, and never twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio


async def test_a_card_on_bobs_stream_tells_bob_and_everybody_sees_it(town: Town) -> None:
    async with asyncio.timeout(10):
        frames = events(town.bob)
        await anext(frames)
        handoff = await town.alice.escalates(await town.alice.starts())
        changed = [data async for kind, data in until(frames, "delivery_changed")][-1]

    assert changed == {"handoff_id": handoff["id"], "deliveries": {"told": 1, "seen": 0, "unreachable": 0}}
    assert (await town.ada.context(handoff))["deliveries"] == changed["deliveries"]


async def test_two_people_who_open_at_once_are_counted_one_after_the_other(town: Town) -> None:
    handoff = await town.alice.escalates(await town.alice.starts())
    path = f"/escalations/{handoff['id']}/opened"

    async with asyncio.timeout(10):
        frames = events(town.bob)
        await anext(frames)
        await asyncio.gather(*(person.post(path) for person in (town.bob, town.ada, town.bob, town.alice)))
        seen = [(await anext(until(frames, "handoff_opened", last=True)))[1]["deliveries"]["seen"] for _ in range(2)]

    assert seen == [1, 2]
    assert (await town.bob.context(handoff))["deliveries"] == {"told": 2, "seen": 2, "unreachable": 0}


async def events(person: Colleague) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """The frames of a person's stream, beginning with `ready`."""
    async with person.client.stream("GET", "/escalations/stream") as stream:
        kind = ""
        async for line in stream.aiter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield kind, json.loads(line.removeprefix("data: "))


async def until(
    frames: AsyncIterator[tuple[str, dict[str, Any]]], wanted: str, *, last: bool = False
) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """The frames up to and including the first of the kind; with `last` that one alone."""
    async for kind, data in frames:
        if kind == wanted or not last:
            yield kind, data
        if kind == wanted:
            return
