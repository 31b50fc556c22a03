"""Files of sessions in memory."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.domain.session_file import SessionFile, Stored
from tests.fakes.store import Rows


class MemoryFiles:
    """See `application.ports_files.Files`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, file: SessionFile) -> None:
        self._rows.files[file.id] = file

    async def add_part(self, file_id: UUID, number: int, content: bytes) -> None:
        self._rows.file_parts[file_id, number] = content

    async def of(self, session_id: UUID) -> Sequence[SessionFile]:
        return [file for file in self._rows.files.values() if file.session_id == session_id]

    async def get(self, session_id: UUID, file_id: UUID) -> SessionFile | None:
        file = self._rows.files.get(file_id)
        return file if file and file.session_id == session_id else None

    async def stored(self, session_id: UUID) -> Stored:
        files = await self.of(session_id)
        return Stored(len(files), sum(file.size for file in files))

    async def part(self, file_id: UUID, number: int) -> bytes | None:
        return self._rows.file_parts.get((file_id, number))
