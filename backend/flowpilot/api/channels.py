"""The account's rooms, and which channels fail."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from flowpilot.api.alert_schemas import (
    ChannelIn,
    ChannelOut,
    ChannelsOut,
    FailingOut,
    HealthOut,
    NewChannelOut,
    RoomChangeIn,
    TestStartedOut,
)
from flowpilot.api.requests import ADMIN, TheActor, TheServices, TheUnit, router_for
from flowpilot.application import alerts
from flowpilot.domain.alert import AlertChannel

admin = router_for(ADMIN, prefix="/channels", tags=["channels"])
LOOKED_BACK = timedelta(hours=24)


async def _room(channel_id: UUID, unit: TheUnit) -> AlertChannel:
    return await alerts.room(unit, channel_id)


Room = Annotated[AlertChannel, Depends(_room)]


@admin.get("")
async def list_rooms(unit: TheUnit) -> ChannelsOut:
    """The places where the whole account is told, by name."""
    return ChannelsOut.of(await unit.alerts.channels(None))


@admin.post("", status_code=201)
async def add_room(body: ChannelIn, unit: TheUnit, actor: TheActor, services: TheServices) -> NewChannelOut:
    """Add a room, at most 50. Its address is sealed and never shown again."""
    return NewChannelOut.of(await alerts.add_room(unit, actor, services.addresses, body.new()))


@admin.get("/health")
async def read_health(unit: TheUnit, services: TheServices) -> HealthOut:
    """What failed when it was last tried in the last 24 hours: channels, the mail server, people's addresses."""
    failing = await unit.alerts.failing(unit.now - LOOKED_BACK)
    return HealthOut(mail_configured=services.mail_is_set_up, items=[FailingOut.of(one) for one in failing])


@admin.patch("/{channel_id}")
async def change_room(channel: Room, body: RoomChangeIn, unit: TheUnit, actor: TheActor) -> ChannelOut:
    """Change name or priorities. Another address is another room."""
    return ChannelOut.model_validate(await alerts.change_room(unit, actor, channel, body.name, body.priorities))


@admin.delete("/{channel_id}", status_code=204)
async def end_room(channel: Room, unit: TheUnit, actor: TheActor) -> None:
    """Use a room no more; what waits for it is not sent."""
    await alerts.end_channel(unit, actor, channel)


@admin.post("/{channel_id}/test", status_code=201)
async def test_room(channel: Room, unit: TheUnit, actor: TheActor) -> TestStartedOut:
    """Send a test into a room, at most 10 an hour; `GET /alerts/test/{id}` says what became of it."""
    return TestStartedOut(id=await alerts.send_room_test(unit, actor, channel))
