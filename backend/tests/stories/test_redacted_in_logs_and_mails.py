"""A password that Alice pasted and took away again stands in no log, and in no mail that is sent afterwards."""

import socket
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.api_process import api_process
from tests.mail.office import bound
from tests.mail.server import MailServer
from tests.mail.waiting import until
from tests.people import Colleague, Json, Town, found_town
from tests.stories.conftest import StartWorker

pytestmark = pytest.mark.anyio

SECRET = "Quokka-4711-hunter"
WHY = "A password was pasted"


@pytest.fixture
def address(database: DatabaseUrls, tmp_path: Path) -> Iterator[str]:
    """Of an API process that logs into `api.log`."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with api_process(database, tmp_path, port) as process:
        yield process.address


async def pastes_everywhere(alice: Colleague) -> tuple[Json, Json, Json]:
    """The session, a step of it, and its handoff."""
    session = await alice.starts(f"Login {SECRET} fails", intake=f"mail: {SECRET}")
    step = await alice.records(session, "action", f"Logged on with {SECRET}", outcome="worked")
    handoff = await alice.escalates(session, reason=f"Tried {SECRET}", notes=f"Use {SECRET}")
    return session, step, handoff


async def stumbles(alice: Colleague, session: Json) -> None:
    """Requests that are refused, each for another reason."""
    steps = f"/ai-sessions/{session['id']}/steps"
    refused = [
        await alice.post(steps, {"kind": SECRET, "text": SECRET}),
        await alice.post(steps, {"kind": "note", "text": SECRET, SECRET: 1}),
        await alice.client.post(steps, content=f'{{"text": "{SECRET}'.encode()),
        await alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": SECRET, "more": SECRET}),
        await alice.get("/ai-sessions", params={"status": SECRET}),
    ]
    assert all(400 <= answer.status_code < 500 for answer in refused), [answer.text for answer in refused]
    assert (await alice.get("/ai-sessions", params={"q": SECRET})).status_code == 200


async def takes_away(town: Town, session: Json, step: Json, handoff: Json) -> None:
    of_session = f"/ai-sessions/{session['id']}"
    reason = {"reason": WHY}
    answers = [
        await town.alice.post(f"{of_session}/steps/{step['id']}/redact", reason),
        await town.alice.post(f"{of_session}/redact", {"members": ["problem", "intake"], **reason}),
        await town.alice.post(f"/escalations/{handoff['id']}/redact", {"members": ["reason", "notes"], **reason}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200], [answer.text for answer in answers]


def words_of(mail: EmailMessage) -> str:
    """Everything that stands in it, decoded."""
    parts = [str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*(f"{name}: {value}" for name, value in mail.items()), *parts])


async def test_it_is_in_no_log_and_in_no_mail_of_afterwards(
    pool: Pool,
    database: DatabaseUrls,
    address: str,
    mail_server: MailServer,
    start_worker: StartWorker,
    tmp_path: Path,
) -> None:
    town = await found_town(pool, address)
    mail_server.behaviour = "busy"
    start_worker()
    session, step, handoff = await pastes_everywhere(town.alice)
    await stumbles(town.alice, session)
    await until(lambda: len(mail_server.asked) >= 2, seconds=30)  # a worker had the text in its hands, and failed
    await takes_away(town, session, step, handoff)
    mail_server.behaviour = "accept"
    with bound(database.app, UUID(town.alice.account_id)) as connection:
        connection.execute("update delivery set due_at = now() where state = 'failed'")
    await until(lambda: len(mail_server.accepted) >= 2, seconds=30)
    mails = [words_of(mail) for mail in mail_server.accepted]
    assert not [mail for mail in mails if SECRET in mail]
    assert all("(redacted)" in mail for mail in mails)
    logs = {name: (tmp_path / name).read_text() for name in ("api.log", "worker.log")}
    assert f"/api/v1/ai-sessions/{session['id']}/steps" in logs["api.log"]
    assert [(name, line) for name, log in logs.items() for line in log.splitlines() if SECRET in line] == []
