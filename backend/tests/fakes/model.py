"""What a model said, in memory."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flowpilot.domain.guide import Assessment
from flowpilot.domain.model_answer import ModelError
from flowpilot.domain.model_assessment import ModelAssessment
from tests.fakes.store import Clock, Rows


class MemoryModelAssessments:
    """See `application.ports_model.ModelAssessments`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def get(self, handoff_id: UUID) -> ModelAssessment | None:
        return self._rows.model_assessments.get(handoff_id)

    async def begin(self, handoff_id: UUID) -> None:
        self._pend(handoff_id, 1)

    async def ask(self, handoff_id: UUID, asked_by: UUID, *, unless_ready: bool = False) -> int | None:
        standing = await self.get(handoff_id)
        if standing and (standing.state == "pending" or (standing.state == "ready" and unless_ready)):
            return None
        return self._pend(handoff_id, standing.asking + 1 if standing else 1)

    async def renew(self, handoff_id: UUID, asked_before: datetime) -> int | None:
        standing = await self.get(handoff_id)
        if standing is None or standing.state == "pending" or standing.asked_at > asked_before:
            return None
        return self._pend(handoff_id, standing.asking + 1)

    async def take(self, handoff_id: UUID, asking: int) -> int | None:
        standing = await self.get(handoff_id)
        if standing is None or (standing.state, standing.asking) != ("pending", asking):
            return None
        self._rows.model_tries[handoff_id] = self._rows.model_tries.get(handoff_id, 0) + 1
        return self._rows.model_tries[handoff_id]

    async def sent(self, handoff_id: UUID, prompt_hash: str, step_count: int) -> None:
        standing = self._rows.model_assessments[handoff_id]
        self._rows.model_assessments[handoff_id] = replace(standing, prompt_hash=prompt_hash, step_count=step_count)

    async def finish(
        self, handoff_id: UUID, asking: int, answer: Assessment | None, error: ModelError | None
    ) -> ModelAssessment | None:
        standing = await self.get(handoff_id)
        if standing is None or (standing.state, standing.asking) != ("pending", asking):
            return None
        self._rows.model_assessments[handoff_id] = replace(
            standing, state="ready" if answer else "failed", answer=answer, error=error, done_at=self._clock.now
        )
        return self._rows.model_assessments[handoff_id]

    def _pend(self, handoff_id: UUID, asking: int) -> int:
        self._rows.model_tries[handoff_id] = 0
        self._rows.model_assessments[handoff_id] = ModelAssessment(
            handoff_id, "pending", None, None, asking, None, None, self._clock.now, None
        )
        return asking
