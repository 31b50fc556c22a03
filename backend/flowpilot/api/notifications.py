"""The bell."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from flowpilot.api.requests import ANYONE, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Out, Time, read_cursor, write_cursor
from flowpilot.application import telling
from flowpilot.domain.notification import NotificationKind

anyone = router_for(ANYONE, prefix="/notifications", tags=["notifications"])


class NotificationOut(Out):
    id: UUID
    kind: NotificationKind
    title: str
    href: str
    handoff_id: UUID | None
    created_at: Time
    read_at: Time | None


class BellOut(Out):
    items: list[NotificationOut]
    unread: int
    next_cursor: str | None


@anyone.get("")
async def read_bell(
    unit: TheUnit,
    actor: TheActor,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> BellOut:
    """One's own notifications, newest first."""
    bell = await unit.notifications.bell(actor.id, read_cursor(cursor), limit + 1)
    page = bell.items[:limit]
    more = write_cursor((page[-1].created_at, page[-1].id)) if len(bell.items) > limit else None
    return BellOut(items=[NotificationOut.model_validate(item) for item in page], unread=bell.unread, next_cursor=more)


@anyone.post("/{notification_id}/read", status_code=204)
async def read_notification(notification_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """Mark one of one's own as read."""
    await telling.mark_read(unit, actor, notification_id)
