"""A delivery over time: tried on a schedule, ended once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from flowpilot.domain.delivery import (
    Answer,
    Standing,
    WaitingDelivery,
    after_attempt,
    before_attempt,
    retry_delay,
)
from tests.fakes.messages import MESSAGE

NOW = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
WAITING = WaitingDelivery(MESSAGE, uuid4(), "mail", "sending", 1, None, NOW, recipient_is_active=True)
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
