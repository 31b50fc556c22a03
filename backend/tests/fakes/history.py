"""The history of handoffs in an account in which nothing was written down yet."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.domain.history import Fact, FactPlace


class MemoryHistory:
    """See `application.ports_history.HistoryReader`."""

    async def facts(self, handoff_id: UUID, after: FactPlace | None, limit: int) -> Sequence[Fact]:
        return []
