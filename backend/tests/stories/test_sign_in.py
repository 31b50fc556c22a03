"""Signing in and out, tokens, and what ends them."""

import asyncio
from collections.abc import AsyncIterator
from http.cookies import Morsel, SimpleCookie
from uuid import uuid4

import psycopg
import pytest
from starlette.requests import HTTPConnection
from starlette.responses import Response

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.api.credentials import set_cookie
from tests.browser import COOKIE, Browser
from tests.people import Town

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"


@pytest.fixture
async def mia(town: Town, api: str) -> AsyncIterator[Browser]:
    """A new engineer of Alice's account with a password, at a browser where nobody is signed in."""
    await adds(town, "mia")
    async with Browser(api) as browser:
        yield browser


def address(town: Town, name: str) -> str:
    return f"{name}@{town.ada.account_id}.example"


async def adds(town: Town, name: str, role: str = "engineer") -> str:
    """The id of somebody whom Ada adds with a password."""
    body = {"email": address(town, name), "name": name.capitalize(), "role": role, "password": SECRET}
    answer = await town.ada.post("/users", body)
    assert answer.status_code == 201, answer.text
    user_id: str = answer.json()["id"]
    return user_id


def cookie_in(header: str) -> "Morsel[str]":
    return SimpleCookie(header)[COOKIE]


async def test_mia_signs_in_and_out(town: Town, mia: Browser) -> None:
    answer = await mia.signs_in(address(town, "MIA").upper(), SECRET)
    cookie = cookie_in(answer.headers["set-cookie"])
    me = (await mia.get("/auth/me")).json()
    copy = mia.client.cookies[COOKIE]
    left = await mia.post("/auth/logout")
    mia.client.cookies.set(COOKIE, copy)

    assert answer.status_code == 200
    assert answer.json() == me
    assert set(me) == {"id", "email", "name", "role", "tier", "account"}
    assert set(me["account"]) == {"id", "name", "time_zone", "locale"}
    assert (cookie["httponly"], cookie["samesite"].lower(), cookie["path"], cookie["secure"]) == (True, "lax", "/", "")
    assert left.status_code == 204
    assert not await mia.is_in()


def test_behind_tls_the_cookie_travels_by_tls_only() -> None:
    response = Response()
    connection = HTTPConnection(
        {"type": "http", "scheme": "https", "path": "/", "headers": [(b"host", b"flowpilot.example")]}
    )
    set_cookie(connection, response, "secret")
    assert cookie_in(response.headers["set-cookie"])["secure"]


