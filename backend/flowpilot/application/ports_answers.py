"""Port of the seal over kept answers."""

from typing import Protocol
from uuid import UUID


class AnswerSeals(Protocol):
    """Keeps an answer unreadable for whoever reads the database alone. `what` is the request that it answers."""

    def close(self, account_id: UUID, user_id: UUID, what: str, body: bytes) -> bytes:
        """The body, unreadable."""

    def open(self, account_id: UUID, user_id: UUID, what: str, kept: bytes) -> bytes | None:
        """The body again; nothing where it was sealed for another request or with another secret."""
