"""A handoff as it stands in the queue and in the stream's frames: the same in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.handoff import HandoffState
from flowpilot.domain.ladder import Rung
from flowpilot.domain.session import Priority
from flowpilot.domain.text import CARD_PROBLEM, CARD_REASON, cut, first_line, visible

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """How many people a handoff has reached so far; each counts once in each number."""

    told: int = 0
    seen: int = 0
    unreachable: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What the queue shows of a handoff. `problem` and `reason` are whole here and cut in `card_json`.

    `ladder` is what happens while nobody claims it; it changes only with an event that brings a new card.
    """

    id: UUID
    session_id: UUID
    problem: str
    client_name: str | None
    ticket_ref: str | None
    priority: Priority
    reason: str
    step_count: int
    escalated_by: Person
    target_user_id: UUID | None
    needed_by: datetime | None
    created_at: datetime
    state: HandoffState
    claimed_by: Person | None
    claimed_at: datetime | None
    deliveries: Told
    ladder: Sequence[Rung] = ()


def card_json(card: Card) -> dict[str, object]:
    """The card as JSON values, without what differs by reader. `ladder` appears where there is one, and `truncated`
    where the reason was cut."""
    reason = visible(cut(card.reason, CARD_REASON))
    truncated: dict[str, object] = {"truncated": True} if len(card.reason) > CARD_REASON else {}
    ladder: dict[str, object] = {"ladder": ladder_json(card.ladder)} if card.ladder else {}
    return {
        "id": str(card.id),
        "session_id": str(card.session_id),
        "problem": visible(first_line(card.problem, CARD_PROBLEM)),
        "client_name": card.client_name,
        "ticket_ref": card.ticket_ref,
        "priority": card.priority,
        "reason": reason,
        "step_count": card.step_count,
        "escalated_by": person_json(card.escalated_by),
        "target_user_id": str(card.target_user_id) if card.target_user_id else None,
        "needed_by": time_json(card.needed_by),
        "created_at": time_json(card.created_at),
        "state": card.state,
        "claimed_by": person_json(card.claimed_by),
        "claimed_at": time_json(card.claimed_at),
        "deliveries": told_json(card.deliveries),
        **ladder,
        **truncated,
    }


def ladder_json(rungs: Sequence[Rung]) -> list[dict[str, object]]:
    """Each rung with its time."""
    return [{"at": time_json(rung.at), "tell": rung.tell, "tier": rung.tier} for rung in rungs]


def told_json(told: Told) -> dict[str, int]:
    """The three numbers."""
    return {"told": told.told, "seen": told.seen, "unreachable": told.unreachable}


def person_json(person: Person | None) -> dict[str, str] | None:
    """Id and name, or nothing."""
    return {"id": str(person.id), "name": person.name} if person else None


def time_json(time: datetime | None) -> str | None:
    """UTC with six decimals and Z."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if time else None
