"""The link in a mail that stops them."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import httpx2 as httpx
import pytest

from flowpilot.adapters.channels.registry import unsubscribe_tokens_for
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.settings import Settings
from tests.mail.office import bound
from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def mail_program(api: str) -> AsyncIterator[httpx.AsyncClient]:
    """Nobody is signed in."""
    async with httpx.AsyncClient(base_url=f"{api}/api/v1") as client:
        yield client


@pytest.fixture(scope="session")
def settings(api_data_dir: Path) -> Settings:
    """Of the API that answers."""
    return Settings(data_dir=api_data_dir)


def link_for(settings: Settings, who: Colleague) -> str:
    """Where the mail to this person leads."""
    token = unsubscribe_tokens_for(settings).write(UUID(who.account_id), UUID(who.id))
    return f"/unsubscribe/{token}"


async def test_a_mail_program_stops_alices_mail_by_itself(
    town: Town, settings: Settings, mail_program: httpx.AsyncClient
) -> None:
    form = {"List-Unsubscribe": "One-Click"}
    for _ in range(2):
        answer = await mail_program.post(link_for(settings, town.alice), data=form)
        assert (answer.status_code, answer.content) == (204, b"")
    assert (await town.alice.get("/alerts")).json()["email"] == "off"
    assert (await town.bob.get("/alerts")).json()["email"] == "always"


async def test_nothing_else_that_alice_wishes_is_touched(
    town: Town, settings: Settings, mail_program: httpx.AsyncClient, embedded: DatabaseUrls
) -> None:
    night = {"from": "22:00", "to": "07:00", "days": [0]}
    await town.alice.client.patch("/alerts", json={"quiet": night, "urgent_anyway": False})
    await mail_program.post(link_for(settings, town.alice))
    alerts = (await town.alice.get("/alerts")).json()
    assert (alerts["quiet"], alerts["urgent_anyway"]) == (night, False)
    with bound(embedded.app, UUID(town.alice.account_id)) as connection:
        last = connection.execute("select act, actor_id, members from audit order by number desc limit 1").fetchone()
    assert last == ("alert_preference.change", UUID(town.alice.id), {"changed": ["email"]})


async def test_another_token_stops_nothing(town: Town, settings: Settings, mail_program: httpx.AsyncClient) -> None:
    link = link_for(settings, town.alice)
    for wrong in (f"{link[:-3]}AAA", f"{link}A", "/unsubscribe/x", "/unsubscribe/%00", "/unsubscribe/ü"):
        answer = await mail_program.post(wrong)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), wrong
    assert (await town.alice.get("/alerts")).json()["email"] == "always"


async def test_who_was_deleted_is_like_somebody_unknown(
    town: Town, settings: Settings, mail_program: httpx.AsyncClient
) -> None:
    link = link_for(settings, town.bob)
    await town.ada.client.delete(f"/users/{town.bob.id}")
    assert (await mail_program.post(link)).status_code == 404


async def test_another_site_cannot_stop_it_in_alices_browser(
    town: Town, settings: Settings, mail_program: httpx.AsyncClient
) -> None:
    answer = await mail_program.post(link_for(settings, town.alice), headers={"Origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")
    assert (await town.alice.get("/alerts")).json()["email"] == "always"
