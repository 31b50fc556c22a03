"""A mail server that is busy, dead, slow or rude: every attempt on record, nobody else's mail hurt."""

import asyncio
from datetime import timedelta

import psycopg
import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.domain.card import Told
from tests.mail.server import Behaviour, MailServer
from tests.mail.waiting import until
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

NOBODY_THERE = "smtp://127.0.0.1:1"


def dead_server() -> SmtpChannel:
    return SmtpChannel(NOBODY_THERE, Letters("flowpilot@msp.example", "https://flowpilot.example"))


async def test_a_dead_server_leaves_its_attempts_on_record(world: World, smtp: SmtpChannel) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(dead_server())
    bob = (await world.office.ledger(world.alice, handoff))[0]
    assert (bob.state, bob.reason) == ("failed", "server_unavailable")
    assert [attempt.outcome for attempt in bob.attempts] == ["temporary"]
    assert bob.next_attempt_at
    assert bob.next_attempt_at - bob.attempts[0].at == pytest.approx(timedelta(seconds=5), abs=timedelta(seconds=3))
    assert not world.office.announced(world.alice)
    world.office.time_passes(world.alice, timedelta(seconds=6))
    await world.work(smtp)
    bob = (await world.office.ledger(world.alice, handoff))[0]
    assert [attempt.outcome for attempt in bob.attempts] == ["temporary", "sent"]


@pytest.mark.parametrize(
    ("behaviour", "outcome", "reason"),
    [
        ("busy", "temporary", "mailbox_unavailable"),
        ("closing", "temporary", "server_unavailable"),
        ("hang", "temporary", "server_unavailable"),
        ("drop", "unknown", "server_unavailable"),
    ],
)
async def test_what_may_work_later_is_tried_again_with_the_same_message_id(
    world: World, mail_server: MailServer, impatient: SmtpChannel, behaviour: Behaviour, outcome: str, reason: str
) -> None:
    mail_server.towards["bob@north.example"] = behaviour
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(impatient)
    bob, dora = await world.office.ledger(world.alice, handoff)
    assert (bob.state, bob.reason, bob.attempts[0].outcome) == ("failed", reason, outcome)
    assert dora.state == "sent"
    mail_server.towards.clear()
    world.office.time_passes(world.alice, timedelta(seconds=6))
    await world.work(impatient)
    bob = (await world.office.ledger(world.alice, handoff))[0]
    assert (bob.state, len(bob.attempts)) == ("sent", 2)
    assert len({message["Message-ID"] for message in mail_server.taken_by("bob@")}) == 1


@pytest.mark.parametrize("behaviour", ["refuse_person", "refuse_sender", "refuse_text"])
async def test_a_refusal_is_final_and_everybody_sees_it(
    world: World, mail_server: MailServer, smtp: SmtpChannel, behaviour: Behaviour
) -> None:
    mail_server.behaviour = behaviour
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp, rounds=2)
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, line.reason, line.next_attempt_at) == ("dead", "refused", None)
        assert [attempt.outcome for attempt in line.attempts] == ["permanent"]
        assert line.attempts[0].detail
        assert line.attempts[0].detail.startswith("55")
    assert await world.office.told(world.alice, handoff) == Told(told=0, seen=0, unreachable=2)
    assert world.office.announced(world.alice)[-1]["deliveries"] == {"told": 0, "seen": 0, "unreachable": 2}


async def test_after_a_day_it_is_given_up(world: World) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(dead_server())
    world.office.time_passes(world.alice, timedelta(hours=24))
    await world.work(dead_server())
    bob = (await world.office.ledger(world.alice, handoff))[0]
    assert (bob.state, bob.reason, len(bob.attempts)) == ("dead", "given_up", 1)


