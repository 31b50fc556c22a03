"""Port of what was taken away."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from flowpilot.domain.redaction import Redacted, Redaction, SubjectKind


class Redactions(Protocol):
    """Texts of the bound account that are taken away for good; whoever calls holds the session's lock."""

    async def of(self, session_id: UUID) -> Sequence[Redacted]:
        """What was taken from the session, its handoffs and files, oldest first. Steps say so themselves."""

    async def handoff_ids(self, session_id: UUID) -> Sequence[UUID]:
        """All handoffs that the session ever had, oldest first."""

    async def note(
        self, session_id: UUID, kind: SubjectKind, subject_id: UUID, members: Collection[str], by: UUID, reason: str
    ) -> None:
        """Write down that these members were taken from it."""

    async def take_step(self, step_id: UUID, by: UUID, reason: str) -> None:
        """Replace the step's text, and write down who took it away and why."""

    async def take_from_session(self, session_id: UUID, members: Collection[str]) -> None:
        """Replace these members, and what was made of them for searching and choosing a playbook."""

    async def take_from_handoff(self, handoff_id: UUID, members: Collection[str]) -> None:
        """Replace these members of the handoff and of all its claims."""

    async def take_file(self, file_id: UUID) -> None:
        """Delete the file with its content."""

    async def take_quotes(self, session_id: UUID, quotes: Collection[str]) -> bool:
        """Replace these texts wherever a handoff of the session, a claim, or the summary has them; whether a handoff
        had."""

    async def take_titles(self, session_id: UUID, line: str) -> None:
        """Replace this line in titles that people were or will be sent about the session."""

    async def take_copies(self, redaction: Redaction) -> None:
        """Replace it in snapshots, in events that can be replayed, and in answers kept for repeated requests. What a
        model said about the handoffs goes, also what it is saying just now, and what was said when the session was
        given to somebody."""

    async def take_proposals(self, session_id: UUID, lines: Collection[str], by: UUID) -> None:
        """Clear what the session proposed for playbooks, and replace these lines in playbooks that took it over."""
