"""A delivery over time: tried on a schedule, ended once."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from flowpilot.domain.alert import Preferences, QuietHours
from flowpilot.domain.delivery import (
    Answer,
    Standing,
    WaitingDelivery,
    after_attempt,
    before_attempt,
    retry_delay,
)
from flowpilot.domain.notification import LinkKind
from tests.fakes.messages import MESSAGE, message

NOW = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
BOB = UUID(int=3)
WAITING = WaitingDelivery(
    MESSAGE,
    "mail",
    "sending",
    1,
    None,
    tried_since=NOW,
    recipient_is_active=True,
    channel_has_ended=False,
    streamed_at=None,
    preferences=None,
    time_zone="Europe/Berlin",
)
NO_SERVER = Answer("temporary", "server_unavailable", "connection refused")


def test_retries_follow_the_promised_schedule() -> None:
    delays = [retry_delay(number, chance=0.5) for number in range(1, 9)]
    assert [delay.total_seconds() for delay in delays] == [5, 15, 60, 300, 900, 1800, 1800, 1800]


def test_retries_are_spread_by_a_fifth() -> None:
    assert retry_delay(1, chance=0.0) == timedelta(seconds=4)
    assert retry_delay(1, chance=1.0) == timedelta(seconds=6)


@pytest.mark.parametrize("outcome", ["temporary", "unknown"])
def test_what_may_work_later_is_due_again(outcome: str) -> None:
    answer = NO_SERVER if outcome == "temporary" else Answer("unknown", "server_unavailable", None)
    after = after_attempt(WAITING, 1, answer, NOW, 0.5)
    assert after == Standing("failed", "server_unavailable", NOW + timedelta(seconds=5))


def test_a_refusal_ends_it() -> None:
    refused = Answer("permanent", "refused", "550 no such person")
    assert after_attempt(WAITING, 1, refused, NOW, 0.5) == Standing("dead", "refused", None)


@pytest.mark.parametrize("state", ["sending", "cancelled"])
def test_what_was_sent_is_sent_even_if_it_was_cancelled_meanwhile(state: str) -> None:
    waiting = replace(WAITING, state="cancelled" if state == "cancelled" else "sending")
    assert after_attempt(waiting, 1, Answer("sent", None, None), NOW, 0.5) == Standing("sent", None, None)


def test_what_was_cancelled_meanwhile_is_not_tried_again() -> None:
    assert after_attempt(replace(WAITING, state="cancelled"), 1, NO_SERVER, NOW, 0.5) is None


def test_a_late_failure_of_an_attempt_that_was_given_up_changes_nothing() -> None:
    assert after_attempt(replace(WAITING, attempt_count=2), 1, NO_SERVER, NOW, 0.5) is None


def test_after_24_hours_it_is_given_up_not_later() -> None:
    almost = NOW + timedelta(hours=23, minutes=50)
    after = after_attempt(replace(WAITING, attempt_count=50), 50, NO_SERVER, almost, 0.5)
    assert after == Standing("failed", "server_unavailable", NOW + timedelta(hours=24))
    assert before_attempt(WAITING, None, NOW + timedelta(hours=24)) == Standing("dead", "given_up", None)
    assert before_attempt(WAITING, None, NOW + timedelta(hours=23)) is None


def test_without_a_mail_server_it_says_so() -> None:
    suppressed = before_attempt(WAITING, "mail_not_configured", NOW)
    assert suppressed == Standing("suppressed", "mail_not_configured", None)


def test_somebody_who_was_disabled_is_not_told() -> None:
    gone = replace(WAITING, recipient_is_active=False)
    assert before_attempt(gone, None, NOW) == Standing("cancelled", "user_disabled", None)


def test_a_suspended_account_sends_nothing() -> None:
    suspended = replace(WAITING, account_is_suspended=True)
    assert before_attempt(suspended, None, NOW) == Standing("suppressed", "account_suspended", None)


@pytest.mark.parametrize(("kind", "hours"), [("password_reset", 1), ("invitation", 24)])
def test_a_link_that_lets_in_is_mailed_at_night_and_not_when_it_is_too_old(kind: LinkKind, hours: int) -> None:
    off = Preferences(BOB, "off", QuietHours(time(0), time(23), frozenset(range(7))), urgent_anyway=False)
    link = replace(WAITING, message=message(kind=kind), preferences=off)
    assert before_attempt(link, None, NOW + timedelta(hours=hours, seconds=-1)) is None
    assert before_attempt(link, None, NOW + timedelta(hours=hours)) == Standing("dead", "given_up", None)


def test_nobody_is_told_over_a_channel_that_was_removed() -> None:
    removed = replace(WAITING, channel_has_ended=True)
    assert before_attempt(removed, None, NOW) == Standing("cancelled", "channel_removed", None)


def test_what_is_to_be_sent_next_week_is_not_given_up_before_it_was_tried() -> None:
    later = replace(WAITING, attempt_count=0, tried_since=NOW + timedelta(days=7))
    assert before_attempt(later, None, NOW + timedelta(days=7)) is None


def test_a_server_that_asks_for_more_time_gets_it_within_the_24_hours() -> None:
    busy = replace(NO_SERVER, retry_after=timedelta(minutes=10))
    assert after_attempt(WAITING, 1, busy, NOW, 0.5) == Standing(
        "failed", "server_unavailable", NOW + timedelta(minutes=10)
    )
    late = replace(WAITING, attempt_count=9)
    assert after_attempt(late, 9, busy, NOW, 0.5) == Standing(
        "failed", "server_unavailable", NOW + timedelta(minutes=30)
    )
    for_ever = replace(NO_SERVER, retry_after=timedelta(days=3))
    assert after_attempt(WAITING, 1, for_ever, NOW, 0.5) == Standing(
        "failed", "server_unavailable", NOW + timedelta(hours=24)
    )


def wishing(**wishes: Any) -> WaitingDelivery:  # noqa: ANN401 - any wish
    """An escalation by mail to Bob, who wishes this."""
    return replace(WAITING, preferences=Preferences(BOB, **wishes))


def test_who_turned_mail_off_gets_none_but_is_told_over_the_other_channels() -> None:
    off = wishing(email="off")
    assert before_attempt(off, None, NOW) == Standing("suppressed", "turned_off", None)
    assert before_attempt(replace(off, message=message(channel="push")), None, NOW) is None


def test_who_wants_mail_only_when_away_gets_none_while_a_page_showed_the_card() -> None:
    away = wishing(email="away")
    assert before_attempt(away, None, NOW) is None
    there = replace(away, streamed_at=NOW)
    assert before_attempt(there, None, NOW) == Standing("suppressed", "present", None)
    assert before_attempt(replace(there, message=message(channel="push")), None, NOW) is None
    assert before_attempt(replace(there, message=message(kind="reminder")), None, NOW) is None


NIGHT = QuietHours(time(22), time(7), frozenset(range(7)))  # NOW is 03:30 in Berlin
MORNING = datetime(2026, 3, 29, 5, tzinfo=UTC)


def test_quiet_hours_hold_it_until_their_end() -> None:
    sleeping = wishing(quiet=NIGHT)
    assert before_attempt(sleeping, None, NOW) == Standing("queued", "quiet_hours", MORNING)
    assert before_attempt(sleeping, None, MORNING) is None


def test_the_hours_are_those_of_the_persons_own_zone() -> None:
    assert before_attempt(wishing(quiet=NIGHT, time_zone="Asia/Tokyo"), None, NOW) is None


def test_what_is_urgent_wakes_whoever_wants_it() -> None:
    urgent = message(priority="urgent")
    assert before_attempt(replace(wishing(quiet=NIGHT), message=urgent), None, NOW) is None
    asleep = replace(wishing(quiet=NIGHT, urgent_anyway=False), message=urgent)
    assert before_attempt(asleep, None, NOW) == Standing("queued", "quiet_hours", MORNING)


def test_quiet_around_the_clock_is_turned_off() -> None:
    never = wishing(quiet=QuietHours(time(9), time(9), frozenset(range(7))))
    assert before_attempt(never, None, NOW) == Standing("suppressed", "turned_off", None)


def test_a_test_of_ones_own_alerts_comes_at_once_whatever_one_wishes() -> None:
    test = replace(wishing(quiet=NIGHT, email="off"), message=message(kind="test"))
    assert before_attempt(test, None, NOW) is None
