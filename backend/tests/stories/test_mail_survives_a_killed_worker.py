"""The worker as a process of its own: killed, ended in order, and watched."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.readiness import answers_ready
from flowpilot.adapters.worker_cycles import worker_is_going_round
from tests.mail.server import MailServer
from tests.mail.waiting import until
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio

BACKEND = Path(__file__).parents[2]
StartWorker = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start_worker(database: DatabaseUrls, mail_server: MailServer, tmp_path: Path) -> Iterator[StartWorker]:
    """Starts a worker of this database and mail server; what still runs in the end is killed."""
    started: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ,
        "PYTHONPATH": str(BACKEND),
        "FLOWPILOT_DATA_DIR": str(tmp_path),
        "FLOWPILOT_DATABASE_URL": database.app,
        "FLOWPILOT_DATABASE_WORKER_URL": database.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": database.owner,
        "FLOWPILOT_SMTP_URL": mail_server.url,
    }

    def start(*options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "flowpilot", "worker", *options]
        started.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


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
    world: World, mail_server: MailServer, start_worker: StartWorker, tmp_path: Path
) -> None:
    worker = start_worker()
    await until(lambda: worker_is_going_round(tmp_path), seconds=20)
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


async def test_others_on_the_machine_know_whether_it_goes_round(
    start_worker: StartWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not worker_is_going_round(tmp_path)
    worker = start_worker()
    await until(lambda: worker_is_going_round(tmp_path), seconds=20)
    worker.send_signal(signal.SIGSTOP)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 16)
    assert not worker_is_going_round(tmp_path)


async def test_it_answers_for_itself_where_it_is_told_to(start_worker: StartWorker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    worker = start_worker("--port", str(port))
    await until(lambda: answers_ready("127.0.0.1", port), seconds=20)
    worker.send_signal(signal.SIGTERM)
    await until(lambda: worker.poll() is not None, seconds=8)
    assert worker.returncode == 0
