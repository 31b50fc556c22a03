"""Held deliveries in memory: there are none, since nothing was restored."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_held import HeldList


class MemoryHeldDeliveries:
    """See `application.ports_held.HeldDeliveries`."""

    async def hold_waiting(self) -> int:
        return 0

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> HeldList:
        return HeldList([], 0)

    async def lock(self, ids: Collection[UUID] | None) -> Collection[UUID]:
        return []

    async def send(self, ids: Collection[UUID]) -> None:
        raise LookupError("nothing is held")

    async def drop(self, ids: Collection[UUID]) -> None:
        raise LookupError("nothing is held")
