"""Whom an escalation is told to, and who may be named."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from flowpilot.domain.account import Role, User, audience, check_target, normal_email
from flowpilot.domain.errors import TargetNotAvailable

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def person(number: int, role: Role = "engineer", *, disabled: bool = False, deleted: bool = False) -> User:
    gone = NOON if disabled or deleted else None
    return User(
        id=UUID(int=number),
        email=f"{number}@north.example",
        name=str(number),
        role=role,
        tier=1,
        locale=None,
        created_at=NOON,
        disabled_at=gone,
        deleted_at=NOON if deleted else None,
        invited=False,
    )


ALICE, BOB, ADA, VERA = person(1), person(2), person(3, "admin"), person(4, "viewer")
LEFT, DISABLED = person(5, deleted=True), person(6, "admin", disabled=True)
EVERYBODY = [ALICE, BOB, ADA, VERA, LEFT, DISABLED]


def test_active_engineers_and_admins_are_told_without_the_escalator() -> None:
    assert audience(EVERYBODY, without={ALICE.id}) == [BOB, ADA]


def test_whoever_just_let_go_is_left_out_too() -> None:
    assert audience(EVERYBODY, without={ALICE.id, BOB.id}) == [ADA]


@pytest.mark.parametrize("target", [None, ALICE, VERA, LEFT, DISABLED])
def test_who_cannot_help_cannot_be_named(target: User | None) -> None:
    with pytest.raises(TargetNotAvailable) as refused:
        check_target(target, without={ALICE.id})
    assert refused.value.pointer == "/target_user_id"


@pytest.mark.parametrize("target", [BOB, ADA])
def test_engineers_and_admins_can_be_named(target: User) -> None:
    check_target(target, without={ALICE.id})


def test_an_address_is_compared_without_its_case() -> None:
    assert normal_email("  Alice@North.Example ") == "alice@north.example"
