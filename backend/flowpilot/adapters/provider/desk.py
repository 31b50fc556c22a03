"""The whole talk with a provider: where to send somebody, who came back, and whether they may stay."""

import importlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, cast
from urllib.parse import urlencode

from flowpilot.adapters.channels.egress import Egress
from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.channels.registry import ChannelSettings
from flowpilot.adapters.channels.web_address import web_address
from flowpilot.adapters.provider.asking import ACCEPT, Asking
from flowpilot.adapters.provider.metadata import Descriptions, Metadata
from flowpilot.adapters.provider.pkce import challenge_of
from flowpilot.adapters.threads import beside
from flowpilot.application.ports_provider import Client, NotBelieved, NotGranted, ProviderFailed, Redeemed
from flowpilot.domain.account import normal_email
from flowpilot.domain.errors import Invalid
from flowpilot.domain.provider import Identity, Visit

SECONDS_IN_ALL = 8.0  # of one request: somebody waits
SECONDS_TO_CONNECT = 4.0
LONGEST_NAME = 200
MADE_UP_CODE = "flowpilot-tries-its-client-secret"


class _IdTokens(Protocol):
    """What the module `id_token` is."""

    def key_id(self, token: str) -> str | None: ...

    def believed(
        self, token: str, keys: Sequence[Mapping[str, Any]], *, issuer: str, client_id: str, nonce: str, now: datetime
    ) -> Mapping[str, Any]: ...


class HttpProviderDesk:
    """See `application.ports_provider.ProviderDesk`. `redirect_uri` is where people come back to."""

    def __init__(self, egress: Egress, redirect_uri: str) -> None:
        self._allowed = egress.allowed
        self._asking = Asking(egress)
        self._descriptions = Descriptions(self._asking, egress.allowed)
        self._redirect_uri = redirect_uri

    def checked_issuer(self, issuer: str) -> str:
        try:
            url = web_address({"issuer": issuer}, "issuer", self._allowed)
        except Invalid as problem:
            raise Invalid("/issuer", problem.reason) from None
        if url.query:
            raise Invalid("/issuer", "An issuer has no question mark.")
        return issuer.strip()

    async def way_in(self, client: Client, visit: Visit) -> str:
        metadata = await self._descriptions.of(client.issuer)
        scopes = ["openid", "email", "profile", *sorted({"offline_access"} & metadata.scopes)]
        question = {
            "response_type": "code",
            "client_id": client.client_id,
            "redirect_uri": self._redirect_uri,
            "scope": " ".join(scopes),
            "state": visit.state,
            "nonce": visit.nonce,
            "code_challenge": challenge_of(visit.verifier),
            "code_challenge_method": "S256",
        }
        joint = "&" if "?" in metadata.authorization_endpoint else "?"
        return f"{metadata.authorization_endpoint}{joint}{urlencode(question)}"

    async def redeem(self, client: Client, visit: Visit, code: str, said_issuer: str | None, now: datetime) -> Redeemed:
        metadata = await self._descriptions.of(client.issuer)
        if said_issuer != client.issuer and (said_issuer is not None or metadata.names_itself):
            raise NotBelieved("the response names another issuer")
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": visit.verifier,
        }
        given = await self._token(metadata, client, form)
        claims = await self._believed(metadata, client, visit, given.get("id_token"), now)
        identity = await self._identity(metadata, claims, given.get("access_token"))
        refresh_token = given.get("refresh_token")
        return Redeemed(identity, refresh_token if isinstance(refresh_token, str) and refresh_token else None)

    async def refreshed(self, client: Client, refresh_token: str) -> str:
        metadata = await self._descriptions.of(client.issuer)
        given = await self._token(metadata, client, {"grant_type": "refresh_token", "refresh_token": refresh_token})
        fresh = given.get("refresh_token")
        return fresh if isinstance(fresh, str) and fresh else refresh_token

    async def try_out(self, client: Client) -> None:
        metadata = await self._descriptions.of(client.issuer, anew=True)
        await self._descriptions.fetched_keys(metadata)
        form = {
            "grant_type": "authorization_code",
            "code": MADE_UP_CODE,
            "redirect_uri": self._redirect_uri,
            "code_verifier": "x" * 43,
        }
        try:
            await self._token(metadata, client, form)
        except NotGranted:
            return  # it knows who asks, and that nobody was given such a code
        except ProviderFailed as failed:
            if failed.fault == "wrong_client":
                raise

    async def _token(self, metadata: Metadata, client: Client, form: Mapping[str, str]) -> Mapping[str, Any]:
        return await self._asking.token(metadata.token_endpoint, client, form, by_post=metadata.by_post)

    async def _believed(
        self, metadata: Metadata, client: Client, visit: Visit, token: object, now: datetime
    ) -> Mapping[str, Any]:
        if not isinstance(token, str):
            raise NotBelieved("there is no ID token")
        tokens = await _id_tokens()
        keys = await self._descriptions.keys(metadata, tokens.key_id(token))
        return tokens.believed(
            token, keys, issuer=client.issuer, client_id=client.client_id, nonce=visit.nonce, now=now
        )

    async def _identity(self, metadata: Metadata, claims: Mapping[str, Any], access_token: object) -> Identity:
        """With what the provider keeps at its userinfo endpoint, where the token does not say the address."""
        said = dict(claims)
        if "email" not in said and metadata.userinfo_endpoint and isinstance(access_token, str):
            headers = {**ACCEPT, "Authorization": f"Bearer {access_token}"}
            more = await self._asking.read(metadata.userinfo_endpoint, "incomplete", headers)
            if more.get("sub") != claims["sub"]:
                raise NotBelieved("userinfo is about somebody else")
            said = {**more, **said}
        email, name = said.get("email"), said.get("name")
        return Identity(
            metadata.issuer,
            claims["sub"],
            normal_email(email) if isinstance(email, str) and _is_verified(said) and _is_address(email) else None,
            " ".join(name.split())[:LONGEST_NAME] or None if isinstance(name, str) else None,
            said,
        )


def provider_desk_for(settings: ChannelSettings) -> HttpProviderDesk:
    """What talks with providers."""
    egress = Egress(
        Allowed(settings.egress_allow), seconds_to_connect=SECONDS_TO_CONNECT, seconds_in_all=SECONDS_IN_ALL
    )
    return HttpProviderDesk(egress, f"{settings.address}/oidc/callback")


def _is_verified(claims: Mapping[str, Any]) -> bool:
    """By the standard's claim, or by the one in which Entra says that the domain's owner stands behind the address."""
    if "email_verified" in claims:
        return claims["email_verified"] is True or claims["email_verified"] == "true"
    return claims.get("xms_edov") in (True, 1, "1", "true")


def _is_address(email: str) -> bool:
    name, at, domain = email.strip().rpartition("@")
    return bool(name and at and domain) and len(email) <= 254 and email.isprintable() and " " not in email.strip()


async def _id_tokens() -> _IdTokens:
    module = await beside(lambda: importlib.import_module("flowpilot.adapters.provider.id_token"))
    return cast(_IdTokens, module)
