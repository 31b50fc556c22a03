"""Redactions in memory: nothing was taken away, and the product's own tables are needed to take something."""

from collections.abc import Collection, Sequence
from uuid import UUID

from flowpilot.domain.redaction import Redacted, Redaction, SubjectKind

NO_COPIES = "only a database has the copies of a text"


class MemoryRedactions:
    """See `application.ports_redaction.Redactions`."""

    async def of(self, session_id: UUID) -> Sequence[Redacted]:
        return []

    async def handoff_ids(self, session_id: UUID) -> Sequence[UUID]:
        return []

    async def note(
        self, session_id: UUID, kind: SubjectKind, subject_id: UUID, members: Collection[str], by: UUID, reason: str
    ) -> None:
        raise LookupError(NO_COPIES)

    async def take_step(self, step_id: UUID, by: UUID, reason: str) -> None:
        raise LookupError(NO_COPIES)

    async def take_from_session(self, session_id: UUID, members: Collection[str]) -> None:
        raise LookupError(NO_COPIES)

    async def take_from_handoff(self, handoff_id: UUID, members: Collection[str]) -> None:
        raise LookupError(NO_COPIES)

    async def take_file(self, file_id: UUID) -> None:
        raise LookupError(NO_COPIES)

    async def take_quotes(self, session_id: UUID, quotes: Collection[str]) -> bool:
        raise LookupError(NO_COPIES)

    async def take_titles(self, session_id: UUID, line: str) -> None:
        raise LookupError(NO_COPIES)

    async def take_copies(self, redaction: Redaction) -> None:
        raise LookupError(NO_COPIES)

    async def take_proposals(self, session_id: UUID, lines: Collection[str], by: UUID) -> None:
        raise LookupError(NO_COPIES)
