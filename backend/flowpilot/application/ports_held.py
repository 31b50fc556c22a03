"""Port of the deliveries that a restore holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.held import HeldDelivery


@dataclass(frozen=True, slots=True)
class HeldList:
    """A page of what is held, newest first, and how many of all are."""

    items: Sequence[HeldDelivery]
    count: int


class HeldDeliveries(Protocol):
    """Held deliveries of the bound account. Those of the canary are ended instead: nobody decides on them."""

    async def hold_waiting(self) -> int:
        """Hold everything that is not sent yet, in doubt or not; how many deliveries that are."""

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> HeldList:
        """What is held now."""

    async def lock(self, ids: Collection[UUID] | None) -> Collection[UUID]:
        """Those of `ids` that are held, or all that are; their sessions stay locked, so nobody claims meanwhile."""

    async def send(self, ids: Collection[UUID]) -> None:
        """Let locked ones be sent as if they were new."""

    async def drop(self, ids: Collection[UUID]) -> None:
        """End locked ones."""
