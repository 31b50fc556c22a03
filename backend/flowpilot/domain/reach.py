"""Who would hear of an escalation right now, as the dialog says before it is sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from flowpilot.domain.account import User
from flowpilot.domain.alert import ChannelKind, Listening, Preferences
from flowpilot.domain.delivery import NOT_CONFIGURED, QUIET_HOURS, TURNED_OFF
from flowpilot.domain.notification import FIRST_TIER_FIRST, NAMED_PERSON_FIRST
from flowpilot.domain.quiet import ALWAYS, quiet_until
from flowpilot.domain.session import Priority

ToldWhen = Literal["now", "later", "never"]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides for everybody alike. `time_zone` is the account's."""

    now: datetime
    priority: Priority
    time_zone: str
    mail_is_set_up: bool
    listening: Listening
    present: Collection[object]


@dataclass(frozen=True, slots=True)
class Reach:
    """How one person would hear. `channels` are the kinds that carry this priority to them, mail first.

    `held_until` and `reason` say what makes it later; never means that only the bell would say it.
    """

    user: User
    present: bool
    channels: Sequence[ChannelKind]
    told: ToldWhen
    held_until: datetime | None = None
    reason: str | None = None


def reach(user: User, wishes: Preferences, hears_at: datetime | None, around: Circumstances) -> Reach:
    """`hears_at` is when mail, push and chat begin; absent where a step of the ladder decides."""
    channels = _channels(user, wishes, around)
    if user.id in around.present:
        return Reach(user, True, channels, "now")
    return Reach(user, False, channels, *_told(wishes, channels, hears_at, around))


def _told(
    wishes: Preferences, channels: Sequence[ChannelKind], hears_at: datetime | None, around: Circumstances
) -> tuple[ToldWhen, datetime | None, str | None]:
    """When somebody is told whom no page tells, until when it is held, and why."""
    quiet_end = _quiet_until(wishes, around)
    if not channels:
        return "never", None, TURNED_OFF if wishes.email == "off" else NOT_CONFIGURED
    if quiet_end and quiet_end - around.now >= ALWAYS:
        return "never", None, TURNED_OFF
    if quiet_end and quiet_end > (hears_at or around.now):
        return "later", quiet_end, QUIET_HOURS
    if hears_at is None:
        return "later", None, FIRST_TIER_FIRST
    return ("later", hears_at, NAMED_PERSON_FIRST) if hears_at > around.now else ("now", None, None)


def _channels(user: User, wishes: Preferences, around: Circumstances) -> Sequence[ChannelKind]:
    own = {channel.kind for channel in around.listening.of(user.id, around.priority)}
    mail: list[ChannelKind] = ["email"] if around.mail_is_set_up and wishes.email != "off" else []
    return mail + sorted(own)


def _quiet_until(wishes: Preferences, around: Circumstances) -> datetime | None:
    if wishes.quiet is None or (around.priority == "urgent" and wishes.urgent_anyway):
        return None
    return quiet_until(wishes.quiet, ZoneInfo(wishes.time_zone or around.time_zone), around.now)
