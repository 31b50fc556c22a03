"""Port of the files of sessions."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from flowpilot.domain.session_file import SessionFile, Stored


class Files(Protocol):
    """Files of the bound account. They lie in parts, which are numbered from 0."""

    async def add(self, file: SessionFile) -> None:
        """A new file, without its parts."""

    async def add_part(self, file_id: UUID, number: int, content: bytes) -> None:
        """One of its parts, `PART` bytes but for the last one; returns when the database has it."""

    async def of(self, session_id: UUID) -> Sequence[SessionFile]:
        """The session's files, oldest first."""

    async def get(self, session_id: UUID, file_id: UUID) -> SessionFile | None:
        """One of them."""

    async def stored(self, session_id: UUID) -> Stored:
        """How much there is."""

    async def part(self, file_id: UUID, number: int) -> bytes | None:
        """One part, or nothing behind the last one."""
