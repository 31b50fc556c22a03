"""Links that let somebody in, encrypted while their mail waits."""

from uuid import UUID

from flowpilot.adapters.channels.sealing import Seal, Unreadable

MEMBER = "path"


class SealedLinks:
    """See `application.ports_links.LinkSeals`."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def close(self, account_id: UUID, delivery_id: UUID, path: str) -> bytes:
        return self._seal.close(account_id, delivery_id, {MEMBER: path})

    def open(self, account_id: UUID, delivery_id: UUID, sealed: bytes | None) -> str:
        """The path again. Raises `Unreadable`, also where there is none any more."""
        if sealed is None:
            raise Unreadable
        return self._seal.open(account_id, delivery_id, sealed)[MEMBER]
