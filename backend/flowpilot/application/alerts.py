"""Where people can be told and when: their own channels and wishes, the account's rooms, and tests of them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_alerts import Addresses
from flowpilot.application.ports_telling import AlertTest
from flowpilot.domain.account import Actor
from flowpilot.domain.alert import AlertChannel, ChannelKind, Preferences
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.delivery import CHANNEL_REMOVED
from flowpilot.domain.errors import Forbidden, Invalid, LimitReached, NotFound, NotSignedIn, RateLimited
from flowpilot.domain.notification import NewDelivery, NewNotification, over
from flowpilot.domain.session import Priority
from flowpilot.domain.titles import ROOM_TEST, TEST

CHANNELS_OF_A_PERSON = 20
ROOMS = 50
TESTS_AT_ONCE = 10
TESTS_FORGOTTEN_AFTER = timedelta(hours=1)
TEST_HREF = "/settings/alerts"
ROOM_TEST_HREF = "/settings/channels"


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A channel to be added. `address` is what its kind needs; it is sealed and never shown again."""

    kind: ChannelKind
    name: str
    address: Mapping[str, str]
    priorities: Sequence[Priority]


@dataclass(frozen=True, slots=True)
class Added:
    """A channel that is there now. `secret` is shown this once; `known` means that it was there before."""

    channel: AlertChannel
    secret: str | None
    known: bool = False


async def change_preferences(unit: Unit, actor: Actor, changed: Callable[[Preferences], Preferences]) -> None:
    """Change one's own wishes."""
    await unit.alerts.hold(actor.id)
    before = await unit.alerts.preferences_of(actor.id)
    after = changed(before)
    await unit.alerts.prefer(after)
    members = [name for name in Preferences.__slots__ if getattr(before, name) != getattr(after, name)]
    unit.audit(AuditEntry("alert_preference.change", "app_user", actor.id, actor.id, {"changed": members}))


async def stop_mail(unit: Unit, user_id: UUID) -> None:
    """Somebody wants no mail any more, says the link in one. The same again changes nothing."""
    await unit.alerts.hold(user_id)
    if await unit.people.get(user_id) is None:
        raise NotFound
    wishes = await unit.alerts.preferences_of(user_id)
    await unit.alerts.prefer(Preferences(user_id, "off", wishes.quiet, wishes.urgent_anyway, wishes.time_zone))
    unit.audit(AuditEntry("alert_preference.change", "app_user", user_id, user_id, {"changed": ["email"]}))


async def add_own_channel(unit: Unit, actor: Actor, addresses: Addresses, new: NewChannel) -> Added:
    """One more way to reach oneself. A browser that subscribes again is the same channel; where somebody else was in
    front of it before, theirs ends: what is for them must not show up here. Raises `Invalid` or `LimitReached`."""
    await unit.alerts.hold(actor.id)
    user = await unit.people.get(actor.id)
    if user is None or not user.is_active:
        raise NotSignedIn  # disabled since this request began
    digest = hashlib.sha256(new.address.get("endpoint", "").encode()).digest() if new.kind == "push" else None
    if digest:
        await unit.alerts.hold(None)  # a colleague may sit down in front of it in the same moment
    known = await unit.alerts.with_digest(digest) if digest else None
    if known and known.user_id == actor.id:
        return Added(known, None, known=True)
    if known:
        await unit.alerts.end(known.id, CHANNEL_REMOVED)
    if len(await unit.alerts.channels(actor.id)) >= CHANNELS_OF_A_PERSON:
        raise LimitReached
    return await _add(unit, actor, addresses, new, actor.id, digest)


async def add_room(unit: Unit, actor: Actor, addresses: Addresses, new: NewChannel) -> Added:
    """A place where the whole account is told."""
    if new.kind == "push":
        raise Invalid("/kind", "Browser push belongs to a person, not to a room.")
    await unit.alerts.hold(None)
    if len(await unit.alerts.channels(None)) >= ROOMS:
        raise LimitReached
    return await _add(unit, actor, addresses, new, None, None)


async def own_channel(unit: Unit, actor: Actor, channel_id: UUID) -> AlertChannel:
    """One of one's own. Raises `Forbidden` when it is a colleague's or a room."""
    channel = await unit.alerts.channel(channel_id)
    if channel is None:
        raise NotFound
    if channel.user_id != actor.id:
        raise Forbidden
    return channel


