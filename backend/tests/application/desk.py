"""The desk of one team, in memory: Alice and Bob and Erin are engineers, Ada is admin, Vera views."""

from uuid import UUID

from flowpilot.application import claims, sessions
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports_sessions import NewSession
from flowpilot.domain.account import Actor
from flowpilot.domain.handoff import Handoff, HandoffRequest, Intent, Way
from flowpilot.domain.session import AISession, AISessionStep, NewStep, Priority, StepKind
from tests.fakes.units import MemoryUnits


class Desk:
    """What people do, each act in a transaction of its own."""

    def __init__(self) -> None:
        self.units = MemoryUnits()
        self.clock = self.units.clock
        self.alice, self.bob, self.erin = (self.units.hire(name) for name in ("Alice", "Bob", "Erin"))
        self.ada, self.vera = self.units.hire("Ada", "admin"), self.units.hire("Vera", "viewer")
        self.account_id = self.alice.account.id

    async def starts(self, who: Actor, problem: str = "Outlook hangs") -> AISession:
        async with self.units.begin(self.account_id) as unit:
            new = NewSession(problem, "Kestrel Dental", "4711", None, None, "normal")
            return await sessions.start(unit, who, new)

    async def records(self, who: Actor, session_id: UUID, kind: StepKind, text: str = "…") -> AISessionStep:
        async with self.units.begin(self.account_id) as unit:
            session = await sessions.lock_to_record(unit, who, session_id)
            return await sessions.record_step(unit, who, session, NewStep(kind, text))

    async def hands_off(
        self, who: Actor, session_id: UUID, intent: Intent = "escalate", target: UUID | None = None
    ) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            session = await sessions.lock_as_owner(unit, who, session_id)
            request = HandoffRequest(intent, "Stuck", "Look at the log", "high", target, None, None)
            manager = HandoffManager(unit, who, session)
            return await (manager.escalate(request) if intent == "escalate" else manager.park(request))

    async def claims(self, who: Actor, handoff: Handoff, way: Way = "own") -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock_to_claim(unit, who, handoff.id)
            return await claims.claim(unit, who, locked, way, has_model=False)

    async def releases(
        self, who: Actor, handoff: Handoff, target: UUID | None = None, priority: Priority | None = None
    ) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock_as_claimer(unit, who, handoff.id)
            return await claims.release(unit, who, locked, "Lunch", target, priority)

    async def hands_back(self, who: Actor, handoff: Handoff) -> Handoff:
        async with self.units.begin(self.account_id) as unit:
            locked = await claims.lock_as_claimer(unit, who, handoff.id)
            return await claims.hand_back(unit, who, locked, "Clear the cache")

    async def resolves(self, who: Actor, session_id: UUID) -> AISession:
        async with self.units.begin(self.account_id) as unit:
            session = await sessions.lock_to_work(unit, who, session_id)
            return await sessions.resolve(unit, who, session, "It works")

    async def abandons(self, who: Actor, session_id: UUID) -> AISession:
        async with self.units.begin(self.account_id) as unit:
            session = await sessions.lock_to_work(unit, who, session_id)
            return await sessions.abandon(unit, who, session, "Not worth it")

    @property
    def events(self) -> list[str]:
        """The kinds of all events so far."""
        return [event.kind for event in self.units.rows.events]

    def due_minutes(self) -> dict[str, float]:
        """In how many minutes each waiting mail is due, by the recipient's name."""
        rows = self.units.rows
        return {
            rows.users[row.user_id].name: (row.due_at - self.clock.now).total_seconds() / 60
            for row in rows.deliveries
            if row.due_at and row.user_id
        }

    def bell(self, who: Actor) -> list[str]:
        """What kinds of news one person got, oldest first."""
        return [row.new.kind for row in self.units.rows.bell.values() if row.new.user_id == who.id]
