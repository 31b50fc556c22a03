"""What a restore holds: an admin reads it, and sends or drops it."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field

from flowpilot.api.requests import ADMIN, TheActor, TheUnit, router_for
from flowpilot.api.schemas import Body, Out, PersonOut, Time, read_cursor, write_cursor
from flowpilot.application import restoring
from flowpilot.domain.alert import ChannelKind
from flowpilot.domain.notification import NotificationKind

admin = router_for(ADMIN, prefix="/deliveries/held", tags=["deliveries"])


class HeldDeliveryOut(Out):
    id: UUID
    recipient: PersonOut = Field(description="A person, or a room.")
    channel: ChannelKind
    channel_name: str | None = Field(description="Null: mail.")
    kind: NotificationKind
    title: str
    href: str
    handoff_id: UUID | None
    was_tried: bool = Field(description="It was tried before the backup, so it may have been taken even then.")
    created_at: Time


class HeldListOut(Out):
    items: list[HeldDeliveryOut]
    count: int = Field(description="How many are held on all pages.")
    next_cursor: str | None


class HeldIn(Body):
    ids: Annotated[list[UUID], Field(max_length=1_000)] | None = Field(
        default=None, description="Of these the held ones; without it all that are held."
    )


class DecidedOut(Out):
    count: int


@admin.get("")
async def read_held_deliveries(
    unit: TheUnit,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HeldListOut:
    """What was still to be sent when the backup was taken that was restored since, newest first.

    It may have been sent after the backup, so nothing of it is sent before somebody says so. What was claimed,
    resolved or cancelled meanwhile is no longer held.
    """
    held = await unit.held.list(read_cursor(cursor), limit + 1)
    page = held.items[:limit]
    more = write_cursor((page[-1].created_at, page[-1].id)) if len(held.items) > limit else None
    items = [HeldDeliveryOut.model_validate(item) for item in page]
    return HeldListOut(items=items, count=held.count, next_cursor=more)


@admin.post("/send")
async def send_held_deliveries(body: HeldIn, unit: TheUnit, actor: TheActor) -> DecidedOut:
    """Send them now. Those that are not held any more stay as they are; the answer says how many were."""
    return DecidedOut(count=await restoring.send_held(unit, actor, body.ids))


@admin.post("/drop")
async def drop_held_deliveries(body: HeldIn, unit: TheUnit, actor: TheActor) -> DecidedOut:
    """Never send them. Those that are not held any more stay as they are; the answer says how many were."""
    return DecidedOut(count=await restoring.drop_held(unit, actor, body.ids))
