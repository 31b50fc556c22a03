"""What the model said about handoffs: one row each, moved on by compare-and-set on the number of its asking."""

from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import DictRow, dict_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.model_answer import ModelError
from flowpilot.domain.model_assessment import ModelAssessment, assessment_json

MEMBERS: LiteralString = "handoff_id, state, error, answer, asking, prompt_hash, step_count, asked_at, done_at"
FIND: LiteralString = f"select {MEMBERS} from model_assessment where handoff_id = %s"
FINISH: LiteralString = f"""
    update model_assessment set state = %(state)s, error = %(error)s, answer = %(answer)s, done_at = %(now)s
     where handoff_id = %(handoff_id)s and asking = %(asking)s and state = 'pending'
    returning {MEMBERS}"""
# Whatever came of the last asking goes; nothing of it is shown while the next one is pending.
ANEW: LiteralString = """state = 'pending', asking = m.asking + 1, tries = 0, error = null, answer = null,
    prompt_hash = null, step_count = null, done_at = null"""
ASK: LiteralString = f"""
    insert into model_assessment as m (account_id, handoff_id, state, asking, tries, asked_at, asked_by)
    values (current_account(), %(handoff_id)s, 'pending', 1, 0, %(now)s, %(asked_by)s)
        on conflict (account_id, handoff_id) do update
           set {ANEW}, asked_at = excluded.asked_at, asked_by = excluded.asked_by
         where m.state = 'failed' or (m.state = 'ready' and not %(unless_ready)s)
    returning asking"""
RENEW: LiteralString = f"""
    update model_assessment m set {ANEW}, asked_at = %s, asked_by = null
     where handoff_id = %s and state <> 'pending' and asked_at <= %s
    returning asking"""


class PostgresModelAssessments:
    """See `application.ports_model.ModelAssessments`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self, handoff_id: UUID) -> ModelAssessment | None:
        return _assessment(await self._statements.one(dict_row, FIND, (handoff_id,)))

    async def begin(self, handoff_id: UUID) -> None:
        await self._statements.run(
            """insert into model_assessment (account_id, handoff_id, state, asking, tries, asked_at)
               values (current_account(), %s, 'pending', 1, 0, %s)""",
            (handoff_id, self._statements.now),
        )

    async def ask(self, handoff_id: UUID, asked_by: UUID, *, unless_ready: bool = False) -> int | None:
        values = {"handoff_id": handoff_id, "asked_by": asked_by, "unless_ready": unless_ready}
        return await self._asking(ASK, {**values, "now": self._statements.now})

    async def renew(self, handoff_id: UUID, asked_before: datetime) -> int | None:
        return await self._asking(RENEW, (self._statements.now, handoff_id, asked_before))

    async def take(self, handoff_id: UUID, asking: int) -> int | None:
        return await self._asking(
            """update model_assessment set tries = tries + 1
                where handoff_id = %s and asking = %s and state = 'pending' returning tries""",
            (handoff_id, asking),
        )

    async def sent(self, handoff_id: UUID, prompt_hash: str, step_count: int) -> None:
        await self._statements.run(
            "update model_assessment set prompt_hash = %s, step_count = %s where handoff_id = %s",
            (prompt_hash, step_count, handoff_id),
        )

    async def finish(
        self, handoff_id: UUID, asking: int, answer: Assessment | None, error: ModelError | None
    ) -> ModelAssessment | None:
        values = {
            "state": "ready" if answer else "failed",
            "error": error,
            "answer": Jsonb(assessment_json(answer)) if answer else None,
            "now": self._statements.now,
            "handoff_id": handoff_id,
            "asking": asking,
        }
        return _assessment(await self._statements.one(dict_row, FINISH, values))

    async def _asking(self, sql: LiteralString, values: Values) -> int | None:
        number: int | None = await self._statements.one(scalar_row, sql, values)
        return number


def _assessment(row: DictRow | None) -> ModelAssessment | None:
    return ModelAssessment(**{**row, "answer": _answer(row["answer"])}) if row else None


def _answer(kept: dict[str, Any] | None) -> Assessment | None:
    if kept is None:
        return None
    return Assessment(
        likely_cause=kept["likely_cause"],
        suggested_steps=[Suggestion(each["text"], _ids(each["step_ids"])) for each in kept["suggested_steps"]],
        for_step_ids=_ids(kept["for_step_ids"]),
        against_step_ids=_ids(kept["against_step_ids"]),
        confidence=kept["confidence"],
    )


def _ids(texts: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)
