"""An admin sets the provider up, tries it, turns passwords off, and nobody is locked out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.browser import Browser
from tests.house import running_api
from tests.people import Json, Town, found_town
from tests.provider.own_provider import CLIENT_SECRET, OwnProvider, Person
from tests.provider.visitor import Visitor, sets_up, wishes

pytestmark = pytest.mark.anyio

SECRET = "a long enough password"


@pytest.fixture
async def visitor(door: str) -> AsyncIterator[Visitor]:
    """Somebody's browser."""
    async with Visitor(door) as opened:
        yield opened


async def test_the_secret_is_kept_and_never_shown(town: Town, provider: OwnProvider, visitor: Visitor) -> None:
    before = (await town.ada.get("/account/sign-in")).json()
    assert before["provider"] is None
    assert before["redirect_uri"] == f"{visitor.address}/oidc/callback"
    assert before["sign_in_url"] == f"{visitor.address}/sign-in/{town.ada.account_id}"
    await sets_up(town.ada, provider)
    await sets_up(town.ada, provider, client_secret=None, login_hours=5)
    shown = await town.ada.get("/account/sign-in")
    assert CLIENT_SECRET not in shown.text
    assert shown.json()["provider"]["login_hours"] == 5
    assert await visitor.signs_in(town.ada.account_id, provider) == "/escalations"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"client_secret": None}, "/client_secret"),
        ({"issuer": "http://accounts.example"}, "/issuer"),
        ({"issuer": "https://10.0.0.1"}, "/issuer"),
        ({"issuer": "https://accounts.example?x=1"}, "/issuer"),
        ({"issuer": "accounts.example"}, "/issuer"),
        ({"domains": []}, "/domains"),
        ({"domains": ["example"]}, "/domains/0"),
        ({"domains": ["*.example"]}, "/domains/0"),
        ({"login_hours": 0}, "/login_hours"),
        ({"otherwise": "owner"}, "/otherwise"),
        ({"passwords": False}, "/passwords"),
        ({"admins": []}, "/admins"),
    ],
)
async def test_what_does_not_fit_is_said(town: Town, provider: OwnProvider, wrong: Json, pointer: str) -> None:
    answer = await town.ada.client.put("/account/sign-in", json=wishes(provider) | wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await town.ada.get("/account/sign-in")).json()["provider"] is None


async def test_trying_says_plainly_what_is_wrong(town: Town, provider: OwnProvider) -> None:
    async def tried(**changed: object) -> str:
        body = {name: wishes(provider)[name] for name in ("issuer", "client_id", "client_secret")}
        answer = await town.ada.post("/account/sign-in/try", body | changed)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["outcome"])

    assert await tried() == "works"
    assert await tried(client_secret="another") == "wrong_client"
    assert await tried(issuer=provider.issuer + "/tenant") == "no_discovery"
    provider.lies.discovery = {"issuer": "https://accounts.example"}
    assert await tried() == "wrong_issuer"
    provider.lies.discovery = {"token_endpoint": None}
    assert await tried() == "incomplete"
    provider.lies.discovery = {}
    provider.keys = []
    assert await tried() == "no_keys"
    provider.lies.is_down = True
    assert await tried() == "not_reached"
    provider.behaviour = "drop"
    assert await tried() == "not_reached"
    assert (await town.ada.get("/account/sign-in")).json()["provider"] is None


async def test_passwords_go_off_once_an_admin_came_by(town: Town, provider: OwnProvider, visitor: Visitor) -> None:
    domain = f"{town.ada.account_id}.example"
    for name, role in (("mia", "engineer"), ("root", "admin")):
        body = {"email": f"{name}@{domain}", "name": name, "role": role, "password": SECRET}
        assert (await town.ada.post("/users", body)).status_code == 201
    await sets_up(town.ada, provider, domains=[domain])
    provider.person = Person("ada-1", {"email": f"ada@{domain}", "email_verified": True})
    assert await visitor.signs_in(town.ada.account_id, provider) == "/escalations"
    async with Browser(visitor.address) as mia, Browser(visitor.address) as root:
        assert (await mia.signs_in(f"mia@{domain}", SECRET)).status_code == 200
        await sets_up(town.ada, provider, domains=[domain], passwords=False)
        assert not await mia.is_in()
        assert await visitor.me()
        refused = await mia.signs_in(f"mia@{domain}", SECRET)
        assert (refused.status_code, refused.json()["code"]) == (403, "passwords_off")
        assert refused.json()["account_id"] == town.ada.account_id
        assert (await mia.signs_in(f"mia@{domain}", "a wrong password")).json()["code"] == "wrong_credentials"
        body = {"current": SECRET, "new": "another long password"}
        # The provider does not know this admin, who gets in when it fails.
        assert (await root.signs_in(f"root@{domain}", SECRET)).status_code == 200
        assert (await root.post("/auth/password", body)).status_code == 200
        link = (await town.ada.post(f"/users/{(await _id_of(town, 'mia'))}/password-link")).json()
        body = {"token": next(v for v in link.values() if "/reset/" in str(v)).rpartition("/")[2], "password": SECRET}
        assert (await mia.post("/auth/reset", body)).json()["code"] == "passwords_off"


async def test_taking_it_down_signs_its_people_out_and_locks_nobody_out(
    town: Town, provider: OwnProvider, visitor: Visitor
) -> None:
    await sets_up(town.ada, provider)
    await visitor.signs_in(town.ada.account_id, provider)
    assert (await town.ada.client.delete("/account/sign-in")).status_code == 204
    assert await visitor.me() is None
    assert await visitor.signs_in(town.ada.account_id, provider) == "refused: no_provider"
    assert (await town.ada.client.delete("/account/sign-in")).status_code == 404


async def test_an_operator_may_forbid_it(
    embedded: DatabaseUrls, pool: Pool, tmp_path: Path, provider: OwnProvider
) -> None:
    async with running_api(embedded, tmp_path, reaches_loopback=True, provider_sign_in=False) as address:
        town = await found_town(pool, address)
        assert (await town.ada.get("/account/sign-in")).json()["is_allowed"] is False
        assert (await town.ada.client.put("/account/sign-in", json=wishes(provider))).status_code == 404
        async with Visitor(address) as visitor:
            assert await visitor.signs_in(town.ada.account_id, provider) == "refused: no_provider"


async def _id_of(town: Town, name: str) -> str:
    return str(next(user["id"] for user in (await town.ada.get("/users")).json()["items"] if user["name"] == name))
