"""Mail to those who could help: once, to the right people, with nothing of the ticket but its title."""

from datetime import timedelta

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.no_mail import NoMail
from flowpilot.domain.card import Told
from tests.mail.server import MailServer
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio


async def test_everybody_who_could_help_gets_one_mail(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp, rounds=3)
    recipients = sorted(str(message["To"]) for message in mail_server.accepted)
    assert recipients == ["Bob <bob@north.example>", "Dora <dora@north.example>"]
    assert [line.state for line in await world.office.ledger(world.alice, handoff)] == ["sent", "sent"]


async def test_the_mail_says_that_and_links(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hängt 🔥\nPassword: hunter2 is what I typed")
    await world.work(smtp)
    message = mail_server.taken_by("bob@")[0]
    assert message["Subject"] == "Escalation from Alice · #4711: Outlook hängt 🔥"
    assert message["From"] == "FlowPilot <flowpilot@msp.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] is None
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        assert part
        assert f"https://flowpilot.example/escalations/{handoff}" in part.get_content()
        assert "hunter2" not in part.get_content()


async def test_everybody_sees_who_was_told(world: World, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    assert await world.office.told(world.alice, handoff) == Told(told=2, seen=0, unreachable=0)
    assert world.office.announced(world.alice)[-1]["deliveries"] == {"told": 2, "seen": 0, "unreachable": 0}


async def test_charlie_hears_nothing(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    assert not mail_server.taken_by("south.example")
    assert not await world.office.ledger(world.charlie, handoff)
    assert not world.office.announced(world.charlie)
    assert await world.office.told(world.charlie, handoff) == Told()


async def test_a_named_person_hears_at_once_and_the_others_five_minutes_later(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    await world.office.escalate(world.alice, "Outlook hangs", target=world.dora)
    await world.work(smtp)
    assert [str(message["To"]) for message in mail_server.accepted] == ["Dora <dora@north.example>"]
    world.office.time_passes(world.alice, timedelta(minutes=5))
    await world.work(smtp)
    assert len(mail_server.taken_by("bob@")) == 1


async def test_after_a_claim_nobody_else_is_told(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs", target=world.dora)
    await world.work(smtp)
    await world.office.claim(world.dora, handoff)
    world.office.time_passes(world.alice, timedelta(minutes=5))
    await world.work(smtp)
    assert not mail_server.taken_by("bob@")
    bob, dora = await world.office.ledger(world.alice, handoff)
    assert (bob.state, bob.reason, bob.attempts) == ("cancelled", "claimed by Dora", [])
    assert dora.state == "sent"


async def test_without_a_mail_server_the_ledger_says_why(world: World) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(NoMail())
    lines = await world.office.ledger(world.alice, handoff)
    assert {(line.state, line.reason) for line in lines} == {("suppressed", "mail_not_configured")}
    assert world.office.announced(world.alice)[-1]["deliveries"] == {"told": 0, "seen": 0, "unreachable": 2}


async def test_two_workers_send_nothing_twice(world: World, mail_server: MailServer, smtp: SmtpChannel) -> None:
    for number in range(10):
        await world.office.escalate(world.alice, f"Problem {number}")
    first = await world.due.take(5, 100, 100, ())
    second = await world.due.take(100, 100, 100, ())
    assert not {one.id for one in first} & {one.id for one in second}
    assert len(first) + len(second) == 20
    assert not await world.due.take(100, 100, 100, ())
    assert not mail_server.accepted
    world.office.time_passes(world.alice, timedelta(seconds=61))
    await world.work(smtp, rounds=2)
    assert len(mail_server.accepted) == 20
