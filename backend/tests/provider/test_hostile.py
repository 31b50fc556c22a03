"""Providers, visitors and things between them that lie: nobody gets in, and everybody reads why in one sentence."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from joserfc.jwk import RSAKey

from tests.channels.sink import Behaviour
from tests.people import Json, Town
from tests.provider.own_provider import (
    CLIENT_ID,
    Lies,
    OwnProvider,
    Person,
    signed,
    signed_by_the_public_key,
    unsigned,
)
from tests.provider.visitor import Visitor, ending, sets_up

pytestmark = pytest.mark.anyio

STRANGER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@pytest.fixture
async def alice(door: str) -> AsyncIterator[Visitor]:
    """Alice's browser."""
    async with Visitor(door) as visitor:
        yield visitor


TOKENS: dict[str, Callable[[OwnProvider], None]] = {
    "another issuer": lambda p: p.lies.claims.update(iss="https://accounts.example"),
    "the issuer with a slash": lambda p: p.lies.claims.update(iss=p.issuer + "/"),
    "no issuer": lambda p: p.lies.claims.update(iss=None),
    "another audience": lambda p: p.lies.claims.update(aud="somebody else"),
    "no audience": lambda p: p.lies.claims.update(aud=None),
    "an audience of none": lambda p: p.lies.claims.update(aud=[]),
    "two audiences and no party": lambda p: p.lies.claims.update(aud=[CLIENT_ID, "somebody else"]),
    "made for another party": lambda p: p.lies.claims.update(aud=[CLIENT_ID, "else"], azp="else"),
    "another audience by our party": lambda p: p.lies.claims.update(aud="somebody else", azp=CLIENT_ID),
    "another nonce": lambda p: p.lies.claims.update(nonce="x"),
    "no nonce": lambda p: p.lies.claims.update(nonce=None),
    "expired": lambda p: p.lies.claims.update(exp=1_700_000_000),
    "no end": lambda p: p.lies.claims.update(exp=None),
    "an end that is a word": lambda p: p.lies.claims.update(exp="tomorrow"),
    "not valid yet": lambda p: p.lies.claims.update(nbf=4_000_000_000),
    "made in the future": lambda p: p.lies.claims.update(iat=4_000_000_000),
    "no time of making": lambda p: p.lies.claims.update(iat=None),
    "no subject": lambda p: p.lies.claims.update(sub=None),
    "an empty subject": lambda p: p.lies.claims.update(sub=""),
    "a subject that is a number": lambda p: p.lies.claims.update(sub=7),
    "an endless subject": lambda p: p.lies.claims.update(sub="x" * 256),
    "alg none": lambda p: setattr(p.lies, "sign", unsigned),
    "HS256 by the public key": lambda p: setattr(p.lies, "sign", signed_by_the_public_key),
    "a stranger's key": lambda p: setattr(p.lies, "sign", lambda _, claims: signed(STRANGER, claims)),
    "a key that nobody knows": lambda p: setattr(p.lies, "sign", lambda q, c: signed(q.keys[0], c, kid="x")),
    "a changed payload": lambda p: setattr(p.lies, "sign", _changed),
    "half a token": lambda p: setattr(p.lies, "sign", lambda q, c: signed(q.keys[0], c).rpartition(".")[0]),
    "a picture": lambda p: setattr(p.lies, "sign", lambda *_: "\x89PNG"),
    "an endless token": lambda p: setattr(p.lies, "sign", lambda q, c: signed(q.keys[0], {**c, "x": "y" * 40_000})),
}

PEOPLE: dict[str, tuple[Json, str]] = {
    "an address that nobody verified": ({"email": "alice@north.example", "email_verified": False}, "no_address"),
    "an address without a word on it": ({"email": "alice@north.example"}, "no_address"),
    "a domain that Entra does not vouch for": ({"email": "alice@north.example", "xms_edov": False}, "no_address"),
    "no address": ({}, "no_address"),
    "an address of nothing": ({"email": "@north.example", "email_verified": True}, "no_address"),
    "two addresses": ({"email": ["alice@north.example"], "email_verified": True}, "no_address"),
    "another domain": ({"email": "alice@south.example", "email_verified": True}, "wrong_domain"),
    "a domain that only ends alike": ({"email": "alice@evilnorth.example", "email_verified": True}, "wrong_domain"),
    "a domain below": ({"email": "alice@a.north.example", "email_verified": True}, "wrong_domain"),
}

