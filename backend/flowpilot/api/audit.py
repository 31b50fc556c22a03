"""The audit trail, as an admin reads it."""

import re
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field

from flowpilot.api.requests import ADMIN, TheUnit, router_for
from flowpilot.api.schemas import Out, PersonOut, Time, TimeIn
from flowpilot.domain.audit import AuditQuery, AuditRow
from flowpilot.domain.errors import Invalid

admin = router_for(ADMIN, prefix="/audit", tags=["audit"])

GREATEST_NUMBER = 2**63 - 1


class SubjectOut(Out):
    """What it was done to. A playbook has a key, in `members`, and no id."""

    kind: str
    id: UUID | None


class AuditRowOut(Out):
    number: int = Field(description="Gapless from 1 in each account, in the order of commits.")
    at: Time
    actor: PersonOut | None = Field(description="Null: the product itself, or an operator at the command line.")
    act: str = Field(description="`<noun>.<verb>`, such as `session_handoff.claim`.")
    subject: SubjectOut
    members: dict[str, Any] = Field(description="Ids, states and names of changed members; no ticket text.")

    @classmethod
    def of_row(cls, row: AuditRow) -> "AuditRowOut":
        """From the domain."""
        return cls(
            number=row.number,
            at=row.at,
            actor=PersonOut.of(row.actor),
            act=row.act,
            subject=SubjectOut(kind=row.subject_kind, id=row.subject_id),
            members=dict(row.members),
        )


class AuditOut(Out):
    items: list[AuditRowOut]
    next_cursor: str | None


@admin.get("")
async def read_audit(
    unit: TheUnit,
    handoff_id: Annotated[UUID | None, Query(description="Done to it, or to its session meanwhile.")] = None,
    user_id: Annotated[UUID | None, Query(description="Done by this person, or to them.")] = None,
    act: Annotated[str | None, Query(max_length=100, description="A noun, or `<noun>.<verb>`.")] = None,
    from_: Annotated[TimeIn | None, Query(alias="from")] = None,
    to: TimeIn | None = None,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AuditOut:
    """Every accepted write, newest first. `flowpilot audit verify` checks that none was altered or removed."""
    query = AuditQuery(limit + 1, _number_in(cursor), handoff_id, user_id, act, from_, to)
    rows = await unit.audit_trail.rows(query)
    page = rows[:limit]
    more = f"a{page[-1].number}" if len(rows) > limit else None
    return AuditOut(items=[AuditRowOut.of_row(row) for row in page], next_cursor=more)


def _number_in(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    match = re.fullmatch(r"a([1-9][0-9]{0,18})", cursor, re.ASCII)
    if match is None or int(match[1]) > GREATEST_NUMBER:
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.")
    return int(match[1])
