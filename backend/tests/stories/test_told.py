"""Who was told of a handoff: by a frame on a stream, by opening it, over a channel, and never twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.ports_deliveries import Channel, Channels
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import ALL_PRIORITIES, AlertChannel, ChannelKind
from flowpilot.domain.card import Told
from flowpilot.domain.delivery import Answer, Message
from tests.people import Colleague, Town
from tests.stories.conftest import World

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


async def test_bob_is_unreachable_once_every_way_to_him_is_lost_and_told_as_soon_as_one_works(world: World) -> None:
    await saves_a_chat(world, world.bob)
    refusing: dict[ChannelKind, Channel] = {"email": Answering(REFUSED), "slack": Answering(REFUSED)}
    handoff = await world.office.escalate(world.alice, "Outlook hangs", target=world.bob)
    await work(world, {**refusing, "slack": Answering(LATER)})
    assert await world.office.told(world.alice, handoff) == Told()  # the chat may still work
    world.office.time_passes(world.alice, timedelta(minutes=1))
    await work(world, refusing)
    assert await world.office.told(world.alice, handoff) == Told(unreachable=1)
    another = await world.office.escalate(world.alice, "Teams hangs", target=world.bob)
    await work(world, {**refusing, "slack": Answering(TAKEN)})
    assert await world.office.told(world.alice, another) == Told(told=1)
    counts = [(frame["handoff_id"], frame["deliveries"]) for frame in world.office.announced(world.alice)]
    assert counts == [
        (str(handoff), {"told": 0, "seen": 0, "unreachable": 1}),
        (str(another), {"told": 1, "seen": 0, "unreachable": 0}),
    ]


async def test_whose_chat_was_removed_is_not_called_unreachable_by_that(world: World) -> None:
    chat = await saves_a_chat(world, world.bob)
    handoff = await world.office.escalate(world.alice, "Outlook hangs", target=world.bob)
    await work(world, {"email": Answering(REFUSED), "slack": Answering(LATER)})
    async with world.office.units.begin(world.bob.account.id) as unit:
        await unit.people.list()
        await unit.alerts.end(chat, "channel_removed")
    assert await world.office.told(world.alice, handoff) == Told()


async def test_a_room_that_took_it_is_nobody_who_was_told(world: World) -> None:
    await saves_a_chat(world, None)
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await work(world, {"email": Answering(LATER), "slack": Answering(TAKEN)})
    states = {(line.channel, line.state) for line in await world.office.ledger(world.alice, handoff)}
    assert states == {("email", "failed"), ("slack", "sent")}
    assert await world.office.told(world.alice, handoff) == Told()
    assert world.office.announced(world.alice) == []


class Answering:
    """A channel that gives the same answer to everything."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def suppressed(self, message: Message) -> str | None:
        return None

    async def send(self, message: Message) -> Answer:
        return self._answer


TAKEN = Answer("sent", None, None)
REFUSED = Answer("permanent", "refused", "550 nobody here")
LATER = Answer("temporary", "server_unavailable", "no connection")


async def work(world: World, channels: Channels) -> None:
    """What a worker with these channels does with everything that is due now."""
    sender = DeliverySender(world.office.units, channels, chance=lambda: 0.5)
    for due in await world.due.take(100, 100, 100, ()):
        await sender.deliver(due)


async def saves_a_chat(world: World, who: Actor | None) -> UUID:
    """Somebody's own chat in Alice's account, or a room there."""
    async with world.office.units.begin(world.alice.account.id) as unit:
        await unit.people.list()
        owner = who.id if who else None
        chat = AlertChannel(unit.new_id(), owner, "slack", "Chat", "chat.example", ALL_PRIORITIES, unit.now)
        await unit.alerts.add(chat, b"sealed", None)
    return chat.id
