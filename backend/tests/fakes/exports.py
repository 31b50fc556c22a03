"""Exports in memory: nobody asked for one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_exports import TakenExport
from flowpilot.domain.account_export import AccountExport

NO_EXPORT = "nobody asked for an export"


class MemoryExports:
    """See `application.ports_exports.Exports`."""

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> Sequence[AccountExport]:
        return []

    async def get(self, export_id: UUID) -> AccountExport | None:
        return None

    async def add(self, export_id: UUID, asked_by: UUID) -> bool:
        raise LookupError(NO_EXPORT)

    async def take(self) -> TakenExport | None:
        return None

    async def hold(self, taken: TakenExport) -> bool:
        return False

    async def add_part(self, export_id: UUID, number: int, content: bytes) -> None:
        raise LookupError(NO_EXPORT)

    async def part(self, export_id: UUID, number: int) -> bytes | None:
        return None

    async def finish(self, export_id: UUID, size: int, sha256: bytes) -> None:
        raise LookupError(NO_EXPORT)

    async def fail(self, export_id: UUID) -> None:
        raise LookupError(NO_EXPORT)

    async def delete(self, export_id: UUID) -> bool:
        return False

    async def forget_old(self, done_before: datetime) -> None:
        """There are none."""

    async def forget_all(self) -> None:
        """There are none."""
