"""What could never happen is named before somebody saves it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import pytest

from flowpilot.domain.account import Role, User
from flowpilot.domain.duty import DutyCalendar, DutyRange
from flowpilot.domain.ladder import LadderSettings, Policy, Step
from flowpilot.domain.ladder_check import never_fires

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MORNINGS = DutyCalendar("Europe/Berlin", {0: [DutyRange(480, 720)]})


def person(number: int, tier: int, role: Role = "engineer", disabled_at: datetime | None = None) -> User:
    """Somebody of this tier."""
    email = f"{number}@north.example"
    return User(UUID(int=number), email, "…", role, tier, None, NOON, disabled_at, None, invited=False)


PEOPLE = [person(1, 1), person(2, 2), person(3, 3, "viewer"), person(4, 3, disabled_at=NOON)]


def found(policy: Policy, calendar: DutyCalendar | None = None) -> list[tuple[str, str]]:
    """Pointers and reasons."""
    faults = never_fires(LadderSettings({policy.priority: policy}, calendar), PEOPLE, NOON)
    return [(fault.pointer, fault.reason.en) for fault in faults]


def test_a_ladder_on_which_everything_can_happen_is_fine() -> None:
    steps = [Step(5, "again"), Step(15, "tier", 2), Step(30, "admins"), Step(45, "banner")]
    assert found(Policy("high", first_tier=1, steps=steps), MORNINGS) == []


@pytest.mark.parametrize(
    ("steps", "pointer", "reason"),
    [
        ([Step(5, "again"), Step(5, "admins")], "/policies/0/steps/1/after", "later than the one before"),
        ([Step(9, "again"), Step(5, "admins")], "/policies/0/steps/1/after", "later than the one before"),
        ([Step(10_081, "again")], "/policies/0/steps/0/after", "seven days"),
        ([Step(5, "tier", 3)], "/policies/0/steps/0/tier", "No active engineer or admin is in tier 3"),
        ([Step(5, "tier")], "/policies/0/steps/0/tier", "A tier is named"),
        ([Step(5, "admins", 2)], "/policies/0/steps/0/tier", "A tier is named"),
        ([Step(5, "banner"), Step(9, "banner")], "/policies/0/steps/1/tell", "already"),
        ([Step(minute, "again") for minute in range(1, 10)], "/policies/0/steps", "at most 8"),
    ],
)
def test_a_step_that_never_fires_is_named(steps: Sequence[Step], pointer: str, reason: str) -> None:
    ((where, why),) = found(Policy("high", steps=steps))
    assert where == pointer
    assert reason in why


def test_a_first_tier_without_anybody_is_named() -> None:
    assert [pointer for pointer, _ in found(Policy("low", first_tier=3))] == ["/policies/0/first_tier"]


def test_a_calendar_without_duty_is_named_alone() -> None:
    closed = DutyCalendar("Europe/Berlin", {})
    assert [pointer for pointer, _ in found(Policy("low", steps=[Step(5, "again")]), closed)] == ["/calendar/week"]


def test_so_much_duty_that_never_comes_is_named() -> None:
    a_minute_a_week = DutyCalendar("Europe/Berlin", {0: [DutyRange(480, 481)]})
    steps = [Step(104, "again"), Step(120, "admins")]
    assert [pointer for pointer, _ in found(Policy("low", steps=steps), a_minute_a_week)] == [
        "/policies/0/steps/1/after"
    ]
    assert found(Policy("low", clock="wall", steps=steps), a_minute_a_week) == []
