"""The baseline of an account in memory: what one unit records, which nobody freezes; and no escalation to price."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_baselines import CallQuery
from flowpilot.domain.baseline import BaselineCall, BaselineFreeze, BaselineRevision, Measurement
from flowpilot.domain.saving import Workload


class MemoryBaselines:
    """See `application.ports_baselines.Baselines`."""

    def __init__(self) -> None:
        self._calls: dict[UUID, BaselineCall] = {}
        self._revisions: dict[UUID, list[BaselineRevision]] = {}

    async def list(self, query: CallQuery) -> Sequence[BaselineCall]:
        return [call for call in self._calls.values() if query.with_removed or call.removed is None][: query.limit]

    async def get(self, call_id: UUID) -> BaselineCall | None:
        return self._calls.get(call_id)

    async def lock(self, call_id: UUID) -> BaselineCall | None:
        return self._calls.get(call_id)

    async def add(self, call: BaselineCall) -> None:
        self._calls[call.id] = call

    async def change(self, call: BaselineCall, revision: BaselineRevision) -> None:
        self._calls[call.id] = call
        self._revisions.setdefault(call.id, []).insert(0, revision)

    async def remove(self, call: BaselineCall) -> None:
        self._calls[call.id] = call

    async def revisions(self, call_id: UUID) -> Sequence[BaselineRevision]:
        return self._revisions.get(call_id, [])

    async def measurements(self) -> Sequence[Measurement]:
        return [call.measured for call in self._calls.values() if call.removed is None]

    async def hold(self) -> None:
        return

    async def freezes(self) -> Sequence[BaselineFreeze]:
        return []

    async def freeze_in_force(self) -> BaselineFreeze | None:
        return None

    async def freeze(self, freeze: BaselineFreeze) -> None:
        raise NotImplementedError

    async def count(self, from_at: datetime, to_at: datetime) -> int:
        return sum(from_at <= measured.started_at < to_at for measured in await self.measurements())

    async def lift(self, freeze: BaselineFreeze) -> None:
        raise NotImplementedError


class MemorySavings:
    """See `application.ports_savings.Savings`: an account in which nothing was escalated yet."""

    async def workload(self, since: datetime, until: datetime) -> Workload:
        return Workload(0, 0)
