"""Sessions and steps in memory."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from flowpilot.application.ports_sessions import NewSession, SessionQuery
from flowpilot.domain.playbook_choice import SessionPlaybook
from flowpilot.domain.session import AISession, AISessionStep, SessionStatus
from flowpilot.domain.similar import Past
from tests.fakes.store import Clock, Rows


class MemorySessions:
    """See `application.ports_sessions.Sessions`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def get(self, session_id: UUID) -> AISession | None:
        return self._rows.sessions.get(session_id)

    async def lock(self, session_id: UUID) -> AISession | None:
        return await self.get(session_id)

    async def lock_of_handoff(self, handoff_id: UUID) -> AISession | None:
        handoff = self._rows.handoffs.get(handoff_id)
        return await self.get(handoff.session_id) if handoff else None

    async def list(self, query: SessionQuery) -> Sequence[AISession]:
        found = [one for one in self._rows.sessions.values() if not query.statuses or one.status in query.statuses]
        return sorted(found, key=lambda one: (one.created_at, one.id), reverse=True)[: query.limit]

    async def add(self, session_id: UUID, owner_id: UUID, new: NewSession) -> None:
        self._rows.sessions[session_id] = AISession(
            id=session_id,
            status="active",
            problem=new.problem,
            intake=new.intake,
            client_name=new.client_name,
            ticket_ref=new.ticket_ref,
            category=new.category,
            priority=new.priority,
            user_id=owner_id,
            user_name=self._rows.users[owner_id].name,
            escalated_to_id=None,
            escalated_to_name=None,
            step_count=0,
            summary=None,
            created_at=self._clock.now,
            updated_at=self._clock.now,
            ended_at=None,
        )

    async def move(self, session_id: UUID, status: SessionStatus, escalated_to_id: UUID | None = None) -> None:
        name = self._rows.users[escalated_to_id].name if escalated_to_id else None
        self._rows.sessions[session_id] = replace(
            self._rows.sessions[session_id], status=status, escalated_to_id=escalated_to_id, escalated_to_name=name
        )

    async def give(self, session_id: UUID, owner_id: UUID) -> None:
        session = self._rows.sessions[session_id]
        name = self._rows.users[owner_id].name
        self._rows.sessions[session_id] = replace(session, user_id=owner_id, user_name=name)

    async def work_with(self, session_id: UUID, choice: SessionPlaybook) -> None:
        self._rows.sessions[session_id] = replace(self._rows.sessions[session_id], playbook=choice)

    async def end(self, session_id: UUID, status: SessionStatus, summary: str | None) -> None:
        await self.move(session_id, status)
        self._rows.sessions[session_id] = replace(
            self._rows.sessions[session_id], summary=summary, ended_at=self._clock.now
        )

    async def steps(self, session_id: UUID, after: int = 0, limit: int | None = None) -> Sequence[AISessionStep]:
        found = [one for one in self._rows.steps.values() if one.session_id == session_id and one.number > after]
        return sorted(found, key=lambda one: one.number)[:limit]

    async def redacted_steps(self, session_id: UUID) -> int:
        return sum(1 for one in await self.steps(session_id) if one.redacted_at)

    async def beginnings(self, session_id: UUID, characters: int) -> Sequence[AISessionStep]:
        return [replace(one, text=one.text[:characters]) for one in await self.steps(session_id)]

    async def step(self, session_id: UUID, step_id: UUID) -> AISessionStep | None:
        step = self._rows.steps.get(step_id)
        return step if step and step.session_id == session_id else None

    async def add_step(self, step: AISessionStep) -> None:
        session = self._rows.sessions[step.session_id]
        assert step.number == session.step_count + 1
        self._rows.steps[step.id] = step
        self._rows.sessions[session.id] = replace(session, step_count=step.number)

    async def handed_back_by(self, session_id: UUID, user_id: UUID) -> bool:
        return any(
            row.claim.user.id == user_id and row.end_kind == "handed_back"
            for row in self._rows.claims.values()
            if self._rows.handoffs[row.handoff_id].session_id == session_id
        )


class MemorySimilarSessions:
    """See `application.ports_similar.SimilarSessions`: all that are resolved."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def like(self, session_id: UUID) -> Sequence[Past]:
        client = self._rows.sessions[session_id].client_name
        return [
            Past(one.id, one.problem, one.client_name, one.client_name == client, one.ended_at, one.summary or "", 0.0)
            for one in self._rows.sessions.values()
            if one.status == "resolved" and one.ended_at and one.id != session_id
        ]
