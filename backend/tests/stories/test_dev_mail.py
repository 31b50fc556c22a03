"""/dev/mail: what a visitor of the demo sees of the mails, and nobody else's."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx2 as httpx
import pytest

from flowpilot.adapters.channels.demo_channel import DemoChannel
from flowpilot.adapters.channels.demo_mailbox import DemoMailbox
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.house import running_api
from tests.stories.conftest import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visitor(database: DatabaseUrls, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with running_api(database, tmp_path, demo=True) as address, httpx.AsyncClient(base_url=address) as client:
        yield client


@pytest.fixture
def channel(tmp_path: Path) -> DemoChannel:
    return DemoChannel(DemoMailbox(tmp_path), Letters("flowpilot@msp.example", "https://flowpilot.example"))


async def test_mails_of_demo_accounts_are_shown(world: World, visitor: httpx.AsyncClient, channel: DemoChannel) -> None:
    people = await world.office.open("demo", {"Anna": "engineer", "Ben": "engineer"}, is_demo=True)
    assert "None yet" in (await visitor.get("/dev/mail")).text
    handoff = await world.office.escalate(people["Anna"], "Printer <b>& fax</b>")
    await world.work(channel)
    page = (await visitor.get("/dev/mail")).text
    assert "Escalation from Anna · #4711: Printer &lt;b&gt;&amp; fax&lt;/b&gt;" in page
    assert "ben@demo.example" in page
    line = (await world.office.ledger(people["Anna"], handoff))[0]
    assert line.state == "sent"
    mail = page.split('href="')[1].split('"')[0]
    assert f"https://flowpilot.example/escalations/{handoff}" in (await visitor.get(mail)).text
    body = await visitor.get(f"{mail}/html")
    assert "Printer &lt;b&gt;&amp; fax&lt;/b&gt;" in body.text
    assert "<script" not in body.text


async def test_a_mail_may_run_and_load_nothing(world: World, visitor: httpx.AsyncClient, channel: DemoChannel) -> None:
    people = await world.office.open("demo", {"Anna": "engineer", "Ben": "engineer"}, is_demo=True)
    await world.office.escalate(people["Anna"], "<script>alert(1)</script>")
    await world.work(channel)
    mail = (await visitor.get("/dev/mail")).text.split('href="')[1].split('"')[0]
    for address in ("/dev/mail", mail, f"{mail}/html"):
        answer = await visitor.get(address)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]


async def test_mails_of_other_accounts_are_not_kept(
    world: World, visitor: httpx.AsyncClient, channel: DemoChannel
) -> None:
    handoff = await world.office.escalate(world.alice, "Outlook hangs")
    await world.work(channel)
    lines = await world.office.ledger(world.alice, handoff)
    assert {(line.state, line.reason) for line in lines} == {("suppressed", "mail_not_configured")}
    assert "None yet" in (await visitor.get("/dev/mail")).text


async def test_an_unknown_mail_is_not_there(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(f"/dev/mail/{uuid4()}")).status_code == 404


async def test_without_demo_mode_there_is_no_such_page(database: DatabaseUrls, tmp_path: Path) -> None:
    async with running_api(database, tmp_path) as address, httpx.AsyncClient(base_url=address) as client:
        assert "Mails of the demo accounts" not in (await client.get("/dev/mail")).text
