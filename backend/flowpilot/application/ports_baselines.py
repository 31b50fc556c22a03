"""Ports of the manual baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.baseline import BaselineCall, BaselineFreeze, BaselineRevision, Measurement


@dataclass(frozen=True, slots=True)
class CallQuery:
    """Which calls of a list; `before` is the last one (its start, its id) of the page before."""

    before: tuple[datetime, UUID] | None
    limit: int
    with_removed: bool


class Baselines(Protocol):
    """Timed calls of the bound account, and frozen periods of them."""

    async def list(self, query: CallQuery) -> Sequence[BaselineCall]:
        """Those that the query names, the latest start first."""

    async def get(self, call_id: UUID) -> BaselineCall | None:
        """One, removed or not."""

    async def lock(self, call_id: UUID) -> BaselineCall | None:
        """One, locked until this unit ends; `unit.now` is read anew under the lock."""

    async def add(self, call: BaselineCall) -> None:
        """A new one."""

    async def change(self, call: BaselineCall, revision: BaselineRevision) -> None:
        """What it says from now on, and what it said before."""

    async def remove(self, call: BaselineCall) -> None:
        """Write who removed it, when and why."""

    async def revisions(self, call_id: UUID) -> Sequence[BaselineRevision]:
        """Its changes, the newest first."""

    async def measurements(self) -> Sequence[Measurement]:
        """What counts now, the latest start first: the copies of the freeze in force, else all calls but removed
        ones."""

    async def hold(self) -> None:
        """Until this unit ends nobody else freezes or lifts; `unit.now` is read anew."""

    async def freezes(self) -> Sequence[BaselineFreeze]:
        """All, the newest first."""

    async def freeze_in_force(self) -> BaselineFreeze | None:
        """The one that is not lifted."""

    async def freeze(self, freeze: BaselineFreeze) -> None:
        """A new one with copies of the calls that began in its period and are not removed."""

    async def count(self, from_at: datetime, to_at: datetime) -> int:
        """How many calls began from `from_at` on and before `to_at`, without removed ones."""

    async def lift(self, freeze: BaselineFreeze) -> None:
        """Write who lifted it, when and why."""
