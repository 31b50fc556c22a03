"""Alice signs in at her company's provider; who she is, and what she may, is what it signs."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.mail.office import bound
from tests.people import Json, Town
from tests.provider.own_provider import CLIENT_SECRET, OwnProvider, Person
from tests.provider.visitor import SESSION, Visitor, sets_up, wishes

pytestmark = pytest.mark.anyio

PAGE = "/escalations/0197a"
NORTH = {"role_claim": "groups", "roles": {"admin": ["bosses"], "engineer": ["techs"]}, "otherwise": None}


@pytest.fixture
async def alice(door: str) -> AsyncIterator[Visitor]:
    """Alice's browser, in which nobody is signed in."""
    async with Visitor(door) as visitor:
        yield visitor


async def test_alice_lands_where_she_wanted_and_is_known_again(
    town: Town, provider: OwnProvider, alice: Visitor, door: str
) -> None:
    await sets_up(town.ada, provider)
    assert await alice.signs_in(town.ada.account_id, provider, PAGE) == PAGE
    first = await alice.me()
    assert first
    assert (first["name"], first["email"], first["role"]) == ("Alice A.", "alice@north.example", "engineer")
    assert first["account"]["id"] == town.ada.account_id
    provider.person.claims["email"] = "alice.married@north.example"
    async with Visitor(door) as elsewhere:
        assert await elsewhere.signs_in(town.ada.account_id, provider) == "/escalations"
        again = await elsewhere.me()
    assert again
    assert again["id"] == first["id"]


async def test_what_leaves_for_the_provider_holds_no_secret_and_proves_who_redeems(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    there = await alice.departs(town.ada.account_id)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    assert asked["scope"] == "openid email profile offline_access"
    assert asked["redirect_uri"] == f"{alice.address}/oidc/callback"
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    (cookie,) = alice.client.cookies.jar
    assert (cookie.path, cookie.has_nonstandard_attr("HttpOnly")) == ("/oidc/callback", True)
    assert cookie.get_nonstandard_attr("SameSite") == "lax"
    assert not {asked["nonce"], asked["state"]} & {cookie.value}
    await alice.goes(provider.authorizes(there))
    assert [kept.name for kept in alice.client.cookies.jar] == [SESSION]


async def test_two_tabs_do_not_take_each_others_visit(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider)
    one, two = [await alice.departs(town.ada.account_id, page) for page in ("/one", "/two")]
    assert await alice.goes(provider.authorizes(one)) == "/one"
    assert await alice.goes(provider.authorizes(two)) == "/two"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "/api/v1/auth/me", "/a\nb", "x"]
)
async def test_nobody_is_led_elsewhere(town: Town, provider: OwnProvider, alice: Visitor, elsewhere: str) -> None:
    await sets_up(town.ada, provider)
    assert await alice.signs_in(town.ada.account_id, provider, elsewhere) == "/"


