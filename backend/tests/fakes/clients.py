"""Clients, and what people have in hand, in memory: nothing."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.application.ports_clients import Client
from flowpilot.application.ports_holdings import Holdings


class MemoryClients:
    """See `application.ports_clients.Clients`."""

    async def list(self, text: str | None, after: str | None, limit: int) -> Sequence[Client]:
        return []

    async def get(self, client_id: UUID) -> Client | None:
        return None

    async def rename(self, client_id: UUID, name: str) -> bool:
        return False


class MemoryHoldings:
    """See `application.ports_holdings.HoldingsReader`."""

    async def of(self, user_id: UUID, limit: int) -> Holdings:
        return Holdings([], 0, 0, 0, 0, 0)
