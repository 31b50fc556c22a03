"""Sessions of the bound account and their steps."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.similar import WORDS
from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.application.ports_sessions import NewSession, SessionQuery
from flowpilot.domain.playbook_choice import SessionPlaybook, choice_json, read_choice
from flowpilot.domain.session import AISession, AISessionStep, SessionStatus

SESSION: LiteralString = """
    select s.id, s.status, s.problem, s.intake, c.name as client_name, s.ticket_ref, s.category, s.priority,
           s.user_id, o.name as user_name, s.escalated_to_id, e.name as escalated_to_name, s.step_count, s.summary,
           s.created_at, s.updated_at, s.ended_at, s.playbook, s.is_practice
      from ai_session s
      join app_user o on o.id = s.user_id
      left join app_user e on e.id = s.escalated_to_id
      left join client c on c.id = s.client_id """
VISIBLE: LiteralString = SESSION + "where not s.is_canary and "
STEP: LiteralString = """
    select t.id, t.session_id, t.number, t.kind, t.text, t.outcome, t.answers_step_id, t.author_kind, t.author_id,
           coalesce(u.name, initcap(t.author_kind)) as author_name, t.created_at,
           t.item_key, t.redacted_at, t.redacted_by, r.name as redacted_by_name, t.redaction_reason
      from ai_session_step t
      left join app_user u on u.id = t.author_id
      left join app_user r on r.id = t.redacted_by """
BEGINNING: LiteralString = STEP.replace("t.text,", "left(t.text, %s) as text,")
LIST: LiteralString = (
    SESSION
    + """
     where not s.is_canary
       and (cardinality(%(statuses)s::text[]) = 0 or s.status = any(%(statuses)s))
       and (%(owner)s::uuid is null or s.user_id = %(owner)s)
       and (%(client)s::text is null or c.name = %(client)s)
       and (%(ticket_ref)s::text is null or s.ticket_ref = %(ticket_ref)s)
       and (%(text)s::text is null or strpos(lower(s.problem), lower(%(text)s)) > 0
            or strpos(lower(coalesce(s.ticket_ref, '')), lower(%(text)s)) > 0
            or strpos(lower(coalesce(c.name, '')), lower(%(text)s)) > 0)
       and (%(from)s::timestamptz is null or s.created_at >= %(from)s)
       and (%(to)s::timestamptz is null or s.created_at < %(to)s)
       and (%(before_at)s::timestamptz is null or (s.created_at, s.id) < (%(before_at)s, %(before_id)s::uuid))
     order by s.created_at desc, s.id desc
     limit %(limit)s"""
)

END: LiteralString = (
    """update ai_session set status = %s, escalated_to_id = null, summary = %s, updated_at = %s, ended_at = %s,
              words = case when %s = 'resolved' then """
    + WORDS
    + " end where id = %s"
)


def session_of(row: Mapping[str, Any]) -> AISession:
    """A row of `SESSION`."""
    return AISession(**{**row, "playbook": read_choice(row["playbook"])})


class PostgresSessions:
    """See `application.ports_sessions.Sessions`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self, session_id: UUID) -> AISession | None:
        return await self._one(VISIBLE + "s.id = %s", (session_id,))

    async def lock(self, session_id: UUID) -> AISession | None:
        # Read in a statement behind the lock: the locking one would join rows as they were before it waited.
        await self._statements.run("select 1 from ai_session where id = %s for update", (session_id,))
        await self._statements.read_clock()
        return await self.get(session_id)

    async def lock_of_handoff(self, handoff_id: UUID) -> AISession | None:
        await self._statements.run(
            """select 1 from ai_session
                where id = (select session_id from session_handoff where id = %s) for update""",
            (handoff_id,),
        )
        await self._statements.read_clock()
        return await self._one(VISIBLE + "s.id = (select session_id from session_handoff where id = %s)", (handoff_id,))

    async def list(self, query: SessionQuery) -> Sequence[AISession]:
        before_at, before_id = query.before or (None, None)
        rows = await self._statements.all(
            dict_row,
            LIST,
            {
                "statuses": list(query.statuses),
                "owner": query.owner_id,
                "client": query.client,
                "ticket_ref": query.ticket_ref,
                "text": query.text,
                "from": query.created_from,
                "to": query.created_to,
                "before_at": before_at,
                "before_id": before_id,
                "limit": query.limit,
            },
        )
        return [session_of(row) for row in rows]

    async def add(self, session_id: UUID, owner_id: UUID, new: NewSession) -> None:
        if new.client_name is not None:
            # Whoever deletes the client just now is waited for: then it is made anew.
            await self._statements.run("select 1 from client where name = %s for key share", (new.client_name,))
            await self._statements.run(
                """insert into client (account_id, id, name, created_at)
                   values (current_account(), %s, %s, clock_timestamp()) on conflict do nothing""",
                (uuid7(), new.client_name),
            )
        await self._statements.run(
            """insert into ai_session (account_id, id, user_id, client_id, ticket_ref, category, problem, intake,
                                       priority, status, created_at, updated_at)
               values (current_account(), %s, %s, (select id from client where name = %s), %s, %s, %s, %s,
                       %s, 'active', %s, %s)""",
            (
                session_id,
                owner_id,
                new.client_name,
                new.ticket_ref,
                new.category,
                new.problem,
                new.intake,
                new.priority,
                self._statements.now,
                self._statements.now,
            ),
        )

    async def move(self, session_id: UUID, status: SessionStatus, escalated_to_id: UUID | None = None) -> None:
        await self._statements.run(
            "update ai_session set status = %s, escalated_to_id = %s, updated_at = %s where id = %s",
            (status, escalated_to_id, self._statements.now, session_id),
        )

    async def give(self, session_id: UUID, owner_id: UUID) -> None:
        await self._statements.run(
            "update ai_session set user_id = %s, updated_at = %s where id = %s",
            (owner_id, self._statements.now, session_id),
        )

    async def work_with(self, session_id: UUID, choice: SessionPlaybook) -> None:
        await self._statements.run(
            "update ai_session set playbook = %s where id = %s", (Jsonb(choice_json(choice)), session_id)
        )

    async def end(self, session_id: UUID, status: SessionStatus, summary: str | None) -> None:
        now = self._statements.now
        await self._statements.run(END, (status, summary, now, now, status, session_id))

    async def steps(self, session_id: UUID, after: int = 0, limit: int | None = None) -> Sequence[AISessionStep]:
        return await self._statements.all(
            class_row(AISessionStep),
            STEP + "where t.session_id = %s and t.number > %s order by t.number limit %s",
            (session_id, after, limit),
        )

    async def redacted_steps(self, session_id: UUID) -> int:
        statement = "select count(*) from ai_session_step where session_id = %s and redacted_at is not null"
        return await self._statements.one(scalar_row, statement, (session_id,)) or 0

    async def beginnings(self, session_id: UUID, characters: int) -> Sequence[AISessionStep]:
        return await self._statements.all(
            class_row(AISessionStep),
            BEGINNING + "where t.session_id = %s order by t.number",
            (characters, session_id),
        )

    async def step(self, session_id: UUID, step_id: UUID) -> AISessionStep | None:
        return await self._statements.one(
            class_row(AISessionStep), STEP + "where t.session_id = %s and t.id = %s", (session_id, step_id)
        )

    async def add_step(self, step: AISessionStep) -> None:
        await self._statements.run(
            """insert into ai_session_step (account_id, id, session_id, number, kind, text, outcome,
                                            answers_step_id, author_kind, author_id, created_at, item_key)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            (
                step.id,
                step.session_id,
                step.number,
                step.kind,
                step.text,
                step.outcome,
                step.answers_step_id,
                step.author_kind,
                step.author_id,
                step.created_at,
                step.item_key,
            ),
        )
        await self._statements.run(
            "update ai_session set step_count = %s, updated_at = %s where id = %s",
            (step.number, step.created_at, step.session_id),
        )

    async def handed_back_by(self, session_id: UUID, user_id: UUID) -> bool:
        return await self._statements.changed(
            """select 1 from handoff_claim c join session_handoff h on h.id = c.handoff_id
                where h.session_id = %s and c.user_id = %s and c.end_kind = 'handed_back' limit 1""",
            (session_id, user_id),
        )

    async def _one(self, sql: LiteralString, values: Values) -> AISession | None:
        row = await self._statements.one(dict_row, sql, values)
        return session_of(row) if row else None
