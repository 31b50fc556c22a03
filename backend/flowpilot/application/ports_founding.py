"""Ports of the founding of the first account, before anybody could be signed in."""

from typing import Protocol
from uuid import UUID


class Installation(Protocol):
    """The whole of what is served here."""

    async def is_empty(self) -> bool:
        """Whether there is no account at all."""

    def new_account(self) -> tuple[UUID, str]:
        """The id of an account to come, and the name of its history of events."""


class FoundingLink(Protocol):
    """The one link that lets somebody found the first account; whoever started the server reads it in its output."""

    def opens(self, secret: str) -> bool:
        """Whether it is this one; in like time."""

    def end(self) -> None:
        """It leads nowhere any more."""
