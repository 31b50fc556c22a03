"""Ports of exports of an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Protocol
from uuid import UUID

from flowpilot.domain.account_export import AccountExport


@dataclass(frozen=True, slots=True)
class TakenExport:
    """A pending export that a worker takes up, for the `tries`-th time."""

    id: UUID
    tries: int


class Exports(Protocol):
    """Exports of the bound account. They lie in parts, as files do; at most one is pending."""

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> Sequence[AccountExport]:
        """The newest first."""

    async def get(self, export_id: UUID) -> AccountExport | None:
        """One of them."""

    async def add(self, export_id: UUID, asked_by: UUID) -> bool:
        """A new pending one; False while another one is."""

    async def take(self) -> TakenExport | None:
        """Count a try on the pending one."""

    async def hold(self, taken: TakenExport) -> bool:
        """Lock it until this unit ends; False when it is pending no more or somebody took it up again since."""

    async def add_part(self, export_id: UUID, number: int, content: bytes) -> None:
        """One part; returns when the database has it."""

    async def part(self, export_id: UUID, number: int) -> bytes | None:
        """One part, or nothing behind the last one."""

    async def finish(self, export_id: UUID, size: int, sha256: bytes) -> None:
        """It is ready."""

    async def fail(self, export_id: UUID) -> None:
        """It could not be made."""

    async def delete(self, export_id: UUID) -> bool:
        """Delete one that is not pending, with its parts; whether there was one."""

    async def forget_old(self, done_before: datetime) -> None:
        """Delete those that ended before."""

    async def forget_all(self) -> None:
        """Delete those that are ready, and let a pending one fail: what they hold is to be gone."""


class Archive(Protocol):
    """Where an account's rows become a file."""

    async def write(self, account_id: UUID, file: IO[bytes]) -> None:
        """Write the zip, as of one moment. Raises `Unavailable`."""