async def room(unit: Unit, channel_id: UUID) -> AlertChannel:
    """One of the account's rooms."""
    channel = await unit.alerts.channel(channel_id)
    if channel is None or channel.user_id:
        raise NotFound
    return channel


async def change_room(
    unit: Unit, actor: Actor, channel: AlertChannel, name: str | None, priorities: Sequence[Priority] | None
) -> AlertChannel:
    """Change what is given; None leaves it."""
    await unit.alerts.change(channel.id, name or channel.name, priorities or channel.priorities)
    changed = [member for member, value in (("name", name), ("priorities", priorities)) if value is not None]
    unit.audit(AuditEntry("alert_channel.change", "alert_channel", channel.id, actor.id, {"changed": changed}))
    return await room(unit, channel.id)


async def end_channel(unit: Unit, actor: Actor, channel: AlertChannel) -> None:
    """Use it no more; what waits for it is not sent."""
    await unit.alerts.end(channel.id, CHANNEL_REMOVED)
    unit.audit(AuditEntry("alert_channel.end", "alert_channel", channel.id, actor.id, {"kind": channel.kind}))


async def send_test(unit: Unit, actor: Actor, channel: AlertChannel | None) -> UUID:
    """Send oneself a test over mail and all channels, or over one of them. Raises `RateLimited`."""
    await unit.alerts.hold(actor.id)
    _not_too_many(await unit.notifications.tests_of(actor.id, unit.now - TESTS_FORGOTTEN_AFTER), unit.now)
    channels = [channel] if channel else await unit.alerts.channels(actor.id)
    deliveries = [over(one, unit.now) for one in channels]
    if channel is None:
        deliveries.insert(0, NewDelivery("email", unit.now))
    return await _test(unit, actor, NewNotification(actor.id, "test", TEST, TEST_HREF, deliveries))


async def send_room_test(unit: Unit, actor: Actor, channel: AlertChannel) -> UUID:
    """Send a test into a room. Raises `RateLimited`."""
    await unit.alerts.hold(None)
    _not_too_many(await unit.notifications.tests_into(channel.id, unit.now - TESTS_FORGOTTEN_AFTER), unit.now)
    deliveries = [over(channel, unit.now)]
    return await _test(unit, actor, NewNotification(None, "test", ROOM_TEST, ROOM_TEST_HREF, deliveries))


async def read_test(unit: Unit, actor: Actor, notification_id: UUID) -> AlertTest:
    """What became of a test: one's own, or for admins a room's."""
    test = await unit.deliveries.test(notification_id)
    if test is None:
        raise NotFound
    if test.user_id != actor.id and (test.user_id or actor.user.role != "admin"):
        raise Forbidden
    return test


async def _add(
    unit: Unit, actor: Actor, addresses: Addresses, new: NewChannel, owner_id: UUID | None, digest: bytes | None
) -> Added:
    channel_id = unit.new_id()
    sealed = addresses.seal(unit.account_id, channel_id, new.kind, new.address)
    channel = AlertChannel(channel_id, owner_id, new.kind, new.name, sealed.server, new.priorities, unit.now)
    await unit.alerts.add(channel, sealed.sealed, digest)
    members = {"kind": new.kind, "room": owner_id is None}
    unit.audit(AuditEntry("alert_channel.add", "alert_channel", channel_id, actor.id, members))
    return Added(channel, sealed.secret)


async def _test(unit: Unit, actor: Actor, new: NewNotification) -> UUID:
    notification_id = unit.new_id()
    await unit.notifications.add(None, [replace(new, id=notification_id)])
    unit.audit(AuditEntry("alert.test", "notification", notification_id, actor.id, {"channels": len(new.deliveries)}))
    return notification_id


def _not_too_many(tests: Sequence[datetime], now: datetime) -> None:
    """`tests` are the latest, oldest first."""
    if len(tests) >= TESTS_AT_ONCE:
        again_at = tests[-TESTS_AT_ONCE] + TESTS_FORGOTTEN_AFTER
        raise RateLimited(max(1, -int((now - again_at).total_seconds() // 1)))
