"""What people wish decides when something is sent: it waits, or ends without an attempt, and the ledger says why."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.application.ports_telling import DeliveryLine
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import EmailChoice, Preferences, QuietHours
from tests.mail.server import MailServer
from tests.mail.waiting import until
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

HOUR = timedelta(hours=1)


async def wishes(world: World, who: Actor, email: EmailChoice = "always", quiet: QuietHours | None = None) -> None:
    async with world.office.units.begin(who.account.id) as unit:
        await unit.people.list()
        await unit.alerts.prefer(Preferences(who.id, email, quiet, time_zone="UTC"))


def quiet_now() -> QuietHours:
    now = datetime.now(UTC)
    return QuietHours((now - HOUR).time(), (now + HOUR).time().replace(microsecond=0), frozenset(range(7)))


async def line_of(world: World, who: Actor, handoff_id: UUID) -> DeliveryLine:
    lines = await world.office.ledger(world.alice, handoff_id)
    return next(line for line in lines if line.recipient.id == who.id)


async def test_in_quiet_hours_it_waits_without_an_attempt_until_they_end(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    await wishes(world, world.bob, quiet=quiet_now())
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp, rounds=3)
    bob = await line_of(world, world.bob, handoff)
    assert (bob.state, bob.reason, bob.attempts) == ("queued", "quiet_hours", [])
    assert bob.next_attempt_at
    assert timedelta() < bob.next_attempt_at - datetime.now(UTC) <= HOUR
    assert (await line_of(world, world.dora, handoff)).state == "sent"
    assert not await world.due.accounts_with_failed()
    world.office.time_passes(world.alice, 2 * HOUR)
    await wishes(world, world.bob)
    await world.work(smtp)
    assert (await line_of(world, world.bob, handoff)).state == "sent"
    assert len(mail_server.taken_by("bob@")) == 1


async def test_who_ends_quiet_hours_gets_at_once_what_they_held(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    await wishes(world, world.bob, quiet=quiet_now())
    await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    assert not mail_server.taken_by("bob@")
    await wishes(world, world.bob)
    await world.work(smtp)
    assert len(mail_server.taken_by("bob@")) == 1


async def test_an_attempt_of_a_killed_sender_is_unknown_when_quiet_hours_have_begun_meanwhile(
    world: World, mail_server: MailServer, impatient: SmtpChannel
) -> None:
    mail_server.behaviour = "hang"
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    lost = asyncio.create_task(world.work(impatient))
    await until(lambda: len(mail_server.asked) >= 2, seconds=5)
    lost.cancel()
    await asyncio.wait({lost})
    await wishes(world, world.bob, quiet=quiet_now())
    world.office.time_passes(world.alice, timedelta(seconds=61))
    await world.work(impatient)
    bob = await line_of(world, world.bob, handoff)
    assert (bob.state, [attempt.outcome for attempt in bob.attempts]) == ("queued", ["unknown"])


async def test_who_wants_no_mail_gets_none(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    await wishes(world, world.bob, email="off")
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    bob = await line_of(world, world.bob, handoff)
    assert (bob.state, bob.reason, bob.attempts) == ("suppressed", "turned_off", [])
    assert not mail_server.taken_by("bob@")


async def test_whose_page_showed_the_card_gets_no_mail_if_that_is_enough_for_them(
    world: World, smtp: SmtpChannel
) -> None:
    for who in (world.bob, world.dora):
        await wishes(world, who, email="away")
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    async with world.office.units.begin(world.alice.account.id) as unit:
        await unit.people.list()
        await unit.notifications.streamed(handoff, [world.bob.id])
    world.office.time_passes(world.alice, timedelta(seconds=10))
    await world.work(smtp)
    bob, dora = await line_of(world, world.bob, handoff), await line_of(world, world.dora, handoff)
    assert (bob.state, bob.reason) == ("suppressed", "present")
    assert dora.state == "sent"
