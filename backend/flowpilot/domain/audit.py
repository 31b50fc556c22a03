"""The audit trail: who did what to which thing. Names and ids of changed members, never what a person wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Person


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One accepted write. `act` is `<noun>.<verb>`; `members` holds ids, states and names of members only."""

    act: str
    subject_kind: str
    subject_id: UUID | None
    actor_id: UUID | None
    members: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry as it stands in the trail. `actor` is nobody when the product itself did it."""

    number: int
    at: datetime
    actor: Person | None
    act: str
    subject_kind: str
    subject_id: UUID | None
    members: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries: all that hold every condition given, newest first, below `before`.

    `handoff_id` means what was done to that handoff, and to its session while it was open or claimed; `user_id` what
    that person did and what was done to them. `act` is `<noun>` or `<noun>.<verb>`.
    """

    limit: int
    before: int | None = None
    handoff_id: UUID | None = None
    user_id: UUID | None = None
    act: str | None = None
    since: datetime | None = None
    until: datetime | None = None


AuditFault = Literal["missing", "altered", "cut"]


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What checking an account's chain found: how far it goes, its last hash, and the first row that is wrong.

    `missing`: the row with `first_bad` is not there, though later ones are. `altered`: it does not follow from the
    one before it, or does not carry its own hash. `cut`: the rows end elsewhere than the account's counter says.
    """

    account_id: UUID
    entries: int
    head: bytes
    first_bad: int | None
    fault: AuditFault | None
