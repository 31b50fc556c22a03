"""Webhooks beside mail: one that is gone ends, one that is down waits for its own server, and nobody else feels it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.delivery_rounds import DeliveryRounds
from flowpilot.application.ports_deliveries import DueDelivery
from flowpilot.application.ports_telling import DeliveryLine
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import ALL_PRIORITIES, AlertChannel
from flowpilot.domain.delivery import Answer, Message
from tests.mail.waiting import until
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

SENT = Answer("sent", None, "200")
DOWN = Answer("temporary", "server_unavailable", "503")
GONE = Answer("permanent", "gone", "410", gone=True)


class Other:
    """The other side of every channel. `answers` says what each webhook answers; mail is always taken."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.names: dict[UUID, str] = {}
        self.got: list[str] = []

    def suppressed(self, _message: Message, /) -> str | None:
        return None

    async def send(self, message: Message, /) -> Answer:
        if message.channel_id is None:
            return SENT
        name = self.names[message.channel_id]
        if self.answers[name].outcome == "sent":
            self.got.append(name)
        return self.answers[name]


@pytest.fixture
async def other(world: World) -> Other:
    """Bob has two webhooks, on servers of their own."""
    other = Other({"one": SENT, "two": SENT})
    for name in ("one", "two"):
        other.names[await add_webhook(world, world.bob, name)] = name
    return other


async def add_webhook(world: World, who: Actor, name: str) -> UUID:
    async with world.office.units.begin(who.account.id) as unit:
        await unit.people.list()
        server = f"{name}.example"
        channel = AlertChannel(uuid4(), who.id, "webhook", name, server, ALL_PRIORITIES, unit.now)
        await unit.alerts.add(channel, b"sealed", None)
    return channel.id


def sender(world: World, other: Other) -> DeliverySender:
    return DeliverySender(world.office.units, {"email": other, "webhook": other}, chance=lambda: 0.5)


async def work(world: World, other: Other) -> None:
    for due in await world.due.take(100, 100, 100, ()):
        await sender(world, other).deliver(due)


async def webhooks(world: World, handoff_id: UUID) -> Sequence[DeliveryLine]:
    return [line for line in await world.office.ledger(world.alice, handoff_id) if line.channel == "webhook"]


def reasons(lines: Sequence[DeliveryLine]) -> set[tuple[str, str | None]]:
    return {(line.state, line.reason) for line in lines}


async def test_a_webhook_that_is_gone_ends_and_what_waits_for_it_is_cancelled(world: World, other: Other) -> None:
    other.answers = {"one": DOWN, "two": SENT}
    first = await world.office.escalate(world.alice, "Outlook hangs")
    await work(world, other)
    other.answers["one"] = GONE
    second = await world.office.escalate(world.alice, "Teams hangs")
    await work(world, other)
    third = await world.office.escalate(world.alice, "Word hangs")
    assert reasons(await webhooks(world, first)) == {("cancelled", "channel_removed"), ("sent", None)}
    assert reasons(await webhooks(world, second)) == {("dead", "gone"), ("sent", None)}
    assert len(await webhooks(world, third)) == 1


async def test_what_was_taken_for_a_channel_before_it_ended_is_not_sent(world: World, other: Other) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    due = await world.due.take(100, 100, 100, ())
    async with world.office.units.begin(world.alice.account.id) as unit:
        await unit.people.list()
        for channel_id in other.names:
            await unit.sending.end_channel(channel_id, "gone")
    for one in due:
        await sender(world, other).deliver(one)
    assert not other.got
    assert reasons(await webhooks(world, handoff)) == {("cancelled", "channel_removed")}


async def test_a_server_that_is_up_again_hurries_its_own_in_every_account(world: World, other: Other) -> None:
    other.names[await add_webhook(world, world.carla, "one")] = "one"
    other.answers = {"one": DOWN, "two": DOWN}
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.office.escalate(world.charlie, "Printer burns")
    for _ in range(4):
        await work(world, other)
        for who in (world.alice, world.charlie):
            world.office.time_passes(who, timedelta(minutes=2))
    await work(world, other)
    before = {line.state: len(line.attempts) for line in await webhooks(world, handoff)}
    assert before == {"failed": 4}
    other.answers["one"] = SENT
    await world.office.escalate(world.alice, "Word hangs")
    rounds = DeliveryRounds(world.due, world.office.units, sender(world, other).deliver, lambda: None, lambda _: None)
    running = asyncio.create_task(rounds.run())
    await until(lambda: len(other.got) >= 3, seconds=10)
    rounds.stop()
    await running
    assert other.got == ["one"] * 3
    attempts = {line.state: len(line.attempts) for line in await webhooks(world, handoff)}
    assert attempts == {"sent": 5, "failed": 4}


async def test_what_failed_before_goes_behind_what_was_never_tried(world: World, other: Other) -> None:
    other.answers = {"one": DOWN, "two": DOWN}
    for number in range(10):
        await world.office.escalate(world.alice, f"Problem {number}")
    await work(world, other)
    world.office.time_passes(world.alice, timedelta(minutes=2))
    assert len(await taken(world, per_account=8)) == 4
    world.office.time_passes(world.alice, timedelta(minutes=2))
    await world.office.escalate(world.alice, "Outlook hangs")
    new = await taken(world, per_account=8)
    assert [one.is_repeat for one in new].count(False) == 4
    assert len(new) == 8


async def test_everybodys_first_goes_before_anybodys_second(world: World) -> None:
    for number in range(10):
        await world.office.escalate(world.alice, f"Problem {number}")
    await world.office.escalate(world.charlie, "Printer burns")
    both = await world.due.take(2, 8, 4, ())
    assert {one.account_id for one in both} == {world.alice.account.id, world.charlie.account.id}


async def taken(world: World, per_account: int) -> Sequence[DueDelivery]:
    return await world.due.take(100, per_account, per_account // 2, ())
