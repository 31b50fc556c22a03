"""An account's provider of identities (OpenID Connect), and what it says decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Role

ROLES_DOWNWARDS: tuple[Role, ...] = ("admin", "engineer", "viewer")

# Why somebody who came back from a provider was not let in. The sign-in page has a sentence for each.
TurnedBackFor = Literal[
    "no_provider",
    "begin_again",
    "cancelled",
    "not_reached",
    "not_believed",
    "no_address",
    "wrong_domain",
    "no_role",
    "other_person",
    "disabled",
    "suspended",
]

# What is wrong with a provider, or with what it was told about FlowPilot.
ProviderFault = Literal["not_reached", "no_discovery", "wrong_issuer", "incomplete", "no_keys", "wrong_client"]


class TurnedBack(Exception):
    """Somebody is not let in. `detail` is for the operator's log; it holds no secret."""

    def __init__(self, reason: TurnedBackFor, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Provider:
    """Where an account's people may sign in. `id` changes with issuer and client id.

    `sealed` is the client secret, unreadable. Without a `role_claim` roles are given in FlowPilot alone, and
    `role_otherwise` is the one of somebody new; with one, None there refuses whom no value fits.
    """

    id: UUID
    issuer: str
    client_id: str
    sealed: bytes
    domains: Sequence[str]
    role_claim: str | None
    role_values: Mapping[Role, Sequence[str]]
    role_otherwise: Role | None
    passwords: bool
    login_hours: int
    failing_since: datetime | None = None
    failure: str | None = None

    @property
    def login_lives(self) -> timedelta:
        """How long a login stands that the provider cannot be asked about."""
        return timedelta(hours=self.login_hours)

    def check_address(self, email: str) -> None:
        """Raises `TurnedBack` unless the address is of an allowed domain."""
        domain = email.rpartition("@")[2]
        if domain not in self.domains:
            raise TurnedBack("wrong_domain", domain)

    def role_of(self, claims: Mapping[str, object]) -> Role:
        """The highest role that the claim's values give; raises `TurnedBack` when none fits and none is otherwise
        given."""
        given = _texts(claims.get(self.role_claim)) if self.role_claim else frozenset()
        for role in ROLES_DOWNWARDS:
            if given.intersection(self.role_values.get(role, ())):
                return role
        if self.role_otherwise is None:
            raise TurnedBack("no_role", f"{self.role_claim} has no value that gives a role")
        return self.role_otherwise


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as a provider says and signs. `email` is a verified one, in its normal form."""

    issuer: str
    subject: str
    email: str | None
    name: str | None
    claims: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's way to the provider and back; kept sealed in their browser. Texts but the times are of our making or
    the admin's, `next` is a path of our pages."""

    account_id: UUID
    provider_id: UUID
    state: str
    verifier: str
    nonce: str
    next: str
    until: datetime


def safe_path(path: str) -> str:
    """The path where it is one of our pages, else the first page: nobody is led elsewhere by a link."""
    fits = path.startswith("/") and not path.startswith(("//", "/api/", "/oidc/")) and "\\" not in path
    return path if fits and path.isprintable() and len(path) <= 1_000 else "/"


def _texts(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset((value,))
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, (list, tuple)) else frozenset()
