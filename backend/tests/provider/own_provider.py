"""A provider of identities on loopback: real HTTP, real keys, and lies where a test tells it to."""

import asyncio
import base64
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tests.channels.sink import Heard, Sink, running

Json = dict[str, Any]
CLIENT_ID, CLIENT_SECRET = "flowpilot at north", "s3cret: with /signs+"


@dataclass
class Person:
    """Somebody whom the provider knows. `stays` False: refused from now on."""

    sub: str
    claims: Json
    stays: bool = True


@dataclass
class Grant:
    """A code that waits to be redeemed."""

    person: Person
    nonce: str
    challenge: str
    redirect_uri: str


@dataclass
class Lies:
    """What it does wrong. `claims` goes over the ID token's, None takes one away; `sign` signs instead."""

    claims: Json = field(default_factory=dict)
    discovery: Json = field(default_factory=dict)
    sign: Callable[["OwnProvider", Json], str] | None = None
    codes_count_again: bool = False
    is_down: bool = False
    forgets_client: bool = False
    userinfo: Json | None = None


class OwnProvider(Sink):
    """Signs `person` in without asking. `refreshes` is how often it was asked whether somebody is still known."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = [FIRST_KEY]
        self.person = Person("alice-1", {"email": "alice@north.example", "email_verified": True, "name": "Alice A."})
        self.lies = Lies()
        self.offers_refresh = True
        self.names_itself = True
        self.refreshes = 0
        self.key_fetches = 0
        self.seconds_to_answer = 0.0
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, Person] = {}

    @property
    def issuer(self) -> str:
        return self.url("")

    def authorizes(self, address: str) -> str:
        """Where a browser that was sent to this address is sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT_ID
        code = secrets.token_urlsafe(8)
        self._codes[code] = Grant(self.person, asked["nonce"], asked["code_challenge"], asked["redirect_uri"])
        said = {"code": code, "state": asked["state"]} | ({"iss": self.issuer} if self.names_itself else {})
        return f"{asked['redirect_uri']}?{urlencode(said)}"

    def rotates(self) -> None:
        """Signs with a new key from now on."""
        self.keys = [_key(secrets.token_hex(4))]

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        if self.behaviour == "answer":
            self.headers = {"Content-Type": "application/json"}
            self.status, content = self._said(self.heard[-1])
            if self.seconds_to_answer:  # one visit at a time then: the answer is kept in one place
                await asyncio.sleep(self.seconds_to_answer)
            self.body = json.dumps(content).encode()
            if self.status == 302:
                self.headers["Location"] = content["to"]
        await super()._answer(writer)

    def _said(self, heard: Heard) -> tuple[int, Json]:
        if self.lies.is_down:
            return 503, {}
        answers: Mapping[str, Callable[[], tuple[int, Json]]] = {
            "/.well-known/openid-configuration": self._discovery,
            "/jwks": self._keys,
            "/authorize": lambda: (302, {"to": self.authorizes(heard.path)}),
            "/token": lambda: self._token(heard),
            "/userinfo": lambda: (200, self.lies.userinfo or {}),
        }
        return answers.get(urlsplit(heard.path).path, lambda: (404, {}))()

    def _keys(self) -> tuple[int, Json]:
        self.key_fetches += 1
        return 200, {"keys": [key.as_dict(private=False) for key in self.keys]}

    def _discovery(self) -> tuple[int, Json]:
        at = self.issuer
        content: Json = {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks",
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "email", *(["offline_access"] if self.offers_refresh else [])],
            "authorization_response_iss_parameter_supported": self.names_itself,
        }
        return (
            (302, {"to": self.lies.discovery["redirect"]})
            if "redirect" in self.lies.discovery
            else (
                200,
                content | self.lies.discovery,
            )
        )

    def _token(self, heard: Heard) -> tuple[int, Json]:
        form = {name: values[0] for name, values in parse_qs(heard.body.decode()).items()}
        if self.lies.forgets_client or not _is_client(heard.headers):
            return 401, {"error": "invalid_client"}
        if form["grant_type"] == "refresh_token":
            return self._refreshed(form["refresh_token"])
        grant = self._codes.get(form["code"])
        proof = hashlib.sha256(form["code_verifier"].encode()).digest()
        if (
            grant is None
            or base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != grant.challenge
            or form["redirect_uri"] != grant.redirect_uri
        ):
            return 400, {"error": "invalid_grant"}
        if not self.lies.codes_count_again:
            del self._codes[form["code"]]
        return 200, self._tokens_of(grant.person) | {"id_token": self._id_token(grant)}

    def _refreshed(self, token: str) -> tuple[int, Json]:
        self.refreshes += 1
        person = self._tokens.pop(token, None)
        if person is None or not person.stays:
            return 400, {"error": "invalid_grant"}
        return 200, self._tokens_of(person)

    def _tokens_of(self, person: Person) -> Json:
        given: Json = {"access_token": secrets.token_hex(8), "token_type": "Bearer", "expires_in": 300}
        if self.offers_refresh:
            given["refresh_token"] = secrets.token_hex(16)
            self._tokens[given["refresh_token"]] = person
        return given

    def _id_token(self, grant: Grant) -> str:
        now = int(time.time())
        claims: Json = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": grant.person.sub,
            "nonce": grant.nonce,
            "iat": now,
            "exp": now + 300,
            **grant.person.claims,
        }
        claims = {name: value for name, value in (claims | self.lies.claims).items() if value is not None}
        return self.lies.sign(self, claims) if self.lies.sign else signed(self.keys[0], claims)


def signed(key: RSAKey, claims: Json, **header: str) -> str:
    """An ID token."""
    return jwt.encode({"alg": "RS256", "kid": str(key.kid), **header}, claims, key)


def unsigned(provider: OwnProvider, claims: Json) -> str:
    """One of "alg": "none"."""
    parts = [{"alg": "none", "kid": str(provider.keys[0].kid)}, claims]
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts) + "."


def signed_by_the_public_key(provider: OwnProvider, claims: Json) -> str:
    """One of HS256, whose secret is the key that everybody can read."""
    public = provider.keys[0].as_pem(private=False)
    key = OctKey.import_key(base64.urlsafe_b64encode(public).rstrip(b"=").decode())
    header = {"alg": "HS256", "kid": str(provider.keys[0].kid)}
    return jwt.encode(header, claims, key, algorithms=["HS256"])


def _key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


FIRST_KEY = _key("one")


@asynccontextmanager
async def own_provider() -> AsyncIterator[OwnProvider]:
    """One that listens."""
    provider = OwnProvider()
    async with running(sink=provider):
        yield provider


def _is_client(headers: Mapping[str, str]) -> bool:
    pair = urlencode({CLIENT_ID: CLIENT_SECRET}).replace("=", ":", 1)
    return headers.get("authorization") == f"Basic {base64.b64encode(pair.encode()).decode()}"
