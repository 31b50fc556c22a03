"""Mia forgets her password; so does somebody who only knows her address."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.channels.registry import links_for
from flowpilot.adapters.db.due_deliveries import PostgresDueDeliveries
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.deliveries import DeliverySender
from flowpilot.settings import Settings
from tests.browser import Browser
from tests.mail.server import MailServer
from tests.people import Json, Town

pytestmark = pytest.mark.anyio

OLD, NEW = "a long enough password", "another long password"
BIND = "select set_config('app.account_id', %s, true)"


@pytest.fixture
async def mia(town: Town, api: str) -> AsyncIterator[Browser]:
    """An engineer of Alice's account, signed in with a token beside."""
    await adds(town, "mia")
    async with Browser(api) as browser:
        await browser.signs_in(address(town, "mia"), OLD)
        yield browser


def address(town: Town, name: str) -> str:
    return f"{name}@{town.ada.account_id}.example"


async def adds(town: Town, name: str) -> str:
    body = {"email": address(town, name), "name": name.capitalize(), "role": "engineer", "password": OLD}
    user_id: str = (await town.ada.post("/users", body)).json()["id"]
    return user_id


class Post:
    """The worker's mail of one account, sent to a real mail server."""

    def __init__(self, town: Town, pool: Pool, urls: DatabaseUrls, channel: SmtpChannel, server: MailServer) -> None:
        self._account_id = town.ada.account_id
        self._pool = pool
        self._urls = urls
        self._channel = channel
        self.server = server

    async def goes_out(self) -> None:
        """Everything that is due is tried once."""
        units = PostgresUnits(self._pool, nobody_listens)
        sender = DeliverySender(units, {"email": self._channel})
        async with open_pool(self._urls.worker, size=1) as across:
            due = await PostgresDueDeliveries(across).take(500, 500, 500, ())
            for one in due:
                if str(one.account_id) == self._account_id:
                    await sender.deliver(one)

    def links_to(self, email: str, place: str) -> list[str]:
        """What the links in this person's mails carry behind the place, oldest first."""
        return [
            text.split(f"{place}/")[1].split()[0]
            for mail in self.server.taken_by(email)
            if (part := mail.get_body(("plain",))) and f"{place}/" in (text := part.get_content())
        ]

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with psycopg.connect(self._urls.app) as app:
            app.execute(BIND, (self._account_id,))
            return app.execute(query.encode(), values).fetchall()


@pytest.fixture
async def post(town: Town, pool: Pool, embedded: DatabaseUrls, api_data_dir: Path, mail_server: MailServer) -> Post:
    letters = Letters(
        "flowpilot@msp.example", "https://flowpilot.example", None, links_for(Settings(data_dir=api_data_dir))
    )
    return Post(town, pool, embedded, SmtpChannel(mail_server.url, letters), mail_server)


async def test_mia_chooses_a_new_password(town: Town, mia: Browser, post: Post, api: str) -> None:
    email = address(town, "mia")
    token = (await mia.post("/auth/tokens", {"name": "script"})).json()["token"]
    async with Browser(api) as other:
        assert (await other.post("/auth/forgot", {"email": email.upper()})).status_code == 202
        await post.goes_out()
        [secret] = post.links_to(email, "/reset")
        body: Json = {"token": secret, "password": NEW}
        assert (await other.post("/auth/reset", {**body, "password": "short"})).status_code == 422
        answers = await asyncio.gather(other.post("/auth/reset", body), other.post("/auth/reset", body))
        assert sorted(answer.status_code for answer in answers) == [200, 404]
        assert await other.is_in()
    assert not await mia.is_in()
    assert (await mia.get("/auth/me", Authorization=f"Bearer {token}")).status_code == 401
    assert (await mia.signs_in(email, OLD)).status_code == 401
    assert (await mia.signs_in(email, NEW)).status_code == 200


async def test_the_link_stands_in_the_mail_alone(town: Town, mia: Browser, post: Post) -> None:
    email = address(town, "mia")
    await mia.post("/auth/forgot", {"email": email})
    [(waiting,)] = post.rows("select sealed from delivery where sealed is not null")
    await post.goes_out()
    [secret] = post.links_to(email, "/reset")
    assert isinstance(waiting, bytes)
    assert secret.encode() not in waiting
    assert post.rows("select 1 from delivery where sealed is not null") == []
    for table in ("delivery", "notification", "password_reset", "audit", "delivery_attempt"):
        assert secret not in str(post.rows(f"select t::text from {table} t"))