async def test_one_success_makes_everything_due_that_waits_for_the_server(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    for problem in ("Outlook hangs", "Teams hangs"):
        await world.office.escalate(world.alice, problem)
    await world.office.escalate(world.charlie, "Printer burns")
    for _ in range(4):
        await world.work(dead_server())
        world.office.time_passes(world.alice, timedelta(minutes=2))
        world.office.time_passes(world.charlie, timedelta(minutes=2))
    await world.work(dead_server())
    await world.office.escalate(world.alice, "Word hangs")
    rounds = world.rounds(smtp)
    running = asyncio.create_task(rounds.run())
    await until(lambda: len(mail_server.accepted) >= 7, seconds=10)
    rounds.stop()
    await running
    assert len(mail_server.accepted) == 7
    assert len(mail_server.taken_by("carla@south.example")) == 1


async def test_a_full_mailbox_keeps_its_own_schedule_while_others_are_served(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    mail_server.towards["bob@north.example"] = "busy"
    first = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(smtp)
    for number in range(3):
        await world.office.escalate(world.alice, f"Problem {number}")
        await world.work(smtp)
    bob = (await world.office.ledger(world.alice, first))[0]
    assert len(bob.attempts) == 1


async def test_an_attempt_under_way_may_still_end_as_sent_after_a_claim(
    world: World, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    mail_server.behaviour = "slow"
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    working = asyncio.create_task(world.work(smtp))
    await until(lambda: len(mail_server.asked) >= 2, seconds=5)
    await world.office.claim(world.bob, handoff)
    assert {line.state for line in await world.office.ledger(world.alice, handoff)} == {"cancelled"}
    await working
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, line.reason) == ("sent", None)
        assert [attempt.outcome for attempt in line.attempts] == ["sent"]


async def test_an_attempt_under_way_that_fails_after_a_claim_is_not_tried_again(
    world: World, mail_server: MailServer, impatient: SmtpChannel
) -> None:
    mail_server.behaviour = "hang"
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    working = asyncio.create_task(world.work(impatient))
    await until(lambda: len(mail_server.asked) >= 2, seconds=5)
    await world.office.claim(world.bob, handoff)
    await working
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, line.reason, line.next_attempt_at) == ("cancelled", "claimed by Bob", None)
        assert [attempt.outcome for attempt in line.attempts] == ["temporary"]


async def test_while_a_server_hangs_no_transaction_is_open(
    world: World, mail_server: MailServer, impatient: SmtpChannel, database: DatabaseUrls
) -> None:
    mail_server.behaviour = "hang"
    await world.office.escalate(world.alice, "Outlook hangs")
    working = asyncio.create_task(world.work(impatient))
    await until(lambda: len(mail_server.asked) >= 2, seconds=5)
    with psycopg.connect(database.app) as observer:
        states = observer.execute(
            "select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        ).fetchall()
    assert states
    assert {state for (state,) in states if state} <= {"idle"}
    await working


async def test_a_lapsed_lease_makes_the_lost_attempt_unknown_and_tries_again(
    world: World, mail_server: MailServer, impatient: SmtpChannel
) -> None:
    mail_server.behaviour = "hang"
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    lost = asyncio.create_task(world.work(impatient))
    await until(lambda: len(mail_server.asked) >= 2, seconds=5)
    lost.cancel()
    await asyncio.wait({lost})
    await world.work(impatient)
    assert len(mail_server.asked) == 2
    mail_server.behaviour = "accept"
    world.office.time_passes(world.alice, timedelta(seconds=61))
    await world.work(impatient)
    bob = (await world.office.ledger(world.alice, handoff))[0]
    assert [attempt.outcome for attempt in bob.attempts] == ["unknown", "sent"]
    assert len(mail_server.taken_by("bob@")) == 1


async def test_a_flood_of_dead_addresses_does_not_keep_another_account_waiting(
    world: World, mail_server: MailServer, impatient: SmtpChannel
) -> None:
    for number in range(40):
        await world.office.escalate(world.alice, f"Problem {number}")
    mail_server.towards = {"bob@north.example": "hang", "dora@north.example": "hang"}
    rounds = world.rounds(impatient)
    running = asyncio.create_task(rounds.run())
    await asyncio.sleep(0.3)
    await world.office.escalate(world.charlie, "Printer burns")
    await until(lambda: bool(mail_server.taken_by("carla@south.example")), seconds=3)
    rounds.stop()
    await running
