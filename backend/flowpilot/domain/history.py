"""What happened to one handoff, and who knew of it when: one fact after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Person

FactKind = Literal["act", "notified", "streamed", "read", "tried", "dropped", "first_action", "let_go"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened at one moment, and to whom.

    `act`: an accepted write or an act of the product, from the audit trail; `by` did it, `to` is whom it concerned.
    `notified`: an entry appeared in the bell of `to`; `outcome` is its kind. `streamed`: the card was written to a page
    of `to`. `read`: `to` marked the entry as read. `tried`: a message to `to` over `channel` was tried from `at` until
    `until`, with `outcome` and what the other side said. `dropped`: it was not sent, or not any more; `outcome` is the
    delivery's state and `detail` why. `first_action`: the claimer began; `outcome` is how. `let_go`: a claim ended
    because its claimer was disabled.
    """

    kind: FactKind
    key: str
    at: datetime
    by: Person | None = None
    to: Person | None = None
    act: str | None = None
    audit_number: int | None = None
    members: Mapping[str, object] | None = None
    channel: str | None = None
    channel_name: str | None = None
    outcome: str | None = None
    detail: str | None = None
    until: datetime | None = None
    step_id: UUID | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a page of facts ends: they come in the order of time, and at one moment by key."""

    at: datetime
    key: str
