"""The audit trail in memory: entries in the order of their units; nobody can tamper with it."""

import hashlib
from collections.abc import Sequence

from flowpilot.domain.account import Person
from flowpilot.domain.audit import AuditQuery, AuditRow, AuditVerdict
from tests.fakes.store import Clock, Rows


class MemoryAuditTrail:
    """See `application.ports_audit.AuditTrail`; a handoff's own entries alone belong to it."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def rows(self, query: AuditQuery) -> Sequence[AuditRow]:
        found = [row for row in self._numbered() if _fits(row, query)]
        return found[::-1][: query.limit]

    async def verify(self) -> AuditVerdict:
        return AuditVerdict(self._rows.account.id, len(self._rows.audits), hashlib.sha256().digest(), None, None)

    def _numbered(self) -> list[AuditRow]:
        return [
            AuditRow(
                number,
                self._clock.now,
                Person(entry.actor_id, "") if entry.actor_id else None,
                entry.act,
                entry.subject_kind,
                entry.subject_id,
                entry.members,
            )
            for number, entry in enumerate(self._rows.audits, 1)
        ]


def _fits(row: AuditRow, query: AuditQuery) -> bool:
    by = row.actor.id if row.actor else None
    return (
        (query.before is None or row.number < query.before)
        and (query.handoff_id is None or row.subject_id == query.handoff_id)
        and (query.user_id is None or query.user_id in (by, row.subject_id))
        and (query.act is None or query.act in (row.act, row.act.partition(".")[0]))
    )
