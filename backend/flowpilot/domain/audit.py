"""The audit trail: who did what to which thing. Names and ids of changed members, never what a person wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One accepted write. `act` is `<noun>.<verb>`; `members` holds ids, states and names of members only."""

    act: str
    subject_kind: str
    subject_id: UUID | None
    actor_id: UUID | None
    members: Mapping[str, object] = field(default_factory=dict)
