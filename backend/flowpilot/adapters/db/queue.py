"""The queue's cards, read in one statement with the stream position of the same snapshot."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_handoffs import Position, Queue, QueueQuery, ReaderCard
from flowpilot.domain.account import Person
from flowpilot.domain.card import Card, Told
from flowpilot.domain.ladder import Rung
from flowpilot.domain.text import BEGINNING, BLANKS

# Each person counts once in each number; the escalator has no notification of the kind and no opening. `told` is a
# delivery that was sent, a frame that was written, or an opening.
TOLD: LiteralString = """
    select count(*) filter (where told) as told, count(*) filter (where opened) as seen,
           count(*) filter (where not told and lost) as unreachable
      from (
        select p.user_id, bool_or(p.told) as told, bool_or(p.opened) as opened,
               coalesce(bool_and(p.lost) filter (where p.lost is not null), false) as lost
          from (
            select d.user_id, d.state = 'sent' as told, false as opened,
                   d.state = 'dead' or d.state = 'suppressed' and d.reason is distinct from 'restored' as lost
              from delivery d where d.handoff_id = h.id and d.user_id is not null
            union all
            select n.user_id, true, false, null from notification n
             where n.handoff_id = h.id and n.kind = 'escalation' and n.streamed_at is not null
            union all
            select o.user_id, true, true, null from handoff_opening o where o.handoff_id = h.id
          ) p group by p.user_id
      ) people"""

# As much of the problem as its first line is made of.
PROBLEM: Mapping[str, object] = {"blanks": BLANKS, "beginning": BEGINNING}
CARD: LiteralString = """
    select h.id, h.session_id, left(ltrim(s.problem, %(blanks)s), %(beginning)s) as problem, cl.name as client_name,
           s.ticket_ref, h.priority, h.reason, s.step_count, h.escalated_by, e.name as escalated_by_name,
           h.target_user_id, h.needed_by, h.created_at, h.state, c.user_id as claimed_by,
           u.name as claimed_by_name, c.claimed_at, h.ladder,
           c.user_id is not distinct from %(reader)s and h.state = 'claimed' as mine,
           exists (select from handoff_opening o where o.handoff_id = h.id and o.user_id = %(reader)s)
               or exists (select from handoff_claim k where k.handoff_id = h.id and k.user_id = %(reader)s) as seen,
           coalesce(h.ended_at, h.created_at) as place, t.told, t.seen as seen_by, t.unreachable
      from session_handoff h
      join ai_session s on s.id = h.session_id
      join app_user e on e.id = h.escalated_by
      left join client cl on cl.id = s.client_id
      left join handoff_claim c on c.id = h.claim_id
      left join app_user u on u.id = c.user_id
      cross join lateral (""" + TOLD + """) t
     where not h.is_canary and """  # fmt: skip

WHOLE_LIST: LiteralString = """h.state = %(state)s
       and (%(own)s and h.escalated_by = %(reader)s
            or not %(own)s and (h.state = 'claimed' or h.escalated_by <> %(reader)s))
     order by h.created_at, h.id"""
CLOSED: LiteralString = """h.ended_at is not null and h.intent <> 'park'
       and (not %(own)s or h.escalated_by = %(reader)s)
       and (%(before_at)s::timestamptz is null or (h.ended_at, h.id) < (%(before_at)s, %(before_id)s::uuid))
     order by h.ended_at desc, h.id desc limit %(limit)s"""
PARKED: LiteralString = """h.state = 'parked' and h.escalated_by = %(reader)s
       and (%(before_at)s::timestamptz is null or (h.created_at, h.id) < (%(before_at)s, %(before_id)s::uuid))
     order by h.created_at desc, h.id desc limit %(limit)s"""
CHOICES: Mapping[str, LiteralString] = {
    "open": WHOLE_LIST,
    "claimed": WHOLE_LIST,
    "closed": CLOSED,
    "parked": PARKED,
}


async def read_queue(statements: Statements, query: QueueQuery) -> Queue:
    """The cards of one state, and where the stream stands in the same snapshot."""
    before_at, before_id = query.before or (None, None)
    rows = await statements.all(
        dict_row,
        "select head.epoch, head.number, card.* from stream_head head left join lateral ("
        + CARD
        + CHOICES[query.state]
        + ") card on true",
        {
            **PROBLEM,
            "reader": query.reader_id,
            "state": query.state,
            "own": query.own,
            "before_at": before_at,
            "before_id": before_id,
            "limit": query.limit,
        },
    )
    items = [_reader_card(row) for row in rows if row["id"]]
    return Queue(Position(rows[0]["epoch"], rows[0]["number"]), items)


async def read_card(statements: Statements, handoff_id: UUID, reader_id: UUID) -> ReaderCard | None:
    """One card as this reader sees it."""
    row = await statements.one(
        dict_row, CARD + "h.id = %(handoff)s", {**PROBLEM, "handoff": handoff_id, "reader": reader_id}
    )
    return _reader_card(row) if row else None


async def read_told(statements: Statements, handoff_id: UUID) -> Told:
    """How many people a handoff has reached."""
    row = await statements.one(
        class_row(Told),
        "select t.* from session_handoff h cross join lateral (" + TOLD + ") t where not h.is_canary and h.id = %s",
        (handoff_id,),
    )
    return row or Told()


def read_ladder(rungs: Sequence[Mapping[str, Any]]) -> list[Rung]:
    """The stored ladder of a handoff, written by `domain.card.ladder_json`."""
    return [Rung(datetime.fromisoformat(rung["at"]), rung["tell"], rung["tier"]) for rung in rungs]


def _reader_card(row: Mapping[str, Any]) -> ReaderCard:
    card = Card(
        id=row["id"],
        session_id=row["session_id"],
        problem=row["problem"],
        client_name=row["client_name"],
        ticket_ref=row["ticket_ref"],
        priority=row["priority"],
        reason=row["reason"],
        step_count=row["step_count"],
        escalated_by=Person(row["escalated_by"], row["escalated_by_name"]),
        target_user_id=row["target_user_id"],
        needed_by=row["needed_by"],
        created_at=row["created_at"],
        state=row["state"],
        claimed_by=Person(row["claimed_by"], row["claimed_by_name"]) if row["claimed_by"] else None,
        claimed_at=row["claimed_at"],
        deliveries=Told(row["told"], row["seen_by"], row["unreachable"]),
        ladder=read_ladder(row["ladder"]),
    )
    return ReaderCard(card, mine=row["mine"], seen=row["seen"], place=row["place"])
