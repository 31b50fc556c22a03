"""Everything that an account has, as one file: asked for, made by the worker, kept for some days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.account import Person

ExportState = Literal["pending", "ready", "failed"]

KEPT = timedelta(days=7)  # from when it is ready
TRIES = 3


@dataclass(frozen=True, slots=True)
class AccountExport:
    """One export; `size` in bytes, once it is ready."""

    id: UUID
    state: ExportState
    asked_by: Person
    asked_at: datetime
    done_at: datetime | None
    size: int | None

    @property
    def kept_until(self) -> datetime | None:
        """When it is deleted, once it is ready."""
        return self.done_at + KEPT if self.state == "ready" and self.done_at else None
