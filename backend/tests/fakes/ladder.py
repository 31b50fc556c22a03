"""Policies and timers in memory."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from flowpilot.application.ports_ladder import NewTimer, Timer
from flowpilot.domain.ladder import PRIORITIES, LadderSettings, default_policy
from tests.fakes.store import Clock, Rows


class MemoryPolicies:
    """See `application.ports_ladder.Policies`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def settings(self) -> LadderSettings:
        return self._rows.ladder

    async def save(self, settings: LadderSettings) -> None:
        policies = {priority: settings.policies.get(priority) or default_policy(priority) for priority in PRIORITIES}
        self._rows.ladder = LadderSettings(policies, settings.calendar)


class MemoryTimers:
    """See `application.ports_ladder.Timers`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def set(self, handoff_id: UUID | None, timers: Sequence[NewTimer]) -> None:
        for new in timers:
            timer = Timer(uuid4(), new.kind, handoff_id, new.step, new.claim_id, new.due_at)
            self._rows.timers[timer.id] = timer

    async def cancel(self, handoff_id: UUID) -> None:
        for timer in list(self._rows.timers.values()):
            if timer.handoff_id == handoff_id and timer.kind not in ("assess", "practice"):
                self._rows.timers[timer.id] = replace(timer, due_at=None)

    async def lock(self, timer_id: UUID) -> Timer | None:
        return self._rows.timers.get(timer_id)

    async def fired(self, timer_id: UUID) -> None:
        self._rows.timers[timer_id] = replace(self._rows.timers[timer_id], due_at=None)
        self._rows.fired.append((self._clock.now, self._rows.timers[timer_id]))
