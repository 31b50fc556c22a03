"""Who hears of an escalation at once, later, or by the bell alone."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from flowpilot.domain.account import User
from flowpilot.domain.ladder import TellingPlan

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


def person(number: int, tier: int) -> User:
    """Somebody of this tier."""
    return User(
        UUID(int=number), f"{number}@north.example", "…", "engineer", tier, None, NOON, None, None, invited=False
    )


ALICE, BOB, ERIN = person(1, 1), person(2, 2), person(3, 2)
TEAM = [ALICE, BOB, ERIN]


def test_a_named_person_hears_at_once_and_the_others_later() -> None:
    plan = TellingPlan(LATER)
    assert [plan.hears_at(user, TEAM, BOB.id, NOON) for user in TEAM] == [LATER, NOON, LATER]
    assert [plan.hears_at(user, TEAM, None, NOON) for user in TEAM] == [NOON, NOON, NOON]


def test_with_a_first_tier_the_rest_see_it_in_their_bell() -> None:
    plan = TellingPlan(LATER, 2)
    assert [plan.hears_at(user, TEAM, None, NOON) for user in TEAM] == [None, NOON, NOON]
    assert [plan.hears_at(user, TEAM, ALICE.id, NOON) for user in TEAM] == [NOON, LATER, LATER]


def test_a_first_tier_without_anybody_leaves_nobody_out() -> None:
    plan = TellingPlan(LATER, 3)
    assert [plan.hears_at(user, TEAM, None, NOON) for user in TEAM] == [NOON, NOON, NOON]