DISCOVERIES: dict[str, Json] = {
    "elsewhere": {"redirect": "https://accounts.example/"},
    "of another issuer": {"issuer": "https://accounts.example"},
    "of nobody": {"issuer": None},
    "without an authorization endpoint": {"authorization_endpoint": None},
    "without a token endpoint": {"token_endpoint": None},
    "without keys": {"jwks_uri": None},
    "with a token endpoint inside": {"token_endpoint": "http://169.254.169.254/latest"},
    "with keys in a file": {"jwks_uri": "file:///etc/passwd"},
    "with a script to visit": {"authorization_endpoint": "javascript:alert(1)"},
    "with keys in plain text": {"jwks_uri": "http://keys.example/"},
    "with a user in an address": {"token_endpoint": "https://a:b@accounts.example/"},
}


async def test_a_token_that_does_not_hold_lets_nobody_in(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider)
    ends = {}
    for lie, tell in TOKENS.items():
        provider.lies = Lies()
        tell(provider)
        ends[lie] = await alice.signs_in(town.ada.account_id, provider)
    assert ends == dict.fromkeys(TOKENS, "refused: not_believed")
    assert await alice.me() is None
    assert len((await town.ada.get("/users")).json()["items"]) == 4
    provider.lies = Lies()
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"


async def test_whom_the_account_does_not_want_is_told_why(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider)
    ends = {}
    for who, (claims, _) in PEOPLE.items():
        provider.person = Person("mallory", claims)
        ends[who] = await alice.signs_in(town.ada.account_id, provider)
    assert ends == {who: f"refused: {reason}" for who, (_, reason) in PEOPLE.items()}
    assert await alice.me() is None


async def test_a_description_that_cannot_be_believed_leads_nowhere(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    ends = {}
    for what, provider.lies.discovery in DISCOVERIES.items():
        ends[what] = await alice.signs_in(town.ada.account_id, provider)
    assert ends == dict.fromkeys(DISCOVERIES, "refused: not_reached")
    assert {urlsplit(heard.path).path for heard in provider.heard} == {"/.well-known/openid-configuration"}


@pytest.mark.parametrize("behaviour", ["endless", "drop", "garbage", "deaf", "trickle"])
async def test_a_provider_that_misbehaves_holds_nobody_up_for_long(
    town: Town, provider: OwnProvider, alice: Visitor, behaviour: Behaviour
) -> None:
    await sets_up(town.ada, provider)
    provider.behaviour = behaviour
    assert await alice.signs_in(town.ada.account_id, provider) == "refused: not_reached"
    assert provider.written < 20_000_000


async def test_a_foreign_subject_with_alices_address_is_not_alice(
    town: Town, provider: OwnProvider, alice: Visitor, door: str
) -> None:
    await sets_up(town.ada, provider)
    assert await alice.signs_in(town.ada.account_id, provider) == "/escalations"
    provider.person = Person("mallory", provider.person.claims)
    async with Visitor(door) as mallory:
        assert await mallory.signs_in(town.ada.account_id, provider) == "refused: other_person"
        assert await mallory.me() is None


async def test_a_disabled_person_stays_out(town: Town, provider: OwnProvider, alice: Visitor) -> None:
    await sets_up(town.ada, provider)
    await alice.signs_in(town.ada.account_id, provider)
    me = await alice.me()
    assert me
    await town.ada.client.patch(f"/users/{me['id']}", json={"disabled": True})
    assert await alice.me() is None
    assert await alice.signs_in(town.ada.account_id, provider) == "refused: disabled"


@dataclass
class Way:
    """Alice's way back, changed by somebody."""

    back: str

    def with_(self, **changed: str) -> str:
        """The address with other values."""
        base, _, query = self.back.partition("?")
        return f"{base}?{urlencode({**dict(parse_qsl(query)), **changed})}"

    def without(self, name: str) -> str:
        """The address without one."""
        base, _, query = self.back.partition("?")
        return f"{base}?{urlencode([pair for pair in parse_qsl(query) if pair[0] != name])}"


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (lambda way: way.with_(state="x" * 43), "begin_again"),
        (lambda way: way.without("state"), "begin_again"),
        (lambda way: way.back + "&state=twice", "begin_again"),
        (lambda way: way.back + "&code=twice", "begin_again"),
        (lambda way: way.with_(code="guessed"), "begin_again"),
        (lambda way: way.without("code"), "cancelled"),
        (lambda way: way.with_(error="access_denied"), "cancelled"),
        (lambda way: way.with_(code="x" * 9_000), "begin_again"),
        (lambda way: way.with_(iss="https://accounts.example"), "not_believed"),
        (lambda way: way.without("iss"), "not_believed"),
        (lambda way: way.back + "&iss=https://accounts.example", "begin_again"),
    ],
)
async def test_a_changed_way_back_leads_to_the_sign_in_page(
    town: Town, provider: OwnProvider, alice: Visitor, how: Callable[[Way], str], reason: str
) -> None:
    await sets_up(town.ada, provider)
    way = Way(provider.authorizes(await alice.departs(town.ada.account_id)))
    assert ending(await alice.goes(how(way))) == f"refused: {reason}"
    assert await alice.me() is None


