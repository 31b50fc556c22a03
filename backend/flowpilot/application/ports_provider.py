"""Ports of signing in at a provider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from flowpilot.application.ports_people import Login
from flowpilot.domain.provider import Identity, Provider, ProviderFault, Visit


class ProviderFailed(Exception):
    """The provider did not do its part. `detail` is for the operator; it holds no secret."""

    def __init__(self, fault: ProviderFault, detail: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


class NotGranted(Exception):
    """The provider refuses this code or refresh token: its person is not let in, or no longer (`invalid_grant`)."""


class NotBelieved(Exception):
    """What was said in the provider's name does not hold: signature, issuer, audience, time, nonce."""


@dataclass(frozen=True, slots=True)
class Client:
    """Who FlowPilot is at a provider."""

    issuer: str
    client_id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What a code was worth. Without a refresh token the provider cannot be asked about the person later."""

    identity: Identity
    refresh_token: str | None


@dataclass(frozen=True, slots=True)
class ProviderLogin:
    """A login that a provider is asked about; `sealed` is its refresh token."""

    id: UUID
    user_id: UUID
    sealed: bytes


class Providers(Protocol):
    """The provider of the bound account, and who its people are there."""

    async def get(self) -> Provider | None:
        """The provider, where one is set up."""

    async def lock(self) -> Provider | None:
        """The same, locked."""

    async def write(self, provider: Provider) -> None:
        """Set it up, or replace it, but for how it fares."""

    async def remove(self) -> None:
        """Take it away, with all that binds people to it. Whoever was turned away still is."""

    async def person(self, issuer: str, subject: str) -> UUID | None:
        """Who of the account this is."""

    async def issuer_of(self, user_id: UUID) -> str | None:
        """Where the person is bound, if anywhere."""

    async def joined(self, issuer: str) -> Sequence[UUID]:
        """Everybody who is bound there."""

    async def bind(self, user_id: UUID, identity: Identity) -> None:
        """From now on this identity is this person, who is turned away no longer."""

    async def unbind(self, user_id: UUID) -> None:
        """The person is nobody there any more."""

    async def add_login(
        self, login: Login, secret: str, provider_id: UUID, state_hash: bytes, sealed: bytes | None
    ) -> bool:
        """A login by the provider; False, and nothing was added, when this visit opened one before."""

    async def waiting_logins(
        self, provider_id: UUID, checked_before: datetime, at_most: int
    ) -> Sequence[ProviderLogin]:
        """Logins that stand and were asked about before then, the longest ago first."""

    async def checked(self, login_id: UUID, sealed: bytes) -> None:
        """The provider still knows the person, who has this refresh token now."""

    async def asked(self, login_id: UUID) -> None:
        """The provider was asked and gave no answer."""

    async def turn_away(self, user_id: UUID) -> int:
        """All of the person's logins end, and tokens rest until they are let in again; how many logins ended."""

    async def welcome(self, user_id: UUID) -> None:
        """The person is turned away no longer."""

    async def end_logins(self, *, but: UUID | None, by_password: bool) -> None:
        """End all logins that came about by password, or else those by a provider, but one."""

    async def rest(self, interval: timedelta, failure: str | None) -> None:
        """Give the lease back. Due again when a login was asked about so long ago, or after as long where it fails."""

    async def hurry(self, interval: timedelta) -> None:
        """Due in so long, if not before."""


class DueProviders(Protocol):
    """What is due over all accounts."""

    async def take(self, at_most: int) -> Sequence[UUID]:
        """Accounts whose provider has to be asked, leased to the caller for a minute. Raises `Unavailable`."""


class ProviderDesk(Protocol):
    """Talks with providers, whose addresses admins gave."""

    def checked_issuer(self, issuer: str) -> str:
        """The issuer as it is kept. Raises `Invalid` when it may not be reached."""

    async def way_in(self, client: Client, visit: Visit) -> str:
        """Where the person's browser goes. Raises `ProviderFailed`."""

    async def redeem(self, client: Client, visit: Visit, code: str, said_issuer: str | None, now: datetime) -> Redeemed:
        """Who came back with the code. `said_issuer` is the response's own `iss` (RFC 9207). Raises `ProviderFailed`,
        `NotGranted` or `NotBelieved`."""

    async def refreshed(self, client: Client, refresh_token: str) -> str:
        """The token to ask with next time. Raises `ProviderFailed` or `NotGranted`."""

    async def try_out(self, client: Client) -> None:
        """Raises `ProviderFailed` when nobody could sign in there."""


class ProviderSeals(Protocol):
    """What keeps secrets and visits unreadable at rest and in browsers."""

    def close(self, account_id: UUID, bound_to: UUID, text: str) -> bytes:
        """The text, unreadable, and bound to what has this id."""

    def open(self, account_id: UUID, bound_to: UUID, sealed: bytes) -> str | None:
        """The text again, or nothing where it was sealed otherwise."""

    def close_visit(self, visit: Visit) -> str:
        """What a cookie can hold."""

    def open_visit(self, cookie: str) -> Visit | None:
        """The visit again, unless the text is none of ours."""
