"""Port of a handoff's history."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from flowpilot.domain.history import Fact, FactPlace


class HistoryReader(Protocol):
    """Histories of the bound account's handoffs."""

    async def facts(self, handoff_id: UUID, after: FactPlace | None, limit: int) -> Sequence[Fact]:
        """The first `limit` facts behind `after`, oldest first. At one moment acts come before what followed."""
