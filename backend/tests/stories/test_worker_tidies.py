"""What the worker clears away, in every account, and what it leaves alone."""

from datetime import timedelta

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.application.ports import KeyScope, StoredAnswer
from flowpilot.application.tidying import tidy
from flowpilot.domain.account import Actor
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

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
    await tidy(world.due, world.office.units)
    for who in (world.alice, world.charlie):
        assert not await is_kept(world, who, "old")
        assert await is_kept(world, who, "new")


async def test_an_attempt_that_nobody_will_end_is_closed_as_unknown(world: World, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    for due in await world.due.take(10, 10, {}):
        async with world.office.units.begin(due.account_id) as unit:
            await unit.sending.lock(due.id)
            await unit.sending.start(due.id, 1)
    await world.office.claim(world.bob, handoff)
    await tidy(world.due, world.office.units)
    assert [line.attempts[0].outcome for line in await world.office.ledger(world.alice, handoff)] == [None, None]
    world.office.attempts_age(world.alice, timedelta(minutes=3))
    await tidy(world.due, world.office.units)
    await world.work(smtp)
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, [attempt.outcome for attempt in line.attempts]) == ("cancelled", ["unknown"])
