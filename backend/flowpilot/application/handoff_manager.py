"""Escalate and park: the act that makes a handoff, all of it in one transaction and nothing of it on the network."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.application import ladder as ladders
from flowpilot.application.ladder import Ladder
from flowpilot.application.ports import Unit
from flowpilot.application.ports_alerts import Team
from flowpilot.application.sessions import end_parked
from flowpilot.application.telling import Hearing, tell_people, tell_team
from flowpilot.domain import event
from flowpilot.domain.account import Actor, check_target
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.card import Card, Told, time_json
from flowpilot.domain.errors import AlreadyInTransit
from flowpilot.domain.handoff import Handoff, HandoffRequest
from flowpilot.domain.ladder import Rung
from flowpilot.domain.session import AISession, AISessionStep, require_status
from flowpilot.domain.titles import CANARY


class HandoffManager:
    """Makes handoffs of one locked session of `actor`. `wanted_by` names whom the audit names instead."""

    def __init__(self, unit: Unit, actor: Actor, session: AISession, *, wanted_by: UUID | None = None) -> None:
        self._unit = unit
        self._actor = actor
        self._session = session
        self._wanted_by = wanted_by or actor.id

    async def escalate(self, request: HandoffRequest) -> Handoff:
        """Ask the team for another person. Raises `AlreadyInTransit`, `WrongState` or `TargetNotAvailable`."""
        team = await self._unit.alerts.team()
        if request.target_user_id:
            target = next((user for user in team.people if user.id == request.target_user_id), None)
            check_target(target, without={self._actor.id})
        self._require_at_hand()
        require_status(self._session, ("active", "paused"))
        ladder = ladders.plan(team.ladder, request.priority, self._unit.now)
        handoff_id = await self._hand_off(request, ladder.rungs)
        await ladders.begin(self._unit, handoff_id, ladder)
        await self._unit.sessions.move(self._session.id, "requesting_escalation")
        await self.dispatch_escalation_notifications(handoff_id, request, team, ladder)
        return self._written(handoff_id, request, ladder.rungs)

    async def park(self, request: HandoffRequest) -> Handoff:
        """Set the session aside with a note to oneself; nobody is told."""
        self._require_at_hand()
        require_status(self._session, ("active",))
        handoff_id = await self._hand_off(request)
        await self._unit.sessions.move(self._session.id, "paused")
        return self._written(handoff_id, request)

    async def fly(self, request: HandoffRequest) -> UUID:
        """Escalate as the canary, which is `actor`: the same event, and a mail to nobody but itself. No ladder begins
        and no bell rings. The new handoff's id."""
        unit, session = self._unit, self._session
        handoff_id = await self._hand_off(request)
        await unit.sessions.move(session.id, "requesting_escalation")
        unit.announce(event.of_canary(event.created(self._card(handoff_id, request))))
        await tell_people(unit, handoff_id, "canary", CANARY, "/", [Hearing(self._actor.id, unit.now)])
        return handoff_id

    async def dispatch_escalation_notifications(
        self, handoff_id: UUID, request: HandoffRequest, team: Team, ladder: Ladder
    ) -> None:
        """Write event, notifications and deliveries into this transaction. Sends nothing: sending begins after the
        commit, so what is rolled back is never told."""
        self._unit.announce(event.created(self._card(handoff_id, request, ladder.rungs)))
        await tell_team(
            self._unit,
            handoff_id,
            self._session,
            self._actor.person,
            team,
            request.target_user_id,
            ladder.telling,
            request.priority,
        )

    async def _hand_off(self, request: HandoffRequest, rungs: Sequence[Rung] = ()) -> UUID:
        unit, session = self._unit, self._session
        handoff_id = unit.new_id()
        steps = await unit.sessions.steps(session.id)
        await end_parked(unit, session.id)
        await unit.handoffs.add(handoff_id, session.id, self._actor.id, request, snapshot(session, steps), rungs)
        intent = "practice" if session.is_practice else request.intent
        members = {"session_id": str(session.id), "intent": intent, "priority": request.priority}
        unit.audit(AuditEntry("session_handoff.create", "session_handoff", handoff_id, self._wanted_by, members))
        return handoff_id

    def _card(self, handoff_id: UUID, request: HandoffRequest, rungs: Sequence[Rung] = ()) -> Card:
        session = self._session
        return Card(
            id=handoff_id,
            session_id=session.id,
            problem=session.problem,
            client_name=session.client_name,
            ticket_ref=session.ticket_ref,
            priority=request.priority,
            reason=request.reason,
            step_count=session.step_count,
            escalated_by=self._actor.person,
            target_user_id=request.target_user_id,
            needed_by=request.needed_by,
            created_at=self._unit.now,
            state="open",
            claimed_by=None,
            claimed_at=None,
            deliveries=Told(),
            ladder=rungs,
        )

    def _require_at_hand(self) -> None:
        if self._session.in_transit:
            raise AlreadyInTransit

    def _written(self, handoff_id: UUID, request: HandoffRequest, rungs: Sequence[Rung] = ()) -> Handoff:
        return Handoff(
            id=handoff_id,
            session_id=self._session.id,
            intent=request.intent,
            state="open" if request.intent == "escalate" else "parked",
            reason=request.reason,
            notes=request.notes,
            priority=request.priority,
            target_user_id=request.target_user_id,
            needed_by=request.needed_by,
            escalated_by=self._actor.person,
            created_at=self._unit.now,
            ended_at=None,
            claim=None,
            last_claimer_id=None,
            ladder=rungs,
        )


def snapshot(session: AISession, steps: Sequence[AISessionStep]) -> dict[str, object]:
    """The session as it stood when it was handed off: for export and audit, never shown instead of the record."""
    return {
        "problem": session.problem,
        "intake": session.intake,
        "client_name": session.client_name,
        "ticket_ref": session.ticket_ref,
        "steps": [
            {
                "id": str(step.id),
                "number": step.number,
                "kind": step.kind,
                "text": step.text,
                "outcome": step.outcome,
                "answers_step_id": str(step.answers_step_id) if step.answers_step_id else None,
                "author": {"kind": step.author_kind, "id": str(step.author_id) if step.author_id else None},
                "created_at": time_json(step.created_at),
            }
            for step in steps
        ],
    }
