"""Links that let somebody in, in memory."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_links import OpenInvitation
from flowpilot.domain.notification import LinkKind


class MemoryLinks:
    """See `application.ports_links.Links`: nobody is invited here."""

    async def invitations(self) -> Mapping[UUID, OpenInvitation]:
        return {}

    async def add_reset(self, user_id: UUID, secret: str, by: UUID | None, at: datetime, until: datetime) -> None:
        return None

    async def asked_since(self, user_id: UUID, since: datetime) -> int:
        return 0

    async def take_reset(self, secret: str) -> UUID | None:
        return None

    async def end(self, kind: LinkKind, user_id: UUID, reason: str) -> bool:
        return False


class NoSeal:
    """See `application.ports_links.LinkSeals`, for tests that read no mail."""

    def close(self, account_id: UUID, delivery_id: UUID, path: str) -> bytes:
        return path.encode()