async def test_bob_is_bound_by_his_verified_address_and_keeps_what_is_his(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    domain = f"{town.bob.account_id}.example"
    provider.person = Person("bob-1", {"email": f"BOB@{domain}", "email_verified": True})
    await sets_up(town.ada, provider, domains=[domain])
    assert await alice.signs_in(town.bob.account_id, provider) == "/escalations"
    me = await alice.me()
    assert me
    assert (me["id"], me["name"]) == (town.bob.id, "Bob")
    provider.person.claims = {"email": f"mallory@{domain}", "email_verified": True}
    assert await alice.signs_in(town.bob.account_id, provider) == "/escalations"
    again = await alice.me()
    assert again
    assert again["id"] == town.bob.id


async def test_who_was_invited_joins_by_signing_in(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    body = {"email": "alice@north.example", "name": "Alice of the north", "role": "viewer"}
    invited = (await town.ada.post("/users", body)).json()
    await sets_up(town.ada, provider)
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    me = await alice.me()
    assert me
    assert (me["id"], me["role"]) == (invited["id"], "viewer")
    listed = {user["id"]: user for user in (await town.ada.get("/users")).json()["items"]}
    assert listed[me["id"]]["invited"] is False
    token = invited["invitation_url"].rpartition("/")[2]
    entry = {"token": token, "name": "Eve", "password": "a long enough password"}
    assert (await alice.client.post("/api/v1/auth/accept", json=entry)).status_code == 403
    headers = {"Origin": alice.address}
    assert (await alice.client.post("/api/v1/auth/accept", json=entry, headers=headers)).status_code == 404


async def test_the_role_is_what_the_claim_says_today(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider, **NORTH)
    provider.person.claims["groups"] = ["all", "techs", "bosses"]
    assert await _role(town, provider, alice) == "admin"
    provider.person.claims["groups"] = "techs"
    assert await _role(town, provider, alice) == "engineer"
    provider.person.claims["groups"] = ["all"]
    assert await alice.signs_in(town.ada.account_id, provider) == "refused: no_role"
    acts = [entry["act"] for entry in (await town.ada.get("/audit")).json()["items"]][:5]
    assert acts == ["login.start", "user.change", "login.start", "user.add", "provider.change"]


async def test_without_a_claim_roles_are_flowpilots(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider, otherwise="viewer")
    assert await _role(town, provider, alice) == "viewer"
    me = await alice.me()
    assert me
    await town.ada.client.patch(f"/users/{me['id']}", json={"role": "engineer"})
    assert await _role(town, provider, alice) == "engineer"


async def test_the_last_admin_stays_one_whatever_the_claim_says(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    domain = f"{town.ada.account_id}.example"
    provider.person = Person("ada-1", {"email": f"ada@{domain}", "email_verified": True, "groups": ["techs"]})
    await sets_up(town.ada, provider, **NORTH, domains=[domain])
    assert await _role(town, provider, alice) == "admin"


async def test_entra_vouches_for_the_domain_in_a_claim_of_its_own(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    provider.person.claims = {"email": "alice@north.example", "xms_edov": True}
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"


async def test_an_address_that_the_token_leaves_out_is_asked_for(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    provider.lies.discovery = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
    provider.lies.userinfo = {"sub": "alice-1", **provider.person.claims}
    provider.person.claims = {}
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    provider.lies.userinfo["sub"] = "mallory"
    assert await alice.signs_in(town.ada.account_id, provider) == "refused: not_believed"


async def test_new_keys_are_fetched_once_when_one_is_missing(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider)
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    assert provider.key_fetches == 1
    provider.rotates()
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    assert provider.key_fetches == 2
    provider.rotates()  # so soon again: a minute has to pass, or anybody could make us ask without end
    assert await alice.signs_in(town.ada.account_id, provider) == "refused: not_believed"
    assert provider.key_fetches == 2


async def test_a_login_that_nobody_can_ask_about_is_short(
    town: Town, provider: OwnProvider, alice: Visitor, embedded: DatabaseUrls
) -> None:
    provider.offers_refresh = False
    await sets_up(town.ada, provider, login_hours=3)
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    login = (await alice.client.get("/api/v1/auth/logins")).json()["items"][0]
    assert _hours(login, embedded, town) == 3
    assert "offline_access" not in await alice.departs(town.ada.account_id)


async def test_secrets_rest_unreadable(
    town: Town, provider: OwnProvider, alice: Visitor, embedded: DatabaseUrls
) -> None:
    shown = await sets_up(town.ada, provider)
    assert CLIENT_SECRET not in str(shown)
    await alice.signs_in(town.ada.account_id, provider)
    with psycopg.connect(embedded.owner) as owner:
        owner.execute("alter table account_provider no force row level security")
        owner.execute("alter table login no force row level security")
        rows = owner.execute("select sealed from account_provider union all select sealed from login").fetchall()
        owner.rollback()
    held = b"".join(bytes(row[0]) for row in rows if row[0])
    assert held
    assert CLIENT_SECRET.encode() not in held


async def test_charlie_sees_nothing_of_it(town: Town, provider: OwnProvider) -> None:
    await sets_up(town.ada, provider)
    assert (await town.charlie.get("/account/sign-in")).json()["provider"] is None
    assert (await town.alice.get("/account/sign-in")).status_code == 403
    answer = await town.alice.client.put("/account/sign-in", json=wishes(provider))
    assert answer.status_code == 403


async def _role(town: Town, provider: OwnProvider, visitor: Visitor) -> str:
    assert await visitor.signs_in(town.ada.account_id, provider) == "/escalations"
    me = await visitor.me()
    assert me
    return str(me["role"])


def _hours(login: Json, urls: DatabaseUrls, town: Town) -> int:
    with bound(urls.app, UUID(town.ada.account_id)) as connection:
        row = connection.execute(
            "select extract(epoch from expires_at - created_at) / 3600 from login where id = %s", (login["id"],)
        ).fetchone()
    assert row
    return int(row[0])
