"""Port of the audit trail as it is read; it is written by `Unit.audit`."""

from collections.abc import Sequence
from typing import Protocol

from flowpilot.domain.audit import AuditQuery, AuditRow, AuditVerdict


class AuditTrail(Protocol):
    """The bound account's entries."""

    async def rows(self, query: AuditQuery) -> Sequence[AuditRow]:
        """The entries asked for, newest first."""

    async def verify(self) -> AuditVerdict:
        """Compute every link anew, in one snapshot, and compare the end with the account's counter."""
