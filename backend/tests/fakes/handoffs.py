"""Handoffs and claims in memory."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from flowpilot.application.ports_handoffs import NewClaim, Position, Queue, QueueQuery, ReaderCard
from flowpilot.application.ports_telling import Deliveries
from flowpilot.domain.account import Person
from flowpilot.domain.card import Card
from flowpilot.domain.handoff import Claim, ClaimEnd, FirstActionKind, Handoff, HandoffRequest, HandoffState
from flowpilot.domain.ladder import Rung
from flowpilot.domain.session import Priority
from tests.fakes.store import ClaimRow, Clock, Rows


class MemoryHandoffs:
    """See `application.ports_handoffs.Handoffs`."""

    def __init__(self, rows: Rows, clock: Clock, deliveries: Deliveries) -> None:
        self._rows = rows
        self._clock = clock
        self._deliveries = deliveries

    async def get(self, handoff_id: UUID) -> Handoff | None:
        return self._rows.handoffs.get(handoff_id)

    async def in_transit(self, session_id: UUID) -> Handoff | None:
        return self._of(session_id, "open", "claimed")

    async def parked(self, session_id: UUID) -> Handoff | None:
        return self._of(session_id, "parked")

    async def latest(self, session_id: UUID) -> Handoff | None:
        found = [one for one in self._rows.handoffs.values() if one.session_id == session_id]
        return next((one for one in reversed(found) if one.intent == "escalate"), None)

    async def card(self, handoff_id: UUID, reader_id: UUID) -> ReaderCard | None:
        handoff = self._rows.handoffs.get(handoff_id)
        if handoff is None:
            return None
        session = self._rows.sessions[handoff.session_id]
        card = Card(
            id=handoff.id,
            session_id=session.id,
            problem=session.problem,
            client_name=session.client_name,
            ticket_ref=session.ticket_ref,
            priority=handoff.priority,
            reason=handoff.reason,
            step_count=session.step_count,
            escalated_by=handoff.escalated_by,
            target_user_id=handoff.target_user_id,
            needed_by=handoff.needed_by,
            created_at=handoff.created_at,
            state=handoff.state,
            claimed_by=handoff.claim.user if handoff.claim else None,
            claimed_at=handoff.claim.claimed_at if handoff.claim else None,
            deliveries=await self._deliveries.told_of(handoff_id),
            ladder=handoff.ladder,
        )
        mine = handoff.holder is not None and handoff.holder.id == reader_id
        claimed = any(
            row.claim.user.id == reader_id for row in self._rows.claims.values() if row.handoff_id == handoff_id
        )
        seen = claimed or (handoff_id, reader_id) in self._rows.openings
        return ReaderCard(card, mine=mine, seen=seen, place=handoff.ended_at or handoff.created_at)

    async def queue(self, query: QueueQuery) -> Queue:
        cards = [await self.card(handoff_id, query.reader_id) for handoff_id in self._rows.handoffs]
        items = [one for one in cards if one and one.card.state == query.state]
        return Queue(Position("memory00", len(self._rows.events)), items)

    async def add(
        self,
        handoff_id: UUID,
        session_id: UUID,
        escalated_by: UUID,
        request: HandoffRequest,
        snapshot: Mapping[str, object],
        ladder: Sequence[Rung],
    ) -> None:
        self._rows.snapshots[handoff_id] = snapshot
        self._rows.handoffs[handoff_id] = Handoff(
            id=handoff_id,
            session_id=session_id,
            intent=request.intent,
            state="open" if request.intent == "escalate" else "parked",
            reason=request.reason,
            notes=request.notes,
            priority=request.priority,
            target_user_id=request.target_user_id,
            needed_by=request.needed_by,
            escalated_by=Person(escalated_by, self._rows.users[escalated_by].name),
            created_at=self._clock.now,
            ended_at=None,
            claim=None,
            last_claimer_id=None,
            ladder=ladder,
        )

    async def claim(self, handoff_id: UUID, claim: NewClaim) -> bool:
        return self._rows.handoffs[handoff_id].state == "open" and self._take(handoff_id, claim)

    async def take_over(self, handoff_id: UUID, former_claim_id: UUID, claim: NewClaim) -> bool:
        former = self._rows.handoffs[handoff_id].claim
        return former is not None and former.id == former_claim_id and self._take(handoff_id, claim)

    async def ask(self, claim_id: UUID, lease_until: datetime | None) -> None:
        self._change_claim(claim_id, asked_at=self._clock.now, lease_until=lease_until)

    async def renew(self, claim_id: UUID, lease_until: datetime | None) -> None:
        self._change_claim(claim_id, asked_at=None, lease_until=lease_until)

    async def end_claim(self, claim_id: UUID, kind: ClaimEnd, reason: str | None) -> None:
        self._rows.claims[claim_id] = replace(self._rows.claims[claim_id], end_kind=kind)

    async def reopen(
        self, handoff_id: UUID, target_user_id: UUID | None, priority: Priority, ladder: Sequence[Rung]
    ) -> None:
        self._change(
            handoff_id, state="open", claim=None, target_user_id=target_user_id, priority=priority, ladder=ladder
        )

    async def end(self, handoff_id: UUID, state: HandoffState) -> None:
        self._change(handoff_id, state=state, ended_at=self._clock.now)

    async def first_action(self, claim_id: UUID, kind: FirstActionKind) -> bool:
        row = self._rows.claims[claim_id]
        if row.claim.first_action_at:
            return False
        self._rows.claims[claim_id] = replace(row, first_action_kind=kind)
        self._change_claim(claim_id, first_action_at=self._clock.now, lease_until=None)
        return True

    async def write_read_back(self, claim_id: UUID, text: str) -> None:
        self._change_claim(claim_id, read_back=text)

    async def rate(self, claim_id: UUID, *, enough: bool) -> None:
        self._change_claim(claim_id, had_enough=enough)

    async def open_for(self, handoff_id: UUID, user_id: UUID) -> bool:
        opening = (handoff_id, user_id)
        first = opening not in self._rows.openings
        self._rows.openings.add(opening)
        return first

    async def note_reading(self, handoff_id: UUID, user_id: UUID, *, reads: bool) -> None:
        opening = (handoff_id, user_id)
        if opening in self._rows.openings:
            self._rows.reading[opening] = self._clock.now if reads else None

    async def readers(self, handoff_id: UUID, since: datetime) -> Sequence[Person]:
        at = {user_id: seen for (one, user_id), seen in self._rows.reading.items() if one == handoff_id}
        ids = [user_id for user_id, seen in at.items() if seen is not None and seen > since]
        return [Person(user_id, self._rows.users[user_id].name) for user_id in ids]

    async def claims_of(self, user_id: UUID) -> Sequence[UUID]:
        held = [row for row in self._rows.claims.values() if row.end_kind is None]
        return [row.handoff_id for row in held if row.claim.user.id == user_id]

    async def told_people(self, handoff_id: UUID) -> Collection[UUID | None]:
        untried = [row for row in self._rows.deliveries if row.state != "cancelled"]
        return {row.user_id for row in untried if row.handoff_id == handoff_id}

    def _take(self, handoff_id: UUID, new: NewClaim) -> bool:
        handoff, user = self._rows.handoffs[handoff_id], self._rows.users[new.user_id]
        claim = Claim(new.id, Person(user.id, user.name), new.way, self._clock.now, new.lease_until, None)
        self._rows.claims[new.id] = ClaimRow(claim, handoff_id)
        self._change(handoff_id, state="claimed", claim=claim, last_claimer_id=user.id)
        self._rows.sessions[handoff.session_id] = replace(
            self._rows.sessions[handoff.session_id],
            status="escalated",
            escalated_to_id=user.id,
            escalated_to_name=user.name,
        )
        return True

    def _of(self, session_id: UUID, *states: HandoffState) -> Handoff | None:
        found = [one for one in self._rows.handoffs.values() if one.session_id == session_id and one.state in states]
        assert len(found) <= 1
        return found[0] if found else None

    def _change_claim(self, claim_id: UUID, **changes: Any) -> None:  # noqa: ANN401 - what a claim has
        row = self._rows.claims[claim_id]
        claim = replace(row.claim, **changes)
        self._rows.claims[claim_id] = replace(row, claim=claim)
        self._change(row.handoff_id, claim=claim)

    def _change(self, handoff_id: UUID, **changes: object) -> None:
        values = {name: getattr(self._rows.handoffs[handoff_id], name) for name in Handoff.__slots__}
        self._rows.handoffs[handoff_id] = Handoff(**(values | changes))
