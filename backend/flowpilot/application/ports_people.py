"""Ports of people and how they are signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.account import Actor, Role, User


@dataclass(frozen=True, slots=True)
class Login:
    """A signed-in browser."""

    id: UUID
    user_id: UUID
    user_agent: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A personal token; its secret is shown once and never again."""

    id: UUID
    user_id: UUID
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that nobody accepted yet and that has not expired."""

    id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class OpenedInvitation:
    """What an invitation says to whoever holds its link: who is invited, and by whom."""

    name: str
    email: str
    invited_by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a login or token still signs somebody in, and that person's role of today."""

    stands: bool
    role: Role


class People(Protocol):
    """The people of the bound account."""

    async def get(self, user_id: UUID) -> User | None:
        """A person who was not deleted."""

    async def hold(self, user_id: UUID) -> User | None:
        """The same, locked, so that nobody is turned away or changed until this unit ends."""

    async def list(self) -> Sequence[User]:
        """Everybody who was not deleted, by name."""

    async def with_email(self, email: str) -> User | None:
        """The person with this address."""

    async def lock(self) -> Sequence[User]:
        """Everybody who was not deleted, locked, so that two changes cannot remove the last two admins."""

    async def add(self, user: User, password_hash: str | None) -> bool:
        """A new person; False, and nothing was added, when somebody in the account has the address."""

    async def add_hidden(self, user: User) -> None:
        """A user that nothing here finds, as `hidden_user` makes them."""

    async def change(self, user: User) -> None:
        """Write role, tier, name, address and the moments of disabling and deleting."""

    async def password_hash(self, user_id: UUID) -> str | None:
        """The hash that sign-in compares with."""

    async def set_password(self, user_id: UUID, password_hash: str | None) -> None:
        """Replace the password."""


class Logins(Protocol):
    """Logins, tokens and invitations of the bound account. Only hashes of their secrets are stored."""

    async def by_cookie(self, secret: str) -> Actor | None:
        """Who is signed in with this cookie, if the login stands and the person is active."""

    async def by_token(self, secret: str) -> Actor | None:
        """Who is signed in with this token, if it stands and the person is active."""

    async def add_login(self, login: Login, secret: str) -> None:
        """A new login."""

    async def logins_of(self, user_id: UUID) -> Sequence[Login]:
        """The person's logins that stand, newest first."""

    async def end_login(self, login_id: UUID, at: datetime) -> None:
        """End one login."""

    async def end_logins(self, user_id: UUID, at: datetime) -> None:
        """End all of a person's logins."""

    async def add_token(self, token: Token, secret: str) -> None:
        """A new personal token."""

    async def tokens_of(self, user_id: UUID) -> Sequence[Token]:
        """The person's tokens that stand, newest first."""

    async def end_token(self, token_id: UUID, at: datetime) -> None:
        """End one token."""

    async def end_tokens(self, user_id: UUID, at: datetime) -> None:
        """End all of a person's tokens."""

    async def add_invitation(
        self, invitation: Invitation, secret: str, by: UUID, at: datetime, until: datetime
    ) -> None:
        """A new invitation; `secret` is what its link carries."""

    async def read_invitation(self, secret: str) -> OpenedInvitation | None:
        """What it says; nothing if it is unknown, used or expired, or the person is not active. It stays open."""

    async def take_invitation(self, secret: str) -> Invitation | None:
        """Mark the invitation as accepted and return it; nothing if it is unknown, used or expired."""
