"""What a provider says about itself (OpenID Connect Discovery), and the keys that it signs with."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from flowpilot.adapters.channels.networks import Allowed
from flowpilot.adapters.provider.asking import Asking
from flowpilot.application.ports_provider import ProviderFailed

DISCOVERY = "/.well-known/openid-configuration"
SECONDS_METADATA_STANDS = 600.0
SECONDS_KEYS_STAND = 3_600.0
SECONDS_BETWEEN_FETCHES = 60.0  # of keys, when one is missing: nobody makes us ask without end
PROVIDERS_KEPT = 200

Keys = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The parts of a provider's description that are used. Addresses may be reached, as far as they say themselves."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    scopes: frozenset[str]
    by_post: bool
    names_itself: bool


class Descriptions:
    """Descriptions and keys of providers, kept for a while in this process."""

    def __init__(self, asking: Asking, allowed: Allowed) -> None:
        self._asking = asking
        self._allowed = allowed
        self._kept: dict[str, tuple[float, Metadata]] = {}
        self._keys: dict[str, tuple[float, Keys]] = {}
        self._missed: dict[str, tuple[float, None]] = {}

    async def of(self, issuer: str, *, anew: bool = False) -> Metadata:
        """Raises `ProviderFailed`."""
        kept = self._kept.get(issuer)
        if kept and not anew and time.monotonic() - kept[0] < SECONDS_METADATA_STANDS:
            return kept[1]
        content = await self._asking.read(issuer.rstrip("/") + DISCOVERY, "no_discovery")
        metadata = self._checked(issuer, content)
        _keep(self._kept, issuer, metadata)
        return metadata

    async def keys(self, metadata: Metadata, missing: str | None = None) -> Keys:
        """The keys; fetched again when the one with this id is missing, at most once a minute. Raises
        `ProviderFailed`."""
        now, at = time.monotonic(), metadata.jwks_uri
        kept = self._keys.get(at)
        if kept is None or now - kept[0] > SECONDS_KEYS_STAND:
            return await self.fetched_keys(metadata)
        lacks = missing is not None and all(key.get("kid") != missing for key in kept[1])
        missed_at = self._missed.get(at)
        if not lacks or (missed_at and now - missed_at[0] < SECONDS_BETWEEN_FETCHES):
            return kept[1]
        _keep(self._missed, at, None)
        return await self.fetched_keys(metadata)

    async def fetched_keys(self, metadata: Metadata) -> Keys:
        """The keys as they are now. Raises `ProviderFailed`."""
        content = await self._asking.read(metadata.jwks_uri, "no_keys")
        keys = content.get("keys")
        found = [key for key in keys if isinstance(key, dict)] if isinstance(keys, list) else []
        if not found:
            raise ProviderFailed("no_keys", "the list of keys is empty")
        _keep(self._keys, metadata.jwks_uri, found)
        return found

    def _checked(self, issuer: str, content: Mapping[str, Any]) -> Metadata:
        if content.get("issuer") != issuer:
            said = content.get("issuer")
            raise ProviderFailed("wrong_issuer", str(said)[:200])
        methods = content.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        scopes = content.get("scopes_supported") or []
        return Metadata(
            issuer,
            self._address(content, "authorization_endpoint"),
            self._address(content, "token_endpoint"),
            self._address(content, "jwks_uri"),
            self._address(content, "userinfo_endpoint") if content.get("userinfo_endpoint") else None,
            frozenset(scope for scope in scopes if isinstance(scope, str)),
            by_post="client_secret_basic" not in methods,
            names_itself=content.get("authorization_response_iss_parameter_supported") is True,
        )

    def _address(self, content: Mapping[str, Any], member: str) -> str:
        address = content.get(member)
        if not isinstance(address, str) or not is_safe(address, self._allowed):
            raise ProviderFailed("incomplete", f"{member} is no https address")
        return address


def is_safe(address: str, allowed: Allowed) -> bool:
    """Whether it is an address of https, or one of http whose host the operator allowed."""
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, UnicodeError):
        return False
    if url.userinfo or not url.raw_host or url.fragment:
        return False
    return url.scheme == "https" or (url.scheme == "http" and allowed.names(url.raw_host.decode()))


def _keep(kept: dict[str, tuple[float, Any]], name: str, content: object) -> None:
    kept.pop(name, None)
    kept[name] = (time.monotonic(), content)
    if len(kept) > PROVIDERS_KEPT:
        del kept[next(iter(kept))]