async def test_whatever_is_wrong_the_answer_is_the_same(town: Town, mia: Browser) -> None:
    dora = await adds(town, "dora")
    await town.ada.client.patch(f"/users/{dora}", json={"disabled": True})
    invited = {"email": address(town, "ina"), "name": "Ina", "role": "engineer"}
    assert (await town.ada.post("/users", invited)).status_code == 201
    answers = [
        await mia.signs_in(address(town, "mia"), "not her password"),
        await mia.signs_in("nobody@example.com", SECRET),
        await mia.signs_in("mia", SECRET),
        await mia.signs_in(address(town, "dora"), SECRET),
        await mia.signs_in(address(town, "ina"), SECRET),
        await mia.signs_in(address(town, "mia"), SECRET, account_id=str(uuid4())),
        await mia.signs_in(address(town, "mia"), SECRET, account_id=town.charlie.account_id),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({tuple(sorted((answer.json() | {"request_id": ""}).items())) for answer in answers}) == 1
    assert {answer.json()["code"] for answer in answers} == {"wrong_credentials"}
    assert not [answer for answer in answers if "set-cookie" in answer.headers]


async def test_one_address_in_two_accounts_is_asked_which(town: Town, mia: Browser) -> None:
    email = address(town, "mia")
    body = {"email": email, "name": "Mia", "role": "viewer", "password": SECRET}
    assert (await town.charlie.post("/users", body)).status_code == 201
    asked = await mia.signs_in(email, SECRET)
    chosen = await mia.signs_in(email, SECRET, account_id=town.charlie.account_id)
    assert (asked.status_code, asked.json()["code"]) == (409, "choose_account")
    assert {account["id"] for account in asked.json()["accounts"]} == {town.ada.account_id, town.charlie.account_id}
    assert {frozenset(account) for account in asked.json()["accounts"]} == {frozenset({"id", "name"})}
    assert chosen.json()["account"]["id"] == town.charlie.account_id


async def test_different_passwords_in_two_accounts_need_no_question(town: Town, mia: Browser) -> None:
    email = address(town, "mia")
    body = {"email": email, "name": "Mia", "role": "viewer", "password": "quite another password"}
    assert (await town.charlie.post("/users", body)).status_code == 201
    assert (await mia.signs_in(email, SECRET)).json()["account"]["id"] == town.ada.account_id
    assert (await mia.signs_in(email, body["password"])).json()["account"]["id"] == town.charlie.account_id


async def test_after_ten_wrong_guesses_nobody_guesses_on(town: Town, mia: Browser) -> None:
    email = address(town, "mia")
    guesses = [await mia.signs_in(email, f"guess {number}") for number in range(10)]
    limited = await mia.signs_in(email, SECRET)
    assert {answer.status_code for answer in guesses} == {401}
    assert (limited.status_code, limited.json()["code"]) == (429, "rate_limited")
    assert 1 <= int(limited.headers["retry-after"]) <= 900
    assert (await mia.signs_in("dora@example.com", "guess")).status_code == 401


async def test_guessing_in_parallel_gains_little(town: Town, mia: Browser) -> None:
    answers = await asyncio.gather(*(mia.signs_in(address(town, "mia"), f"guess {n}") for n in range(24)))
    guessed = [answer.status_code for answer in answers].count(401)
    assert guessed == 10
    assert [answer.status_code for answer in answers].count(429) == 24 - guessed


async def test_every_sign_in_is_a_login_of_its_own(town: Town, mia: Browser, api: str) -> None:
    async with Browser(api) as phone:
        await mia.signs_in(address(town, "mia"), SECRET)
        first = mia.client.cookies[COOKIE]
        await mia.signs_in(address(town, "mia"), SECRET)
        await phone.signs_in(address(town, "mia"), SECRET)
        logins = (await mia.get("/auth/logins")).json()["items"]
        on_phone = next(login for login in (await phone.get("/auth/logins")).json()["items"] if login["current"])
        ended = await mia.client.delete(f"/auth/logins/{on_phone['id']}")
        assert first != mia.client.cookies[COOKIE]
        assert len(logins) == 3
        assert ended.status_code == 204
        assert not await phone.is_in()
        assert await mia.is_in()
        assert (await mia.client.delete(f"/auth/logins/{on_phone['id']}")).status_code == 404


async def test_nobody_ends_a_colleagues_login_or_token(town: Town, mia: Browser) -> None:
    await mia.signs_in(address(town, "mia"), SECRET)
    login = (await mia.get("/auth/logins")).json()["items"][0]["id"]
    token = (await town.alice.get("/auth/tokens")).json()["items"][0]["id"]
    assert (await town.alice.client.delete(f"/auth/logins/{login}")).status_code == 404
    assert (await mia.client.delete(f"/auth/tokens/{token}")).status_code == 404
    assert await mia.is_in()


async def test_a_new_password_ends_everything_but_this_browser(town: Town, mia: Browser, api: str) -> None:
    email = address(town, "mia")
    async with Browser(api) as phone:
        await mia.signs_in(email, SECRET)
        await phone.signs_in(email, SECRET)
        token = (await mia.post("/auth/tokens", {"name": "laptop"})).json()["token"]
        wrong = await mia.post("/auth/password", {"current": "wrong", "new": "another long password"})
        before = mia.client.cookies[COOKIE]
        changed = await mia.post("/auth/password", {"current": SECRET, "new": "another long password"})
        assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_credentials")
        assert changed.status_code == 200
        assert mia.client.cookies[COOKIE] != before
        assert await mia.is_in()
        assert not await phone.is_in()
        phone.client.cookies.set(COOKIE, before)
        assert not await phone.is_in()
        assert (await phone.get("/auth/me", Authorization=f"Bearer {token}")).status_code == 401
        assert (await phone.signs_in(email, SECRET)).status_code == 401
        assert (await phone.signs_in(email, "another long password")).status_code == 200


async def test_a_token_is_shown_once_and_ends(town: Town) -> None:
    made = (await town.alice.post("/auth/tokens", {"name": "laptop"})).json()
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert (await town.alice.get("/auth/me", headers=headers)).json()["id"] == town.alice.id
    assert made["token"] not in (await town.alice.get("/auth/tokens")).text
    assert (await town.alice.client.delete(f"/auth/tokens/{made['id']}")).status_code == 204
    assert (await town.alice.get("/auth/me", headers=headers)).status_code == 401


async def test_what_is_no_secret_signs_nobody_in(api: str) -> None:
    async with Browser(api) as browser:
        for secret in (
            "x",
            f"fp_login_{'0' * 32}_{'x' * 43}",
            f"fp_token_{'0' * 32}_{'x' * 43}",
            "é" * 10,
            "a b",
            '"\\',
        ):
            for headers in (
                {b"Authorization": b"Bearer " + secret.encode()},
                {b"Authorization": b"Basic " + secret.encode()},
                {b"Cookie": f"{COOKIE}={secret}".encode()},
            ):
                answer = await browser.client.get("/auth/me", headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


async def test_demo_accounts_are_closed_without_demo_mode(town: Town, mia: Browser, embedded: DatabaseUrls) -> None:
    await mia.signs_in(address(town, "mia"), SECRET)
    assert await mia.is_in()
    with psycopg.connect(embedded.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (town.ada.account_id,))
        app.execute("update account set is_demo = true")
    answer = await mia.signs_in(address(town, "mia"), SECRET)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_credentials")
    assert not await mia.is_in()
    assert (await town.alice.get("/auth/me")).status_code == 401
    assert (await mia.get("/auth/demo")).status_code == 404
    assert (await mia.post("/auth/demo", {"user_id": town.alice.id})).status_code == 404
