"""Ports of links that let somebody in: invitations, and new passwords for who forgot theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.notification import DeliveryState, LinkKind


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """A person's newest invitation that was not accepted. It `stands` until it is withdrawn or has expired.

    `mail_state` and `mail_reason` say what became of its mail.
    """

    user_id: UUID
    created_at: datetime
    expires_at: datetime
    stands: bool
    mail_state: DeliveryState | None
    mail_reason: str | None


class Links(Protocol):
    """Links of the bound account. Only hashes of their secrets are stored."""

    async def invitations(self) -> Mapping[UUID, OpenInvitation]:
        """By the person invited."""

    async def add_reset(self, user_id: UUID, secret: str, by: UUID | None, at: datetime, until: datetime) -> None:
        """A link to a new password; `by` is the admin who made it, if not the person asked."""

    async def asked_since(self, user_id: UUID, since: datetime) -> int:
        """How many links to a new password somebody who was not signed in asked for."""

    async def take_reset(self, secret: str) -> UUID | None:
        """Mark the link as used; whose it is, or nothing if it is unknown, used or expired."""

    async def end(self, kind: LinkKind, user_id: UUID, reason: str) -> bool:
        """End the person's links of this kind and cancel mails with them; whether one stood."""


class LinkSeals(Protocol):
    """Keeps a link unreadable while its mail waits."""

    def close(self, account_id: UUID, delivery_id: UUID, path: str) -> bytes:
        """The path, sealed for this delivery alone."""
