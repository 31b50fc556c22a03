"""Handoffs and claims of the bound account; the queue's cards are read in `queue`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.queue import read_card, read_ladder, read_queue
from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.application.ports_handoffs import NewClaim, Queue, QueueQuery, ReaderCard
from flowpilot.domain.account import Person
from flowpilot.domain.card import ladder_json
from flowpilot.domain.handoff import (
    Claim,
    ClaimEnd,
    FirstActionKind,
    Handoff,
    HandoffRequest,
    HandoffState,
)
from flowpilot.domain.ladder import Rung
from flowpilot.domain.session import Priority

HANDOFF: LiteralString = """
    select h.id, h.session_id, replace(h.intent, 'practice', 'escalate') as intent, h.state, h.reason, h.notes,
           h.priority, h.target_user_id, h.needed_by, h.escalated_by, e.name as escalated_by_name, h.created_at,
           h.ended_at, h.claim_id, c.user_id as claimed_by, u.name as claimed_by_name, c.way, c.claimed_at,
           c.lease_until, c.first_action_at,
           c.asked_at, c.read_back, c.had_enough, h.ladder,
           (select l.user_id from handoff_claim l where l.handoff_id = h.id order by l.id desc limit 1)
               as last_claimer_id
      from session_handoff h
      join app_user e on e.id = h.escalated_by
      left join handoff_claim c on c.id = h.claim_id
      left join app_user u on u.id = c.user_id
     where not h.is_canary and """

# One statement, one winner: it changes no row unless the handoff is open at the moment it is written.
# The claimer's row is held too: whoever is being disabled at this moment either claims before it, and then lets go of
# the claim with everything else, or does not claim.
CLAIM: LiteralString = """
    with won as (
        update session_handoff
           set state = 'claimed', claim_id = %(claim)s, claimed_at = %(now)s, first_action_at = null, {given_up}
               opened_at = (select o.opened_at from handoff_opening o
                             where o.handoff_id = %(handoff)s and o.user_id = %(user)s and o.opened_at <= %(now)s)
         where id = %(handoff)s and {stands}
           and exists (select from app_user where id = %(user)s and disabled_at is null for share)
        returning id, session_id
    ), taken as (
        insert into handoff_claim (account_id, id, handoff_id, user_id, way, claimed_at, lease_until)
        select current_account(), %(claim)s, won.id, %(user)s, %(way)s, %(now)s, %(lease_until)s from won
    )
    update ai_session s set status = 'escalated', escalated_to_id = %(user)s, updated_at = %(now)s
      from won where s.id = won.session_id
    returning s.id"""
CLAIM_OPEN: LiteralString = CLAIM.replace("{stands}", "state = 'open'").replace("{given_up}", "")
TAKE_OVER: LiteralString = CLAIM.replace("{stands}", "state = 'claimed' and claim_id = %(former)s").replace(
    "{given_up}", "given_up = given_up + 1,"
)

# The stamps of the claim that stands are copied to its handoff, for the metric.
REOPEN: LiteralString = """
    update session_handoff
       set state = 'open', given_up = given_up + case when claim_id is null then 0 else 1 end, claim_id = null,
           claimed_at = null, first_action_at = null, opened_at = null,
           target_user_id = %s, priority = %s, ladder = %s
     where id = %s and state in ('open', 'claimed')"""
FIRST_ACTION: LiteralString = """
    with acted as (
        update handoff_claim set first_action_at = %(now)s, first_action_kind = %(kind)s, lease_until = null
         where id = %(claim)s and first_action_at is null
        returning id, handoff_id
    ), stamped as (
        update session_handoff h set first_action_at = %(now)s
          from acted where h.id = acted.handoff_id and h.claim_id = acted.id
    )
    select id from acted"""


class PostgresHandoffs:
    """See `application.ports_handoffs.Handoffs`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self, handoff_id: UUID) -> Handoff | None:
        return await self._handoff(HANDOFF + "h.id = %s", (handoff_id,))

    async def in_transit(self, session_id: UUID) -> Handoff | None:
        return await self._handoff(HANDOFF + "h.session_id = %s and h.state in ('open', 'claimed')", (session_id,))

    async def parked(self, session_id: UUID) -> Handoff | None:
        return await self._handoff(HANDOFF + "h.session_id = %s and h.state = 'parked'", (session_id,))

    async def latest(self, session_id: UUID) -> Handoff | None:
        return await self._handoff(
            HANDOFF + "h.session_id = %s and h.intent <> 'park' order by h.created_at desc limit 1",
            (session_id,),
        )

    async def card(self, handoff_id: UUID, reader_id: UUID) -> ReaderCard | None:
        return await read_card(self._statements, handoff_id, reader_id)

    async def queue(self, query: QueueQuery) -> Queue:
        return await read_queue(self._statements, query)

    async def add(
        self,
        handoff_id: UUID,
        session_id: UUID,
        escalated_by: UUID,
        request: HandoffRequest,
        snapshot: Mapping[str, object],
        ladder: Sequence[Rung],
    ) -> None:
        await self._statements.run(
            """insert into session_handoff (account_id, id, session_id, intent, state, reason, notes, priority,
                   target_user_id, needed_by, escalated_by, writing_seconds, snapshot, ladder, created_at, is_canary)
               select current_account(), %s, s.id, case when s.is_practice then 'practice' else %s end, %s, %s, %s, %s,
                      %s, %s, %s, %s, %s, %s, %s, s.is_canary
                 from ai_session s where s.id = %s""",
            (
                handoff_id,
                request.intent,
                "open" if request.intent == "escalate" else "parked",
                request.reason,
                request.notes,
                request.priority,
                request.target_user_id,
                request.needed_by,
                escalated_by,
                request.writing_seconds,
                Jsonb(snapshot),
                Jsonb(ladder_json(ladder)),
                self._statements.now,
                session_id,
            ),
        )

    async def claim(self, handoff_id: UUID, claim: NewClaim) -> bool:
        return await self._statements.changed(CLAIM_OPEN, self._values(handoff_id, claim))

    async def take_over(self, handoff_id: UUID, former_claim_id: UUID, claim: NewClaim) -> bool:
        values = self._values(handoff_id, claim) | {"former": former_claim_id}
        return await self._statements.changed(TAKE_OVER, values)

    async def ask(self, claim_id: UUID, lease_until: datetime | None) -> None:
        await self._statements.run(
            "update handoff_claim set asked_at = %s, lease_until = %s where id = %s",
            (self._statements.now, lease_until, claim_id),
        )

    async def renew(self, claim_id: UUID, lease_until: datetime | None) -> None:
        await self._statements.run(
            "update handoff_claim set asked_at = null, lease_until = %s where id = %s", (lease_until, claim_id)
        )

    async def end_claim(self, claim_id: UUID, kind: ClaimEnd, reason: str | None) -> None:
        await self._statements.run(
            """update handoff_claim set ended_at = %s, end_kind = %s, end_reason = %s, lease_until = null
                where id = %s and ended_at is null""",
            (self._statements.now, kind, reason, claim_id),
        )

    async def reopen(
        self, handoff_id: UUID, target_user_id: UUID | None, priority: Priority, ladder: Sequence[Rung]
    ) -> None:
        await self._statements.run(
            REOPEN,
            (target_user_id, priority, Jsonb(ladder_json(ladder)), handoff_id),
        )

    async def end(self, handoff_id: UUID, state: HandoffState) -> None:
        await self._statements.run(
            """update session_handoff set state = %s, ended_at = %s
                where id = %s and state in ('open', 'claimed', 'parked')""",
            (state, self._statements.now, handoff_id),
        )

    async def first_action(self, claim_id: UUID, kind: FirstActionKind) -> bool:
        return await self._statements.changed(
            FIRST_ACTION, {"now": self._statements.now, "kind": kind, "claim": claim_id}
        )

    async def write_read_back(self, claim_id: UUID, text: str) -> None:
        await self._statements.run("update handoff_claim set read_back = %s where id = %s", (text, claim_id))

    async def rate(self, claim_id: UUID, *, enough: bool) -> None:
        await self._statements.run("update handoff_claim set had_enough = %s where id = %s", (enough, claim_id))

    async def open_for(self, handoff_id: UUID, user_id: UUID) -> bool:
        return await self._statements.changed(
            """insert into handoff_opening (account_id, handoff_id, user_id, opened_at)
               values (current_account(), %s, %s, %s) on conflict do nothing returning user_id""",
            (handoff_id, user_id, self._statements.now),
        )

    async def note_reading(self, handoff_id: UUID, user_id: UUID, *, reads: bool) -> None:
        await self._statements.run(
            "update handoff_opening set reading_at = %s where handoff_id = %s and user_id = %s",
            (self._statements.now if reads else None, handoff_id, user_id),
        )

    async def readers(self, handoff_id: UUID, since: datetime) -> Sequence[Person]:
        return await self._statements.all(
            class_row(Person),
            """select u.id, u.name from handoff_opening o join app_user u on u.id = o.user_id
                where o.handoff_id = %s and o.reading_at > %s and u.disabled_at is null
                order by o.opened_at, u.id""",
            (handoff_id, since),
        )

    async def claims_of(self, user_id: UUID) -> Sequence[UUID]:
        return await self._statements.all(
            scalar_row,
            "select handoff_id from handoff_claim where user_id = %s and ended_at is null order by handoff_id",
            (user_id,),
        )

    async def told_people(self, handoff_id: UUID) -> Collection[UUID | None]:
        return await self._statements.all(
            scalar_row,
            """select distinct d.user_id
                 from delivery d join notification n on n.id = d.notification_id
                where d.handoff_id = %s and n.kind in ('escalation', 'reminder')
                  and (d.state <> 'cancelled' or d.attempt_count > 0)""",
            (handoff_id,),
        )

    def _values(self, handoff_id: UUID, claim: NewClaim) -> dict[str, object]:
        return {
            "claim": claim.id,
            "handoff": handoff_id,
            "user": claim.user_id,
            "way": claim.way,
            "lease_until": claim.lease_until,
            "now": self._statements.now,
        }

    async def _handoff(self, sql: LiteralString, values: Values) -> Handoff | None:
        row = await self._statements.one(dict_row, sql, values)
        return _handoff(row) if row else None


def _handoff(row: Mapping[str, Any]) -> Handoff:
    values = dict(row)
    has_claim = values["claim_id"] is not None
    claim = Claim(
        id=values.pop("claim_id"),
        user=Person(values.pop("claimed_by"), values.pop("claimed_by_name")),
        way=values.pop("way"),
        claimed_at=values.pop("claimed_at"),
        lease_until=values.pop("lease_until"),
        first_action_at=values.pop("first_action_at"),
        asked_at=values.pop("asked_at"),
        read_back=values.pop("read_back"),
        had_enough=values.pop("had_enough"),
    )
    ladder = read_ladder(values.pop("ladder"))
    escalated_by = Person(values.pop("escalated_by"), values.pop("escalated_by_name"))
    return Handoff(**values, escalated_by=escalated_by, claim=claim if has_claim else None, ladder=ladder)
