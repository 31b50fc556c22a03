"""A desk whose clock goes on: what timers do at their times, and what somebody foresaw."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.application import claims, ladder, leases, passing_on
from flowpilot.application.ladder import Foreseen, Question
from flowpilot.application.ports_ladder import DueTimer, Timer
from flowpilot.application.timers import ACTS, TimerFiring
from flowpilot.domain.account import Actor
from flowpilot.domain.duty import DutyCalendar
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.ladder import LadderSettings, Policy
from tests.application.desk import Desk


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom a step told, and when."""

    at: datetime
    names: list[str]


class Watch(Desk):
    """Tomas is in tier 2, Tara and Adele, an admin, in tier 3; everybody else at the desk is in tier 1."""

    def __init__(self) -> None:
        super().__init__()
        self.tomas, self.tara = self.units.hire("Tomas", tier=2), self.units.hire("Tara", tier=3)
        self.adele = self.units.hire("Adele", "admin", tier=3)
        self._firing = TimerFiring(self.units, ACTS)

    async def sets_up(self, policy: Policy, calendar: DutyCalendar | None = None) -> None:
        """Adele saves this one policy and the calendar."""
        async with self.units.begin(self.account_id) as unit:
            await ladder.change_ladder(unit, self.adele, LadderSettings({policy.priority: policy}, calendar))

    async def foresees(self, who: Actor, target: UUID | None = None) -> list[Foreseen]:
        """What a preview says to somebody who is about to escalate."""
        async with self.units.begin(self.account_id) as unit:
            return await ladder.preview(unit, who, Question("high", target_user_id=target))

    async def passes(self, **time: float) -> None:
        """So much time goes by; what falls due meanwhile fires at its moment."""
        until = self.clock.now + timedelta(**time)
        while due := self._next(until):
            assert due.due_at
            self.clock.now = max(self.clock.now, due.due_at)
            await self.fires(due)
        self.clock.now = until

    async def fires(self, timer: Timer) -> None:
        """A worker comes to this timer."""
        assert timer.due_at
        await self._firing.fire(DueTimer(self.account_id, timer.id, timer.due_at))

    @property
    def pending(self) -> list[Timer]:
        """The timers that wait, the next one first."""
        waiting = [timer for timer in self.units.rows.timers.values() if timer.due_at]
        return sorted(waiting, key=lambda timer: str(timer.due_at))

    @property
    def fired(self) -> list[str]:
        """The kinds of the timers that have fired, in order."""
        return [timer.kind for _, timer in self.units.rows.fired]

    def reminders(self) -> list[Heard]:
        """Who was reminded when."""
        heard: dict[datetime, list[str]] = {}
        for row in self.units.rows.bell.values():
            if row.new.kind == "reminder" and row.new.user_id:
                heard.setdefault(row.at, []).append(self.units.rows.users[row.new.user_id].name)
        return [Heard(at, sorted(names)) for at, names in heard.items()]

    def now(self, handoff: Handoff) -> Handoff:
        """The handoff as it stands."""
        return self.units.rows.handoffs[handoff.id]

    async def cancels(self, who: Actor, handoff: Handoff) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock_to_cancel(unit, who, handoff.id)
            return await claims.cancel(unit, who, locked, "Found it")

    async def keeps(self, who: Actor, handoff: Handoff) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock_as_claimer(unit, who, handoff.id)
            return await leases.keep(unit, who, locked.handoff)

    async def takes_over(self, who: Actor, handoff: Handoff) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await passing_on.lock_to_take_over(unit, who, handoff.id)
            return await passing_on.take_over(unit, who, locked, "I know this one")

    async def reassigns(self, who: Actor, handoff: Handoff, to: Actor) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock(unit, who, handoff.id)
            return await passing_on.reassign(unit, who, locked, to.id, "She knows this one")

    def _next(self, until: datetime) -> Timer | None:
        return next((timer for timer in self.pending if timer.due_at and timer.due_at <= until), None)
