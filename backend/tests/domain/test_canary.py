"""When a canary may fly, and what its account is told of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flowpilot.domain.canary import Canary, Part, missing_title

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def flying(minutes: float = 0) -> Canary:
    """Since so many minutes after noon, every ten minutes."""
    canary = Canary().with_wishes(enabled=True, every_minutes=10, address="canary@msp.example", now=NOON)
    return canary.taking_off(at(minutes))


def test_it_flies_at_once_and_then_every_ten_minutes() -> None:
    canary = Canary().with_wishes(enabled=True, every_minutes=10, address="canary@msp.example", now=NOON)
    assert canary.next_at == NOON
    assert canary.taking_off(at(0.1)).next_at == at(10.1)


def test_saved_unchanged_it_keeps_its_time() -> None:
    canary = flying().landed((), at(0.1))
    same = canary.with_wishes(enabled=True, every_minutes=10, address="canary@msp.example", now=at(5))
    assert same == canary


def test_another_address_is_tried_at_once_and_what_was_missing_is_forgotten() -> None:
    canary = flying().landed(("mail",), at(2))
    moved = canary.with_wishes(enabled=True, every_minutes=10, address="other@msp.example", now=at(5))
    assert moved.next_at == at(5)
    assert (moved.missing, moved.missing_since) == ((), None)


def test_two_flights_begin_half_a_minute_apart_or_when_the_first_is_certainly_over() -> None:
    assert flying().landed((), at(0.1)).soonest(at(0.2)) == at(0.5)
    assert flying().landed((), at(0.1)).soonest(at(4)) == at(4)
    assert flying().soonest(at(1)) == at(3)
    assert flying().soonest(at(3.5)) == at(3.5)


def test_it_is_missing_since_the_first_flight_that_did_not_come_back() -> None:
    first = flying().landed(("mail",), at(1.5))
    second = first.taking_off(at(10)).landed(("stream", "mail"), at(11.5))
    back = second.taking_off(at(20)).landed((), at(20.1))
    assert first.lost(at(2)) == (("mail",), NOON)
    assert second.lost(at(12)) == (("stream", "mail"), NOON)
    assert back.lost(at(21)) == ((), None)
    assert back.back_at == at(20.1)


def test_a_worker_that_does_not_let_it_fly_is_missed_after_two_minutes() -> None:
    canary = flying().landed((), at(0.1))
    assert canary.lost(at(11.9)) == ((), None)
    assert canary.lost(at(12.1)) == (("worker",), at(10))


def test_a_flight_that_nobody_brought_to_an_end_is_missed() -> None:
    assert flying().lost(at(2.9)) == ((), None)
    assert flying().lost(at(3)) == (("worker",), NOON)
    assert not flying().is_flying(at(3))


def test_one_that_rests_is_never_missed() -> None:
    resting = flying().with_wishes(enabled=False, every_minutes=10, address=None, now=at(1))
    assert resting.lost(at(60)) == ((), None)
    assert (resting.next_at, resting.ended_at) == (None, at(1))
    assert replace(resting, ended_at=None).lost(at(60)) == ((), None)


@pytest.mark.parametrize(
    ("missing", "title"),
    [
        (("stream",), "The test escalation did not come back: the live stream did not show it"),
        (
            ("stream", "delivery"),
            "The test escalation did not come back: the live stream did not show it and nothing tried to send its mail",
        ),
    ],
)
def test_admins_are_told_what_is_missing(missing: tuple[Part, ...], title: str) -> None:
    assert missing_title(missing).en == title
