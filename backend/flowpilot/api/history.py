"""The history of a handoff: who knew what when."""

import base64
import binascii
import re
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query
from pydantic import Field

from flowpilot.api.requests import WORKING, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Out, PersonOut, Time
from flowpilot.application.history import read_history
from flowpilot.domain.errors import Invalid
from flowpilot.domain.history import Fact, FactKind, FactPlace
from flowpilot.domain.text import cut

working = router_for(WORKING, prefix="/escalations", tags=["escalations"])

SHOWN_TEXT = 2_000  # characters; the session has the whole


class FactOut(Out):
    kind: FactKind = Field(
        description="`act`: an accepted write, or an act of the product (`by` null). `notified`: an entry in the bell "
        "of `to`. `streamed`: the card was sent to an open page of `to`. `read`: `to` marked the entry as read. "
        "`tried`: a message to `to`, a person or a room, was tried. `dropped`: it was not sent, or not any more. "
        "`first_action`: the claimer began. `let_go`: the claim ended because the claimer was disabled."
    )
    at: Time
    until: Time | None = Field(description="When a try ended; null while it runs, and for everything else.")
    by: PersonOut | None
    to: PersonOut | None
    act: str | None = Field(description="As in the audit trail.")
    audit_number: int | None
    members: dict[str, Any] | None
    channel: str | None
    channel_name: str | None
    outcome: str | None = Field(
        description="Of a try, `sent`, `temporary`, `permanent` or `unknown`; of what was dropped, the delivery's "
        "state; of an entry in the bell, its kind; of the first action, what it was."
    )
    detail: str | None
    step_id: UUID | None
    text: str | None = Field(description="What was written with it, at most 2,000 characters.")

    @classmethod
    def of_fact(cls, fact: Fact) -> "FactOut":
        """From the domain."""
        text = None if fact.text is None else cut(fact.text, SHOWN_TEXT)
        return cls.model_validate(fact).model_copy(update={"text": text})


class HistoryOut(Out):
    items: list[FactOut]
    next_cursor: str | None


@working.get("/{handoff_id}/history")
async def read_handoff_history(
    handoff_id: UUID,
    unit: TheUnit,
    actor: TheActor,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HistoryOut:
    """Who knew what when, oldest first, from the escalation to its end: what was done to the handoff, and meanwhile to
    its session; who was told over what; whose page showed it; who opened it, claimed it and began."""
    facts = await read_history(unit, actor, handoff_id, _place_in(cursor), limit + 1)
    page = facts[:limit]
    more = _written(page[-1]) if len(facts) > limit else None
    return HistoryOut(items=[FactOut.of_fact(fact) for fact in page], next_cursor=more)


def _written(fact: Fact) -> str:
    return base64.urlsafe_b64encode(f"{fact.at.isoformat()} {fact.key}".encode()).decode().rstrip("=")


def _place_in(cursor: str | None) -> FactPlace | None:
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, _, key = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii").partition(" ")
        place = FactPlace(datetime.fromisoformat(at), key)
    except (ValueError, binascii.Error):
        place = None
    if place is None or place.at.tzinfo is None or not re.fullmatch(r"[a-z0-9_.-]{1,80}", place.key, re.ASCII):
        raise Invalid("/cursor", "This cursor is not one that FlowPilot gave out.")
    return place