async def test_nobody_learns_who_has_an_address(town: Town, mia: Browser, post: Post) -> None:
    seen: list[tuple[int, bytes]] = []
    seconds: list[float] = []
    for email in (address(town, "mia"), "nobody@nowhere.example", "alice", address(town, "alice")):
        began = time.monotonic()
        answer = await mia.post("/auth/forgot", {"email": email})
        seconds.append(time.monotonic() - began)
        seen.append((answer.status_code, answer.content))
    assert seen == [(202, b"")] * 4
    assert min(seconds) >= 0.5
    await post.goes_out()
    assert post.links_to("nobody@nowhere.example", "/reset") == []


async def test_who_asks_again_and_again_gets_three_links(town: Town, mia: Browser, post: Post) -> None:
    email = address(town, "mia")
    answers = await asyncio.gather(*(mia.post("/auth/forgot", {"email": email}) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {202}
    await post.goes_out()
    links = post.links_to(email, "/reset")
    assert len(links) == 3
    assert (await mia.post("/auth/reset", {"token": links[0], "password": NEW})).status_code == 200
    assert (await mia.post("/auth/reset", {"token": links[1], "password": OLD})).status_code == 404


async def test_a_link_ends_with_its_hour_and_with_its_person(town: Town, mia: Browser, post: Post) -> None:
    for name, late in (("max", True), ("may", False)):
        user_id = await adds(town, name)
        await mia.post("/auth/forgot", {"email": address(town, name)})
        await post.goes_out()
        [secret] = post.links_to(address(town, name), "/reset")
        if late:
            post.rows("update password_reset set expires_at = now() where user_id = %s returning 1", user_id)
        else:
            await town.ada.client.patch(f"/users/{user_id}", json={"disabled": True})
        assert (await mia.post("/auth/reset", {"token": secret, "password": NEW})).status_code == 404


async def test_without_mail_ada_hands_the_link_over(town: Town, mia: Browser, api: str) -> None:
    users = {user["name"]: user["id"] for user in (await town.ada.get("/users")).json()["items"]}
    given = await town.ada.post(f"/users/{users['Mia']}/password-link")
    secret = given.json()["reset_url"].removeprefix(f"{api}/reset/")
    assert await mia.is_in()
    assert (await mia.post("/auth/reset", {"token": secret, "password": NEW})).json()["name"] == "Mia"
    assert (await town.alice.post(f"/users/{users['Mia']}/password-link")).status_code == 403
    assert (await town.charlie.post(f"/users/{users['Mia']}/password-link")).status_code == 404


async def test_nora_gets_her_invitation_by_mail(town: Town, post: Post, api: str) -> None:
    email = address(town, "nora")
    body = {"email": email, "name": "Nora", "role": "engineer"}
    invited = (await town.ada.post("/users", body)).json()
    await post.goes_out()
    [first] = post.links_to(email, "/accept")
    assert invited["invitation_url"].endswith(first)
    assert (await listed(town, "Nora"))["invitation"]["mail_state"] == "sent"
    again = await town.ada.post(f"/users/{invited['id']}/invitation")
    await post.goes_out()
    [_, second] = post.links_to(email, "/accept")
    assert again.json()["invitation_url"].endswith(second)
    async with Browser(api) as browser:
        entry = {"name": "Nora N.", "password": NEW}
        assert (await browser.post("/auth/accept", {"token": first, **entry})).status_code == 404
        assert (await browser.post("/auth/accept", {"token": second, **entry})).status_code == 200
        assert (await browser.get("/notifications")).json() == {"items": [], "unread": 0, "next_cursor": None}
    assert (await town.ada.post(f"/users/{invited['id']}/invitation")).json()["code"] == "already_joined"
    assert (await listed(town, "Nora N."))["invitation"] is None


async def test_an_invitation_is_taken_back_before_its_mail_has_gone(town: Town, post: Post, api: str) -> None:
    body = {"email": address(town, "nora"), "name": "Nora", "role": "engineer"}
    invited = (await town.ada.post("/users", body)).json()
    post.server.behaviour = "busy"
    await post.goes_out()
    assert (await listed(town, "Nora"))["invitation"]["mail_state"] == "failed"
    assert (await town.ada.client.delete(f"/users/{invited['id']}/invitation")).status_code == 204
    assert (await town.ada.client.delete(f"/users/{invited['id']}/invitation")).status_code == 404
    standing = (await listed(town, "Nora"))["invitation"]
    assert (standing["stands"], standing["mail_state"]) == (False, "cancelled")
    secret = invited["invitation_url"].rpartition("/")[2]
    async with Browser(api) as browser:
        entry = {"token": secret, "name": "Nora", "password": NEW}
        assert (await browser.post("/auth/accept", entry)).status_code == 404
    assert (await town.ada.post(f"/users/{invited['id']}/password-link")).json()["code"] == "not_joined"


async def listed(town: Town, name: str) -> Json:
    users: list[Json] = (await town.ada.get("/users")).json()["items"]
    return next(user for user in users if user["name"] == name)
