"""The database goes away while a mail is under way: what came of it is written when it is back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import EmbeddedPostgres
from tests.mail.server import MailServer
from tests.mail.waiting import until
from tests.stories.conftest import world_on

pytestmark = pytest.mark.anyio


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path)
    server.start()
    migrations.upgrade(server.urls.owner, "flowpilot_app", "flowpilot_worker")
    yield server
    server.stop()


async def test_the_outcome_is_kept_and_nothing_is_sent_twice(
    postgres: EmbeddedPostgres, mail_server: MailServer, smtp: SmtpChannel
) -> None:
    async with world_on(postgres.urls) as world:
        rounds = world.rounds(smtp)
        running = asyncio.create_task(rounds.run())
        mail_server.towards["bob@north.example"] = "slow"
        mail_server.towards["dora@north.example"] = "slow"
        handoff = await world.office.escalate(world.alice, "Outlook hangs")
        await until(lambda: len(mail_server.asked) == 2, seconds=5)
        await asyncio.to_thread(postgres.stop)
        await until(lambda: len(mail_server.accepted) == 2, seconds=5)
        await asyncio.to_thread(postgres.start)
        await asyncio.sleep(1)
        await world.settled(world.alice, handoff)
        for line in await world.office.ledger(world.alice, handoff):
            assert (line.state, [attempt.outcome for attempt in line.attempts]) == ("sent", ["sent"])
        await world.office.escalate(world.charlie, "Printer burns")
        await until(lambda: len(mail_server.accepted) == 3, seconds=10)
        rounds.stop()
        await running
