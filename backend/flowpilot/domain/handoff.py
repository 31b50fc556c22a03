"""A handoff: a session that asks for another person, and the claims on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Person, User
from flowpilot.domain.errors import (
    Forbidden,
    HandoffAlreadyClaimed,
    NotTheClaimer,
    NotTheOwner,
    OwnEscalation,
    WrongState,
)
from flowpilot.domain.ladder import Rung
from flowpilot.domain.session import Priority

Intent = Literal["escalate", "park"]
HandoffState = Literal["open", "parked", "claimed", "handed_back", "self_solved", "resolved", "cancelled"]
Way = Literal["continue", "analyze", "own"]
ClaimEnd = Literal[
    "released", "lapsed", "reassigned", "taken_over", "user_disabled", "handed_back", "resolved", "cancelled"
]
FirstActionKind = Literal[
    "question",
    "answer",
    "action",
    "result",
    "message",
    "note",
    "fact",
    "file",
    "resolve",
    "hand_back",
    "outside",
]


@dataclass(frozen=True, slots=True)
class Claim:
    """The fact that one person took a handoff: the one that stands, or the one that ended it.

    Until the first action it lapses at `lease_until`; `asked_at` is when the claimer was asked whether they are on it.
    `read_back` is the claimer's one line of what they understood, `had_enough` whether they had what they needed.
    """

    id: UUID
    user: Person
    way: Way
    claimed_at: datetime
    lease_until: datetime | None
    first_action_at: datetime | None
    asked_at: datetime | None = None
    read_back: str | None = None
    had_enough: bool | None = None

    @property
    def is_in_doubt(self) -> bool:
        """Whether the claimer was asked and has neither answered nor done anything yet."""
        return self.asked_at is not None and self.first_action_at is None


@dataclass(frozen=True, slots=True)
class Handoff:
    """A session that asks for another person. `claim` stays on what a claimer ended; a release empties it.

    `ladder` is what happens, or happened, while nobody claimed it.
    """

    id: UUID
    session_id: UUID
    intent: Intent
    state: HandoffState
    reason: str
    notes: str | None
    priority: Priority
    target_user_id: UUID | None
    needed_by: datetime | None
    escalated_by: Person
    created_at: datetime
    ended_at: datetime | None
    claim: Claim | None
    last_claimer_id: UUID | None
    ladder: Sequence[Rung] = ()

    @property
    def outcome(self) -> HandoffState | None:
        """How it ended; nothing while it has not."""
        return self.state if self.ended_at else None

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def holder(self) -> Person | None:
        """Who holds it now."""
        return self.claim.user if self.claim and self.state == "claimed" else None


@dataclass(frozen=True, slots=True)
class HandoffRequest:
    """What the asker writes: `reason` says why they are stuck, `notes` what they need."""

    intent: Intent
    reason: str
    notes: str | None
    priority: Priority
    target_user_id: UUID | None
    needed_by: datetime | None
    writing_seconds: float | None


def require_may_claim(handoff: Handoff, user: User) -> None:
    """The escalator never claims: `OwnEscalation`. (Viewers are refused by role before.)"""
    if handoff.escalated_by.id == user.id:
        raise OwnEscalation


def refuse_claim(handoff: Handoff) -> None:
    """Say why a claim that changed no row lost: somebody holds it, or it has ended."""
    holder = handoff.holder
    if holder is None or handoff.claim is None:
        raise WrongState(handoff.state)
    raise HandoffAlreadyClaimed(
        f"Already claimed by {holder.name}.", claimed_by=holder, claimed_at=handoff.claim.claimed_at
    )


def require_claimer(handoff: Handoff, user_id: UUID) -> None:
    """Release and hand-back are the claimer's. Raises `NotTheClaimer` or, where nobody holds it, `NotTheOwner`.

    Whoever held it last, and the escalator while it is open, are no strangers to it: they get past, to be told by
    `standing_claim` that it is too late.
    """
    if handoff.claim is not None:
        if handoff.claim.user.id != user_id:
            raise NotTheClaimer
    elif user_id not in (handoff.last_claimer_id, handoff.escalated_by.id):
        raise NotTheOwner


def standing_claim(handoff: Handoff) -> Claim:
    """The claim that stands now; raises `WrongState` where none does."""
    if handoff.claim is None or handoff.state != "claimed":
        raise WrongState(handoff.state)
    return handoff.claim


def require_may_ask(handoff: Handoff, user: User) -> None:
    """Nobody asks themselves: `OwnEscalation`."""
    if handoff.escalated_by.id == user.id:
        raise OwnEscalation


def require_in_transit(handoff: Handoff) -> None:
    """While it is open or claimed."""
    if handoff.state not in ("open", "claimed"):
        raise WrongState(handoff.state)


def require_may_take_over(handoff: Handoff, user: User) -> None:
    """An admin at any time, an engineer once the claimer was asked; never the escalator. The holder gets past,
    and so does everybody where nobody holds it, to be told by the state."""
    if handoff.escalated_by.id == user.id:
        raise OwnEscalation
    holder = handoff.holder
    if holder is None or handoff.claim is None or holder.id == user.id or user.role == "admin":
        return
    if not handoff.claim.is_in_doubt:
        raise NotTheClaimer


def require_may_cancel(handoff: Handoff, user: User) -> None:
    """The escalator or an admin."""
    if user.role != "admin" and handoff.escalated_by.id != user.id:
        raise NotTheClaimer if handoff.claim else NotTheOwner


def require_cancellable(handoff: Handoff, user: User) -> None:
    """The escalator only while it is open; an admin also while it is claimed."""
    if handoff.state not in (("open", "claimed") if user.role == "admin" else ("open",)):
        raise WrongState(handoff.state)


def require_may_read(handoff: Handoff, user: User) -> None:
    """A parked handoff is its author's alone, also after it ended; a viewer reads what is in transit."""
    if handoff.intent == "park" and handoff.escalated_by.id != user.id:
        raise Forbidden
    if not user.works_on_sessions and handoff.state not in ("open", "claimed"):
        raise Forbidden
