"""Thirty secrets in a ticket: a real API, a real worker, a mail server and a model, and none of them anywhere else."""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.channels.sink import Sink
from tests.mail.server import MailServer
from tests.model.hostile import SECRETS
from tests.model.model_server import asked
from tests.people import Town

pytestmark = pytest.mark.anyio

BACKEND = Path(__file__).parents[2]


@pytest.fixture
def worker_log(embedded: DatabaseUrls, mail_server: MailServer, server: Sink, tmp_path: Path) -> Iterator[Path]:
    """A worker's process, and where it writes."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(BACKEND),
        "FLOWPILOT_DATA_DIR": str(tmp_path / "worker"),
        "FLOWPILOT_DATABASE_URL": embedded.app,
        "FLOWPILOT_DATABASE_WORKER_URL": embedded.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": embedded.owner,
        "FLOWPILOT_SMTP_URL": mail_server.url,
        "FLOWPILOT_LLM_BASE_URL": server.url("/v1"),
        "FLOWPILOT_LLM_MODEL": "small",
        "FLOWPILOT_LLM_API_KEY": "sk-of-the-operator",
    }
    path = tmp_path / "worker.log"
    with path.open("wb") as log:
        command = [sys.executable, "-m", "flowpilot", "worker"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        yield path
        process.kill()
        process.wait()


async def test_no_secret_of_a_ticket_leaves_the_record(
    town: Town,
    server: Sink,
    mail_server: MailServer,
    worker_log: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    everything = "\n".join(text for text, _ in SECRETS)
    session = await town.alice.starts(SECRETS[0][0] + "\n" + everything)
    for text, _ in SECRETS:
        await town.alice.records(session, "note", f"She wrote {text} on the phone")
    await town.alice.post(f"/ai-sessions/{session['id']}/guide")
    handoff = await town.alice.escalates(session, reason=everything[:1_500], notes=everything)
    async with asyncio.timeout(60):
        while (await town.bob.context(handoff))["model_assessment"]["state"] != "ready":
            await asyncio.sleep(0.1)
        while not mail_server.accepted:
            await asyncio.sleep(0.1)
    written = capsys.readouterr()
    places = {
        "prompts": "".join(heard.body.decode() for heard in server.heard),
        "mails": "".join(message.as_string() for message in mail_server.accepted),
        "log of the API": caplog.text + written.out + written.err,
        "log of the worker": await asyncio.to_thread(worker_log.read_text),
    }
    assert len(asked(server)) >= 2
    assert "request" in places["log of the API"]
    for place, text in places.items():
        assert [secret for _, secret in SECRETS if secret in text] == [], place
        assert "sk-of-the-operator" not in text, place
