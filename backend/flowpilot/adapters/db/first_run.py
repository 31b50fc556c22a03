"""How far the bound account is in its first run, and its practice escalations."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.first_run import OWN, FirstRun, Practice, Skippable

# A test that arrived proves mail; so does an escalation's, looked for among the newest.
FACTS: LiteralString = """
    select (select count(*) from app_user
             where deleted_at is null and disabled_at is null and not is_system) as people,
           (select count(*) from app_user
             where deleted_at is null and disabled_at is null and not is_system and password_hash is null) as invited,
           exists (select from (select channel, state from delivery order by created_at desc limit 1000) d
                    where d.channel = 'email' and d.state = 'sent') as mail_arrived,
           exists (select from alert_channel where user_id = %(admin)s and ended_at is null)
               or exists (select from notification n join delivery d on d.notification_id = n.id
                           where n.user_id = %(admin)s and n.kind = 'test' and d.state = 'sent'
                              and d.channel <> 'email') as told_myself,
           exists (select from escalation_policy) as has_ladder,
           (select count(*) from baseline_call where removed_at is null) as timed_calls,
           exists (select from handoff_claim) as was_claimed,
           exists (select from handoff_claim c join session_handoff h on h.id = c.handoff_id
                    where h.intent <> 'practice'
                       or not exists (select from audit a where a.subject_id = h.id and a.actor_id = c.user_id
                                                            and a.act = 'session_handoff.create')) as reached_somebody,
           (select coalesce(array_agg(distinct step), '{}') from first_run_skip
             where user_id = %(admin)s or step <> all(%(own)s)) as skipped"""
# The trail is written last: it does not name yet who began or ended something in this unit.
NEWEST: LiteralString = """
    select h.id as handoff_id, h.session_id, h.state, h.created_at, c.user_id as claimer_id, u.name as claimer_name,
           h.claimed_at, h.first_action_at, h.ended_at, w.id as wanter_id, w.name as wanter_name, o.asked, o.told,
           o.on_pages, e.actor_id as ender_id, e.name as ender_name,
           e.subject_id is not null and e.actor_id is null as was_forgotten
      from session_handoff h
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join app_user u on u.id = c.user_id
      left join audit b on b.subject_id = h.id and b.act = 'session_handoff.create'
      left join app_user w on w.id = coalesce(b.actor_id, %(admin)s)
      left join lateral (
            select a.subject_id, a.actor_id, p.name
              from audit a left join app_user p on p.id = a.actor_id
             where a.subject_id = h.id and a.act = 'practice.end' order by a.number limit 1) e on true
      cross join lateral (
            select count(*) as asked, count(*) filter (where on_page) as on_pages,
                   count(*) filter (where on_page or opened or sent) as told
              from (select bool_or(n.streamed_at is not null) as on_page,
                           exists (select from handoff_opening i where i.handoff_id = h.id and i.user_id = n.user_id)
                               as opened,
                           exists (select from delivery d where d.handoff_id = h.id and d.user_id = n.user_id
                                                            and d.state = 'sent') as sent
                      from notification n
                     where n.handoff_id = h.id and n.kind = 'escalation' and n.user_id is distinct from w.id
                       and n.user_id is not null
                     group by n.user_id) others) o
     where h.intent = 'practice' order by h.created_at desc limit 1"""


class PostgresFirstRuns:
    """See `application.ports_first_run.FirstRuns`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self, admin_id: UUID) -> FirstRun:
        row = await self._statements.one(dict_row, FACTS, {"admin": admin_id, "own": list(OWN)})
        if row is None:
            raise LookupError("a count has a row")
        return FirstRun(**row, practice=await self.newest(admin_id))

    async def skip(self, admin_id: UUID, step: Skippable) -> None:
        await self._statements.run(
            """insert into first_run_skip (account_id, user_id, step, skipped_at)
               values (current_account(), %s, %s, %s) on conflict do nothing""",
            (admin_id, step, self._statements.now),
        )

    async def newest(self, admin_id: UUID) -> Practice | None:
        row = await self._statements.one(dict_row, NEWEST, {"admin": admin_id})
        return _practice(row) if row else None

    async def ended_by(self, handoff_id: UUID) -> Person | None:
        row = await self._statements.one(
            dict_row,
            """select u.id, u.name from audit a join app_user u on u.id = a.actor_id
                where a.subject_id = %s and a.act = 'practice.end' order by a.number limit 1""",
            (handoff_id,),
        )
        return Person(row["id"], row["name"]) if row else None

    async def practised(self, since: datetime) -> Sequence[datetime]:
        return await self._statements.all(
            scalar_row,
            "select created_at from session_handoff where intent = 'practice' and created_at > %s order by created_at",
            (since,),
        )

    async def escalator_id(self) -> UUID | None:
        await self._statements.run(
            "select pg_advisory_xact_lock(hashtextextended('practice ' || current_account()::text, 0))"
        )
        await self._statements.read_clock()
        return await self._statements.one(
            scalar_row, "select id from app_user where is_system and email like 'practice %%'", {}
        )

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        now = self._statements.now
        await self._statements.run(
            """insert into ai_session
                      (account_id, id, user_id, problem, priority, status, created_at, updated_at, is_practice)
               values (current_account(), %s, %s, %s, 'normal', 'active', %s, %s, true)""",
            (session_id, user_id, problem, now, now),
        )


def _practice(row: Mapping[str, Any]) -> Practice:
    return Practice(
        handoff_id=row["handoff_id"],
        session_id=row["session_id"],
        state=row["state"],
        created_at=row["created_at"],
        wanted_by=_person(row, "wanter"),
        asked=row["asked"],
        told=row["told"],
        on_pages=row["on_pages"],
        claimed_by=_person(row, "claimer"),
        claimed_at=row["claimed_at"],
        first_action_at=row["first_action_at"],
        ended_at=row["ended_at"],
        ended_by=_person(row, "ender"),
        was_forgotten=row["was_forgotten"],
    )


def _person(row: Mapping[str, Any], role: str) -> Person | None:
    return Person(row[f"{role}_id"], row[f"{role}_name"]) if row[f"{role}_id"] else None
