"""Whoever the provider turned away is out by every way in, until it or an admin lets them back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.browser import Browser
from tests.people import Json, Town
from tests.provider.own_provider import OwnProvider, Person
from tests.provider.rounds import Worker
from tests.provider.visitor import Visitor, sets_up

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"


@dataclass
class Leaver:
    """Somebody of Alice's account with a password, who signs in at the provider too: on the laptop by the provider, on
    the phone by password."""

    town: Town
    provider: OwnProvider
    worker: Worker
    id: str
    email: str
    laptop: Visitor
    phone: Browser

    async def leaves(self) -> None:
        """The provider knows them no longer, and a worker hears it."""
        self.provider.person.stays = False
        assert await self.worker.half_a_minute_later()

    async def tries(self, password: str = SECRET) -> Json:
        """What the sign-in by password answers."""
        answer: Json = (await self.phone.signs_in(self.email, password)).json()
        return answer

    async def given_link(self) -> str:
        """The token of a new password that Ada hands over."""
        answer = await self.town.ada.post(f"/users/{self.id}/password-link")
        assert answer.status_code == 201, answer.text
        return str(answer.json()["reset_url"]).rpartition("/")[2]

    async def takes(self, link: str, password: str) -> int:
        """The status when they choose a new password by that link."""
        return (await self.phone.post("/auth/reset", {"token": link, "password": password})).status_code

    async def is_shown_as_turned_away(self) -> bool:
        """To Ada, under People."""
        users = (await self.town.ada.get("/users")).json()["items"]
        return next(bool(user["turned_away"]) for user in users if user["id"] == self.id)


@pytest.fixture(params=["engineer"])
async def mia(
    request: pytest.FixtureRequest, town: Town, provider: OwnProvider, worker: Worker, door: str
) -> AsyncIterator[Leaver]:
    """An engineer, or whatever role a test asks for."""
    domain = f"{town.ada.account_id}.example"
    email = f"mia@{domain}"
    added = await town.ada.post(
        "/users", {"email": email, "name": "Mia", "role": request.param, "tier": 1, "password": SECRET}
    )
    await sets_up(town.ada, provider, domains=[domain])
    provider.person = Person("mia-1", {"email": email, "email_verified": True})
    async with Visitor(door) as laptop, Browser(door) as phone:
        assert await laptop.signs_in(town.ada.account_id, provider) == "/escalations"
        assert (await phone.signs_in(email, SECRET)).status_code == 200
        yield Leaver(town, provider, worker, added.json()["id"], email, laptop, phone)


async def test_a_leaver_is_out_by_password_too_and_does_not_come_back_by_it(mia: Leaver) -> None:
    old_link = await mia.given_link()
    assert not await mia.is_shown_as_turned_away()
    await mia.leaves()
    assert (await mia.laptop.me(), await mia.phone.is_in()) == (None, False)
    assert await mia.is_shown_as_turned_away()
    refused = await mia.tries()
    assert (refused["code"], refused["account_id"]) == ("turned_away", mia.town.ada.account_id)
    assert (await mia.tries("a wrong password"))["code"] == "wrong_credentials"
    assert await mia.takes(old_link, "another long password") == 404
    await mia.phone.post("/auth/forgot", {"email": mia.email})
    assert (await mia.town.ada.get("/audit", params={"act": "password_reset.ask"})).json()["items"] == []
    entry = (await mia.town.ada.get("/audit", params={"act": "user.turn_away"})).json()["items"][0]
    assert (entry["subject"]["id"], entry["members"]) == (mia.id, {"ended_logins": 2})


async def test_the_provider_lets_her_back(mia: Leaver) -> None:
    await mia.leaves()
    mia.provider.person.stays = True
    assert await mia.laptop.signs_in(mia.town.ada.account_id, mia.provider) == "/escalations"
    assert (await mia.tries())["email"] == mia.email
    assert not await mia.is_shown_as_turned_away()


async def test_an_admin_lets_her_back_by_a_link_to_a_new_password(mia: Leaver) -> None:
    await mia.leaves()
    assert await mia.takes(await mia.given_link(), "another long password") == 200
    assert await mia.phone.is_in()
    assert not await mia.is_shown_as_turned_away()
    await mia.worker.half_a_minute_later()
    assert await mia.phone.is_in()
    assert (await mia.tries("another long password"))["email"] == mia.email


async def test_she_stays_out_when_the_provider_is_taken_away(mia: Leaver) -> None:
    await mia.leaves()
    assert (await mia.town.ada.client.delete("/account/sign-in")).status_code == 204
    refused = await mia.tries()
    assert (refused["code"], "account_id" in refused) == ("turned_away", False)
    assert await mia.takes(await mia.given_link(), "another long password") == 200


@pytest.mark.parametrize("mia", ["admin"], indirect=True)
async def test_the_only_admin_is_never_locked_out(mia: Leaver) -> None:
    await mia.leaves()
    assert (await mia.tries())["code"] == "turned_away"
    mia.provider.person.stays = True
    assert await mia.laptop.signs_in(mia.town.ada.account_id, mia.provider) == "/escalations"
    disabled = await mia.laptop.client.patch(
        f"/api/v1/users/{mia.town.ada.id}", json={"disabled": True}, headers={"Origin": mia.laptop.address}
    )
    assert disabled.status_code == 200, disabled.text
    await mia.leaves()
    assert await mia.laptop.me() is None
    assert (await mia.tries())["email"] == mia.email
