"""Deleting what the bound account has had, session by session, with everything that hangs on it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.adapters.secrets import new_epoch
from flowpilot.domain.retention import Contents, Retention

CONTENTS: LiteralString = """
    select count(*) as sessions,
           count(*) filter (where s.status in ('requesting_escalation', 'escalated')) as in_transit,
           coalesce(sum(s.step_count), 0)::int as steps,
           coalesce(sum((select count(*) from session_handoff h where h.session_id = s.id)), 0)::int as handoffs,
           coalesce(sum((select count(*) from session_file f where f.session_id = s.id)), 0)::int as files,
           coalesce(sum((select sum(size) from session_file f where f.session_id = s.id)), 0)::bigint as bytes
      from ai_session s where not s.is_canary and """
# Sessions and their files may go at different times.
ENDING: LiteralString = """
    select count(*) filter (where old) as sessions, 0 as in_transit,
           coalesce(sum(step_count) filter (where old), 0)::int as steps,
           coalesce(sum((select count(*) from session_handoff h where h.session_id = e.id)) filter (where old), 0)::int
               as handoffs,
           coalesce(sum((select count(*) from session_file f where f.session_id = e.id)), 0)::int as files,
           coalesce(sum((select sum(size) from session_file f where f.session_id = e.id)), 0)::bigint as bytes
      from (select s.id, s.step_count, coalesce(s.ended_at < %(sessions)s, false) as old
              from ai_session s
             where not s.is_canary and s.ended_at < greatest(%(sessions)s::timestamptz, %(files)s::timestamptz)) e"""

# Foreign keys are looked at when the whole statement is done, so the order does not matter.
DELETE: LiteralString = """
    with doomed as materialized (
        select id from ai_session where id = any(%(sessions)s)
    ), handed as materialized (
        select h.id from session_handoff h join doomed d on d.id = h.session_id
    ), noticed as materialized (
        select n.id from notification n join handed h on h.id = n.handoff_id
        union all
        select n.id from notification n join doomed d on n.href = '/pilot/' || d.id where n.handoff_id is null
    ), told as materialized (
        select d.id from delivery d join noticed n on n.id = d.notification_id
    ), filed as materialized (
        select f.id from session_file f join doomed d on d.id = f.session_id
    ),
    attempts as (delete from delivery_attempt a using told t where a.delivery_id = t.id),
    deliveries as (delete from delivery d using told t where d.id = t.id),
    notices as (delete from notification n using noticed o where n.id = o.id),
    timers as (delete from timer t using handed h where t.handoff_id = h.id),
    models as (delete from model_assessment m using handed h where m.handoff_id = h.id),
    openings as (delete from handoff_opening o using handed h where o.handoff_id = h.id),
    claims as (delete from handoff_claim c using handed h where c.handoff_id = h.id),
    handoffs as (delete from session_handoff s using handed h where s.id = h.id),
    proposals as (delete from playbook_proposal p using doomed d where p.session_id = d.id),
    redactions as (delete from redaction r using doomed d where r.session_id = d.id),
    parts as (delete from session_file_part p using filed f where p.file_id = f.id),
    files as (delete from session_file s using filed f where s.id = f.id),
    steps as (delete from ai_session_step s using doomed d where s.session_id = d.id)
    delete from ai_session s using doomed d where s.id = d.id"""
FRAMES: LiteralString = """
    with gone as (
        delete from stream_event
         where data ->> 'session_id' = any(%(sessions)s)
            or coalesce(data ->> 'handoff_id', data ->> 'id') in (
               select id::text from session_handoff where session_id = any(%(sessions)s::uuid[]))
        returning epoch
    )
    select exists (select from gone join stream_head using (epoch))"""
# Only what was touched in the last day can still have an answer that is kept.
ANSWERS: LiteralString = """
    delete from idempotency_key k using (
        select s.id::text as named from ai_session s
         where s.id = any(%(sessions)s) and s.updated_at > now() - interval '25 hours'
        union all
        select h.id::text from session_handoff h join ai_session s on s.id = h.session_id
         where s.id = any(%(sessions)s) and s.updated_at > now() - interval '25 hours'
    ) t
     where strpos(k.path, t.named) > 0 or position(convert_to(t.named, 'UTF8') in k.body) > 0"""

FILES: LiteralString = """
    with old as materialized (
        select f.id from session_file f join ai_session s on s.id = f.session_id
         where s.ended_at < %(before)s limit %(limit)s
    ), parts as (
        delete from session_file_part p using old o where p.file_id = o.id
    ), deleted as (
        delete from session_file f using old o where f.id = o.id returning 1
    )
    select count(*) from deleted"""
FLIGHTS: LiteralString = """
    with old as materialized (
        select id from session_handoff where is_canary and ended_at < %(before)s limit %(limit)s
    ), noticed as materialized (
        select n.id from notification n join old o on o.id = n.handoff_id
    ), told as materialized (
        select d.id from delivery d join noticed n on n.id = d.notification_id
    ),
    attempts as (delete from delivery_attempt a using told t where a.delivery_id = t.id),
    deliveries as (delete from delivery d using told t where d.id = t.id),
    notices as (delete from notification n using noticed o where n.id = o.id),
    timers as (delete from timer t using old o where t.handoff_id = o.id),
    models as (delete from model_assessment m using old o where m.handoff_id = o.id),
    openings as (delete from handoff_opening h using old o where h.handoff_id = o.id),
    claims as (delete from handoff_claim c using old o where c.handoff_id = o.id),
    deleted as (delete from session_handoff h using old o where h.id = o.id returning 1)
    select count(*) from deleted"""
TIMERS: LiteralString = """
    with deleted as (
        delete from timer where id in (
            select id from timer where due_at is null and created_at < %(before)s limit %(limit)s)
        returning 1
    )
    select count(*) from deleted"""
ATTEMPTS: LiteralString = """
    with cleared as (
        update delivery_attempt a set detail = null
          from (select a.delivery_id, a.number
                  from delivery d join delivery_attempt a on a.delivery_id = d.id
                 where d.created_at < %(before)s and d.due_at is null and a.detail is not null
                 limit %(limit)s) old
         where a.delivery_id = old.delivery_id and a.number = old.number
        returning 1
    )
    select count(*) from cleared"""


class PostgresDeletions:
    """See `application.ports_deletions.Deletions`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def retention(self) -> Retention:
        found = await self._statements.one(class_row(Retention), "select session_days, file_days from retention")
        return found or Retention()

    async def keep_for(self, retention: Retention) -> None:
        await self._statements.run(
            """insert into retention (account_id, session_days, file_days) values (current_account(), %s, %s)
               on conflict (account_id) do update
                  set session_days = excluded.session_days, file_days = excluded.file_days""",
            (retention.session_days, retention.file_days),
        )

    async def contents_of_client(self, client_id: UUID) -> Contents:
        return await self._contents(CONTENTS + "s.client_id = %(client)s", {"client": client_id})

    async def contents_ended_before(self, sessions: datetime | None, files: datetime | None) -> Contents:
        return await self._contents(ENDING, {"sessions": sessions, "files": files})

    async def lock_client(self, client_id: UUID) -> Sequence[UUID] | None:
        there = await self._statements.changed("select 1 from client where id = %s for update", (client_id,))
        if not there:
            return None
        return await self._statements.all(
            scalar_row, "select id from ai_session where client_id = %s order by id for update", (client_id,)
        )

    async def delete_client(self, client_id: UUID) -> None:
        await self._statements.run("delete from client where id = %s", (client_id,))

    async def lock_ended_before(self, at: datetime, limit: int) -> Sequence[UUID]:
        return await self._statements.all(
            scalar_row,
            """select id from ai_session where ended_at < %s and not is_canary
                order by ended_at limit %s for update skip locked""",
            (at, limit),
        )

    async def lock_any(self, limit: int) -> Sequence[UUID]:
        return await self._statements.all(
            scalar_row, "select id from ai_session where not is_canary limit %s for update", (limit,)
        )

    async def delete_sessions(self, session_ids: Collection[UUID]) -> None:
        sessions = {"sessions": [str(one) for one in session_ids]}
        makes_a_gap = await self._statements.one(scalar_row, FRAMES, sessions)
        for statement in (ANSWERS, DELETE):
            await self._statements.run(statement, {"sessions": list(session_ids)})
        if makes_a_gap:
            await self.begin_history()

    async def begin_history(self) -> None:
        await self._statements.run("update stream_head set epoch = %s, number = 0", (new_epoch(),))

    async def delete_files(self, ended_before: datetime, limit: int) -> int:
        return await self._some(FILES, ended_before, limit)

    async def delete_flights(self, before: datetime, limit: int) -> int:
        return await self._some(FLIGHTS, before, limit)

    async def delete_timers(self, before: datetime, limit: int) -> int:
        return await self._some(TIMERS, before, limit)

    async def clear_attempts(self, before: datetime, limit: int) -> int:
        return await self._some(ATTEMPTS, before, limit)

    async def _some(self, sql: LiteralString, before: datetime, limit: int) -> int:
        return await self._statements.one(scalar_row, sql, {"before": before, "limit": limit}) or 0

    async def _contents(self, sql: LiteralString, values: dict[str, object]) -> Contents:
        found = await self._statements.one(class_row(Contents), sql, values)
        if found is None:
            raise LookupError("counting gave no row")
        return found
