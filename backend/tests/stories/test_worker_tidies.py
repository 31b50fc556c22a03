"""What the worker clears away, in every account, and what it leaves alone."""

import asyncio
from datetime import timedelta

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.application.ports import KeyScope, StoredAnswer
from flowpilot.application.tidying import tidy
from flowpilot.domain.account import Actor
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

LIFE = timedelta(days=7)
MINUTE = timedelta(minutes=1)
ANSWER = StoredAnswer(b"hash", 201, "application/json", b"{}")


def scope(who: Actor, key: str) -> KeyScope:
    return KeyScope(who.id, "POST", "/api/v1/ai-sessions", key)


async def keep(world: World, who: Actor, key: str) -> None:
    async with world.office.units.begin(who.account.id) as unit:
        await unit.people.list()
        await unit.answers.keep(scope(who, key), ANSWER)


async def is_kept(world: World, who: Actor, key: str) -> bool:
    async with world.office.units.begin(who.account.id) as unit:
        return await unit.answers.find(scope(who, key)) is not None


async def test_answers_are_kept_for_a_day_in_every_account(world: World) -> None:
    for who in (world.alice, world.charlie):
        await keep(world, who, "old")
        world.office.answers_age(who, timedelta(hours=24, minutes=1))
        await keep(world, who, "new")
        world.office.answers_age(who, timedelta(hours=23))
    await tidy(world.due, world.office.units, world.history)
    for who in (world.alice, world.charlie):
        assert not await is_kept(world, who, "old")
        assert await is_kept(world, who, "new")


async def test_an_attempt_that_nobody_will_end_is_closed_as_unknown(world: World, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    for due in await world.due.take(10, 10, 10, ()):
        async with world.office.units.begin(due.account_id) as unit:
            await unit.sending.lock(due.id)
            await unit.sending.start(due.id, 1)
    await world.office.claim(world.bob, handoff)
    await tidy(world.due, world.office.units, world.history)
    assert [line.attempts[0].outcome for line in await world.office.ledger(world.alice, handoff)] == [None, None]
    world.office.attempts_age(world.alice, timedelta(minutes=3))
    await tidy(world.due, world.office.units, world.history)
    await world.work(smtp)
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, [attempt.outcome for attempt in line.attempts]) == ("cancelled", ["unknown"])


async def test_events_are_kept_for_seven_days_in_every_account(world: World) -> None:
    for who in (world.alice, world.charlie):
        await world.office.announce(who, 2_500)
        world.office.events_age(who, LIFE + MINUTE)
        await world.office.announce(who, 3)
        world.office.events_age(who, LIFE - MINUTE, numbers=range(2_501, 2_504))
    await tidy(world.due, world.office.units, world.history)
    for who in (world.alice, world.charlie):
        assert world.office.event_numbers(who) == [2_501, 2_502, 2_503]


async def test_the_newest_event_is_kept_however_old_it_is(world: World) -> None:
    await world.office.announce(world.alice, 5)
    world.office.events_age(world.alice, LIFE * 52)
    await tidy(world.due, world.office.units, world.history)
    assert world.office.event_numbers(world.alice) == [5]


async def test_what_is_left_has_no_gap_even_after_a_jump_of_the_clock(world: World) -> None:
    await world.office.announce(world.alice, 6)
    world.office.events_age(world.alice, LIFE + MINUTE)
    world.office.events_age(world.alice, -timedelta(days=30), numbers=range(3, 4))
    await tidy(world.due, world.office.units, world.history)
    assert world.office.event_numbers(world.alice) == [3, 4, 5, 6]


async def test_nobody_waits_while_events_are_forgotten(world: World) -> None:
    await world.office.announce(world.alice, 5)
    world.office.events_age(world.alice, LIFE + MINUTE)
    with world.office.writing(world.alice):
        async with asyncio.timeout(5):
            await tidy(world.due, world.office.units, world.history)
    assert world.office.event_numbers(world.alice) == [5, 6]


async def test_a_former_history_is_forgotten_and_the_present_one_is_not(world: World) -> None:
    for epoch in ("0" * 16, "f" * 16):
        await world.office.announce(world.alice, 1_200)
        world.office.another_history_begins(world.alice, epoch)
    await world.office.announce(world.alice, 2)
    world.office.another_history_begins(world.alice, "7" * 16)
    await world.office.announce(world.alice, 3)
    await tidy(world.due, world.office.units, world.history)
    assert world.office.event_numbers(world.alice) == [1, 2, 3]
