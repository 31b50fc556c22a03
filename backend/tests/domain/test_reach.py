"""Who would hear of an escalation right now."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from flowpilot.domain.account import User
from flowpilot.domain.alert import AlertChannel, ChannelKind, Listening, Preferences, QuietHours
from flowpilot.domain.reach import Circumstances, reach
from flowpilot.domain.session import Priority

MIDNIGHT = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # in Berlin
SEVEN = MIDNIGHT + timedelta(hours=7)
LATER = MIDNIGHT + timedelta(minutes=5)
EVERY_DAY = frozenset(range(7))
BOB = User(UUID(int=2), "bob@x.example", "Bob", "engineer", 2, None, MIDNIGHT, None, None, invited=False)
ASLEEP = QuietHours(time(22), time(7), EVERY_DAY)
PLAIN = Preferences(BOB.id)


def channel(kind: ChannelKind, *priorities: Priority, owner: UUID | None = BOB.id) -> AlertChannel:
    """One channel that hears these priorities."""
    return AlertChannel(UUID(int=9), owner, kind, "…", "push.example", priorities, MIDNIGHT)


def around(*channels: AlertChannel, mail: bool = True, priority: Priority = "normal") -> Circumstances:
    """An account in Berlin at midnight; nobody has a page open."""
    return Circumstances(MIDNIGHT, priority, "Europe/Berlin", mail, Listening(channels, ()), frozenset())


@pytest.mark.parametrize(
    ("wishes", "hears_at", "circumstances", "told", "held_until", "reason"),
    [
        (PLAIN, MIDNIGHT, around(), "now", None, None),
        (PLAIN, LATER, around(), "later", LATER, "named_person_first"),
        (PLAIN, None, around(), "later", None, "first_tier_first"),
        (PLAIN, MIDNIGHT, around(mail=False), "never", None, "mail_not_configured"),
        (replace(PLAIN, email="off"), MIDNIGHT, around(), "never", None, "turned_off"),
        (replace(PLAIN, email="off"), MIDNIGHT, around(channel("slack", "low")), "never", None, "turned_off"),
        (replace(PLAIN, email="off"), MIDNIGHT, around(channel("slack", "normal")), "now", None, None),
        (PLAIN, MIDNIGHT, around(channel("slack", "normal"), mail=False), "now", None, None),
        (
            PLAIN,
            MIDNIGHT,
            around(channel("slack", "normal", owner=None), mail=False),
            "never",
            None,
            "mail_not_configured",
        ),
        (replace(PLAIN, quiet=ASLEEP), MIDNIGHT, around(), "later", SEVEN, "quiet_hours"),
        (replace(PLAIN, quiet=ASLEEP), LATER, around(), "later", SEVEN, "quiet_hours"),
        (replace(PLAIN, quiet=ASLEEP), None, around(), "later", SEVEN, "quiet_hours"),
        (replace(PLAIN, quiet=ASLEEP), MIDNIGHT, around(priority="urgent"), "now", None, None),
        (
            replace(PLAIN, quiet=ASLEEP, urgent_anyway=False),
            MIDNIGHT,
            around(priority="urgent"),
            "later",
            SEVEN,
            "quiet_hours",
        ),
        (replace(PLAIN, quiet=ASLEEP, time_zone="America/New_York"), MIDNIGHT, around(), "now", None, None),
        (
            replace(PLAIN, quiet=QuietHours(time(0), time(0), EVERY_DAY)),
            MIDNIGHT,
            around(),
            "never",
            None,
            "turned_off",
        ),
    ],
)
def test_bob_is_told_now_later_or_never(
    wishes: Preferences,
    hears_at: datetime | None,
    circumstances: Circumstances,
    told: str,
    held_until: datetime | None,
    reason: str | None,
) -> None:
    found = reach(BOB, wishes, hears_at, circumstances)
    assert (found.told, found.held_until, found.reason) == (told, held_until, reason)


def test_whoever_has_a_page_open_sees_it_now_whatever_they_turned_off() -> None:
    here = replace(around(mail=False), present=frozenset({BOB.id}))
    found = reach(BOB, replace(PLAIN, email="off", quiet=ASLEEP), LATER, here)
    assert (found.present, found.told, found.reason) == (True, "now", None)


def test_the_kinds_of_channels_are_named_once_mail_first() -> None:
    chats = around(channel("webhook", "normal"), channel("slack", "normal"), channel("slack", "normal"))
    assert reach(BOB, PLAIN, MIDNIGHT, chats).channels == ["email", "slack", "webhook"]
