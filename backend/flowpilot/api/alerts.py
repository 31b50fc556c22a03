"""One's own alerts: over which channels, when, and whether they work."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from flowpilot.api.alert_schemas import (
    AlertsOut,
    ChannelIn,
    ChannelOut,
    NewChannelOut,
    PreferencesIn,
    QuietOut,
    TestIn,
    TestOut,
    TestStartedOut,
)
from flowpilot.api.requests import ANYONE, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.services import Services
from flowpilot.application import alerts
from flowpilot.application.ports import Unit
from flowpilot.application.ports_telling import AlertTest
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import AlertChannel
from flowpilot.domain.errors import Invalid

anyone = router_for(ANYONE, prefix="/alerts", tags=["alerts"])


async def _own(channel_id: UUID, unit: TheUnit, actor: TheActor) -> AlertChannel:
    return await alerts.own_channel(unit, actor, channel_id)


async def _readable(test_id: UUID, unit: TheUnit, actor: TheActor) -> AlertTest:
    return await alerts.read_test(unit, actor, test_id)


@anyone.get("")
async def read_alerts(unit: TheUnit, actor: TheActor, services: TheServices) -> AlertsOut:
    """What one wants to hear when, and one's own channels. Mail needs none: everybody has an address."""
    return await _alerts(unit, actor, services)


@anyone.patch("")
async def change_alerts(body: PreferencesIn, unit: TheUnit, actor: TheActor, services: TheServices) -> AlertsOut:
    """Change one's wishes. Quiet hours hold mail, push and chat until they end, never the ladder's clock."""
    await alerts.change_preferences(unit, actor, body.applied_to)
    return await _alerts(unit, actor, services)


@anyone.post(
    "/channels",
    status_code=201,
    responses={200: {"description": "This browser was known already.", "model": NewChannelOut}},
)
async def add_channel(
    body: ChannelIn, unit: TheUnit, actor: TheActor, services: TheServices, response: Response
) -> NewChannelOut:
    """Add a channel of one's own, at most 20. Its address is sealed and never shown again."""
    added = await alerts.add_own_channel(unit, actor, services.addresses, body.new())
    response.status_code = 200 if added.known else 201
    return NewChannelOut.of(added)


@anyone.delete("/channels/{channel_id}", status_code=204)
async def end_channel(channel: Annotated[AlertChannel, Depends(_own)], unit: TheUnit, actor: TheActor) -> None:
    """Use a channel no more; what waits for it is not sent."""
    await alerts.end_channel(unit, actor, channel)


@anyone.post("/test", status_code=201)
async def send_test(unit: TheUnit, actor: TheActor, body: TestIn | None = None) -> TestStartedOut:
    """Send oneself a test, whatever one's wishes and quiet hours say; at most 10 an hour."""
    channel_id = body.channel_id if body else None
    channel = await unit.alerts.channel(channel_id) if channel_id else None
    if channel_id and (channel is None or channel.user_id != actor.id):
        raise Invalid("/channel_id", "You have no such channel.")
    return TestStartedOut(id=await alerts.send_test(unit, actor, channel))


@anyone.get("/test/{test_id}")
async def read_test(test: Annotated[AlertTest, Depends(_readable)]) -> TestOut:
    """What became of a test of one's own, attempt by attempt; admins may read those of rooms too."""
    return TestOut.of(test)


async def _alerts(unit: Unit, actor: Actor, services: Services) -> AlertsOut:
    wishes = await unit.alerts.preferences_of(actor.id)
    return AlertsOut(
        email=wishes.email,
        quiet=QuietOut.of(wishes.quiet),
        urgent_anyway=wishes.urgent_anyway,
        time_zone=wishes.time_zone,
        mail_configured=services.mail_is_set_up,
        push_public_key=services.push_public_key,
        channels=[ChannelOut.model_validate(channel) for channel in await unit.alerts.channels(actor.id)],
    )
