"""The worker as a process of its own: killed, and ended in order."""

import signal
from datetime import timedelta

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.mail.server import MailServer
from tests.mail.waiting import until
from tests.stories.conftest import StartWorker, World, until_a_worker_goes_round

pytestmark = pytest.mark.anyio


async def test_killed_while_it_sends_it_sends_after_all(
    world: World, mail_server: MailServer, start_worker: StartWorker
) -> None:
    mail_server.behaviour = "hang"
    worker = start_worker()
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await until(lambda: len(mail_server.asked) == 2, seconds=20)
    worker.send_signal(signal.SIGKILL)
    mail_server.behaviour = "accept"
    start_worker()
    world.office.time_passes(world.alice, timedelta(seconds=61))
    await until(lambda: len(mail_server.accepted) == 2, seconds=20)
    await world.settled(world.alice, handoff)
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, [attempt.outcome for attempt in line.attempts]) == ("sent", ["unknown", "sent"])
    assert len({message["Message-ID"] for message in mail_server.accepted}) == 2


async def test_killed_between_commit_and_mail_every_mail_goes_out_once(
    world: World, mail_server: MailServer, start_worker: StartWorker, database: DatabaseUrls
) -> None:
    worker = start_worker()
    await until_a_worker_goes_round(database)
    worker.send_signal(signal.SIGSTOP)
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    worker.send_signal(signal.SIGKILL)
    assert not mail_server.asked
    start_worker()
    await until(lambda: len(mail_server.accepted) == 2, seconds=20)
    await world.settled(world.alice, handoff)
    for line in await world.office.ledger(world.alice, handoff):
        assert (line.state, [attempt.outcome for attempt in line.attempts]) == ("sent", ["sent"])
    assert len(mail_server.accepted) == 2


async def test_asked_to_end_it_does_not_wait_for_a_server_that_hangs(
    world: World, mail_server: MailServer, start_worker: StartWorker
) -> None:
    mail_server.behaviour = "hang"
    worker = start_worker()
    await world.office.escalate(world.alice, "Outlook hangs")
    await until(lambda: len(mail_server.asked) == 2, seconds=20)
    worker.send_signal(signal.SIGTERM)
    await until(lambda: worker.poll() is not None, seconds=8)
    assert worker.returncode == 0