async def test_nobody_comes_back_with_somebody_elses_visit(
    town: Town, provider: OwnProvider, alice: Visitor, door: str
) -> None:
    await sets_up(town.ada, provider)
    back = provider.authorizes(await alice.departs(town.ada.account_id))
    async with Visitor(door) as mallory:
        assert ending(await mallory.goes(back)) == "refused: begin_again"
        ((name, forged),) = alice.client.cookies.items()
        for value in ("", "x", forged[:-8], forged[:20] + "AAAA" + forged[24:]):
            mallory.client.cookies.set(name, value)
            assert ending(await mallory.goes(back)) == "refused: begin_again"
        assert await mallory.me() is None
    assert await alice.goes(back) == "/escalations"


async def test_a_way_back_leads_in_once_even_where_the_provider_takes_a_code_twice(
    town: Town, provider: OwnProvider, alice: Visitor, door: str
) -> None:
    await sets_up(town.ada, provider)
    provider.lies.codes_count_again = True
    back = provider.authorizes(await alice.departs(town.ada.account_id))
    ((name, value),) = alice.client.cookies.items()
    assert await alice.goes(back) == "/escalations"
    assert ending(await alice.goes(back)) == "refused: begin_again"
    async with Visitor(door) as mallory:
        mallory.client.cookies.set(name, value)
        assert ending(await mallory.goes(back)) == "refused: begin_again"
        assert await mallory.me() is None


async def test_accounts_and_their_providers_are_not_mixed_up(
    town: Town, provider: OwnProvider, other_provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    await sets_up(town.charlie, other_provider)
    north = provider.authorizes(await alice.departs(town.ada.account_id))
    south = other_provider.authorizes(await alice.departs(town.charlie.account_id))
    codes = [dict(parse_qsl(urlsplit(back).query))["code"] for back in (north, south)]
    # Charlie's provider answers in the way back of Alice's visit, and the other way round, with and without its name.
    mixed = [
        Way(north).with_(code=codes[1], iss=other_provider.issuer),
        Way(south).with_(code=codes[0]),
    ]
    assert [ending(await alice.goes(back)) for back in mixed] == ["refused: not_believed", "refused: begin_again"]
    assert await alice.me() is None
    assert all(heard.path != "/token" for heard in provider.heard)


async def test_the_same_identity_in_two_accounts_is_two_people(
    town: Town, provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    await sets_up(town.charlie, provider)
    seen = []
    for account_id in (town.ada.account_id, town.charlie.account_id):
        assert await alice.signs_in(account_id, provider) == "/escalations"
        me = await alice.me()
        assert me
        seen.append((me["account"]["id"], me["id"]))
    assert [account_id for account_id, _ in seen] == [town.ada.account_id, town.charlie.account_id]
    assert seen[0][1] != seen[1][1]


async def test_a_visit_ends_when_the_provider_is_set_up_anew(
    town: Town, provider: OwnProvider, other_provider: OwnProvider, alice: Visitor
) -> None:
    await sets_up(town.ada, provider)
    back = provider.authorizes(await alice.departs(town.ada.account_id))
    await sets_up(town.ada, other_provider)
    assert ending(await alice.goes(back)) == "refused: begin_again"


@pytest.mark.parametrize("account", ["", "x", "00000000-0000-4000-8000-000000000000", "of charlie"])
async def test_an_account_without_a_provider_and_no_account_are_answered_alike(
    town: Town, alice: Visitor, account: str
) -> None:
    account = town.charlie.account_id if account == "of charlie" else account
    answer = await alice.client.get(f"/oidc/{account}/start" if account else "/oidc/ /start")
    assert answer.headers["location"] == "/login?refused=no_provider"


def _changed(provider: OwnProvider, claims: Json) -> str:
    head, _, rest = signed(provider.keys[0], claims).partition(".")
    payload = signed(provider.keys[0], {**claims, "sub": "admin"}).split(".")[1]
    return f"{head}.{payload}.{rest.split('.')[1]}"
