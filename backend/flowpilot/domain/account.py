"""Accounts and the people in them."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.errors import TargetNotAvailable
from flowpilot.domain.language import Language, language_named

Role = Literal["viewer", "engineer", "admin"]
WORKING_ROLES: tuple[Role, ...] = ("engineer", "admin")
FORMER_USER = "former user"
EMAIL_PATTERN = r"^[^\s@\x00-\x1f\x7f]+@[^\s@\x00-\x1f\x7f]+$"
EMAIL_LENGTH = 254


@dataclass(frozen=True, slots=True)
class Account:
    """One MSP: the tenant to which every row belongs. `time_zone` is an IANA name. `pilot_set_at` is when an admin said
    when the pilot began."""

    id: UUID
    name: str
    time_zone: str
    locale: str
    is_demo: bool
    pilot_started_at: datetime
    created_at: datetime
    pilot_set_at: datetime | None = None
    suspended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A person in an account. Without a `locale` or `time_zone` of their own the account's hold. `turned_away_at` is
    when the account's provider of identities refused them, until it or an admin lets them in again."""

    id: UUID
    email: str
    name: str
    role: Role
    tier: int
    locale: str | None
    created_at: datetime
    disabled_at: datetime | None
    deleted_at: datetime | None
    invited: bool
    time_zone: str | None = None
    turned_away_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None and self.deleted_at is None

    @property
    def works_on_sessions(self) -> bool:
        """Engineers and admins work on sessions and see the queue; viewers read what is in transit."""
        return self.role in WORKING_ROLES


@dataclass(frozen=True, slots=True)
class Person:
    """A person as they stand in an answer beside what they did."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a request, how they are signed in, and in which account."""

    user: User
    account: Account
    login_id: UUID | None
    token_id: UUID | None

    @property
    def id(self) -> UUID:
        return self.user.id

    @property
    def person(self) -> Person:
        return Person(self.user.id, self.user.name)

    @property
    def language(self) -> Language:
        """The language in which they read: their own, else their account's, else English."""
        return language_named(self.user.locale or self.account.locale)


def hidden_user(kind: str, user_id: UUID, name: str, now: datetime) -> User:
    """The product itself where it asks for help, as one of this `kind`: nobody sees it among the people, and it has
    neither password nor an address that mail could reach."""
    return User(
        id=user_id,
        email=f"{kind} {user_id}",
        name=name,
        role="engineer",
        tier=1,
        locale=None,
        created_at=now,
        disabled_at=None,
        deleted_at=None,
        invited=False,
    )


def is_email(text: str) -> bool:
    """Whether it looks like an address at which somebody can sign in."""
    return len(text) <= EMAIL_LENGTH and re.match(EMAIL_PATTERN, text) is not None


def normal_email(email: str) -> str:
    """The form in which addresses are stored and compared."""
    return email.strip().lower()


def audience(people: list[User], *, without: set[UUID]) -> list[User]:
    """Whom an escalation is told to: active engineers and admins, except `without`."""
    return [user for user in people if user.is_active and user.works_on_sessions and user.id not in without]


def active_admins(people: Iterable[User]) -> list[User]:
    """Who can manage the account."""
    return [user for user in people if user.is_active and user.role == "admin"]


def check_target(target: User | None, *, without: Container[UUID], pointer: str = "/target_user_id") -> None:
    """A named person must be an active engineer or admin and none of `without`, else `TargetNotAvailable`.

    `without` is who asks: the escalator, and whoever just lets go.
    """
    if target is None or not target.is_active or not target.works_on_sessions or target.id in without:
        raise TargetNotAvailable(pointer)
