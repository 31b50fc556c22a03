"""Nobody has an account yet. Whoever started the server founds the first one; nobody else does, and nobody twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from flowpilot import operations
from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.founding_link import FILE, FoundingLinkFile
from flowpilot.settings import Settings
from tests.browser import Browser
from tests.house import running_api
from tests.people import Json

pytestmark = pytest.mark.anyio

ENTRIES = "select act, actor_id is null from audit order by number"


@pytest.fixture
async def urls(tmp_path: Path) -> AsyncIterator[DatabaseUrls]:
    """A database of this version without any account."""
    server = EmbeddedPostgres(tmp_path / "database")
    await asyncio.to_thread(server.start)
    await asyncio.to_thread(migrations.upgrade, server.urls.owner, "flowpilot_app", "flowpilot_worker")
    yield server.urls
    await asyncio.to_thread(server.stop)


@pytest.fixture
async def house(urls: DatabaseUrls, tmp_path: Path) -> AsyncIterator[str]:
    async with running_api(urls, tmp_path) as address:
        yield address


def link_in(data_dir: Path) -> str:
    """The secret of the link that `serve` prints."""
    return FoundingLinkFile(data_dir).renew().rpartition("/")[2]


def founder(token: str, **change: str) -> Json:
    alice = {"account_name": "North IT", "name": "Alice Moreau", "email": "Alice@north.example"}
    rest = {"password": "a long enough password", "time_zone": "Europe/Paris", "locale": "de"}
    return {"token": token, **alice, **rest, **change}


async def is_open(browser: Browser) -> bool:
    answer: bool = (await browser.get("/set-up")).json()["nobody_is_here"]
    return answer


async def test_alice_founds_the_first_account_and_charlie_comes_too_late(
    house: str, urls: DatabaseUrls, tmp_path: Path
) -> None:
    earlier, token = link_in(tmp_path), link_in(tmp_path)
    assert token not in (tmp_path / FILE).read_text()
    async with Browser(house) as alice, Browser(house) as charlie:
        assert await is_open(alice)
        for wrong in ("", "x", earlier):
            assert (await alice.post("/set-up", founder(wrong))).status_code == 404
        assert (await alice.post("/set-up", founder(token, password="short"))).status_code == 422
        elsewhere = {"Origin": "https://elsewhere.example"}
        assert (await alice.post("/set-up", founder(token), **elsewhere)).status_code == 403

        late = founder(token, email="charlie@south.example")
        answers = await asyncio.gather(alice.post("/set-up", founder(token)), charlie.post("/set-up", late))
        assert sorted(answer.status_code for answer in answers) == [201, 404]
        first = alice if answers[0].status_code == 201 else charlie
        me = (await first.get("/auth/me")).json()
        assert (me["name"], me["role"]) == ("Alice Moreau", "admin")
        assert (me["account"]["name"], me["account"]["time_zone"]) == ("North IT", "Europe/Paris")
        assert me["account"]["locale"] == "de"
        assert [await alice.is_in(), await charlie.is_in()].count(True) == 1

        assert not await is_open(charlie)
        assert not (tmp_path / FILE).exists()
        for again in (token, link_in(tmp_path)):
            assert (await charlie.post("/set-up", founder(again))).status_code == 404
    with psycopg.connect(urls.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (me["account"]["id"],))
        assert app.execute(ENTRIES).fetchall() == [("account.create", True)]


async def test_guessing_ends_after_ten(house: str, tmp_path: Path) -> None:
    token = link_in(tmp_path)
    async with Browser(house) as eve:
        guesses = [await eve.post("/set-up", founder(f"guess {number}")) for number in range(10)]
        assert {answer.status_code for answer in guesses} == {404}
        assert (await eve.post("/set-up", founder(token))).status_code == 429


async def test_an_account_made_on_the_server_ends_it_too(house: str, urls: DatabaseUrls, tmp_path: Path) -> None:
    token = link_in(tmp_path)
    settings = Settings(database_url=urls.app, database_worker_url=urls.worker, database_owner_url=urls.owner)
    made = {"name": "South IT", "admin_email": "charlie@south.example", "admin_password": "a long password"}
    await asyncio.to_thread(lambda: operations.create_account(settings, admin_name="Charlie Reyes", **made))
    async with Browser(house) as alice, Browser(house) as charlie:
        assert (await alice.post("/set-up", founder(token))).status_code == 404
        entered = (await charlie.signs_in("charlie@south.example", "a long password")).json()
    assert (entered["name"], entered["account"]["time_zone"]) == ("Charlie Reyes", "Europe/Berlin")
