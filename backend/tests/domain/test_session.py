"""Whose turn it is in a session, and who may write what."""

from datetime import UTC, datetime
from typing import get_args
from uuid import UUID

import pytest

from flowpilot.domain.errors import NotTheClaimer, NotTheOwner, Refused, WrongState
from flowpilot.domain.session import (
    AISession,
    SessionStatus,
    StepKind,
    require_owner,
    require_owner_or_claimer,
    require_recorder,
    require_status,
    require_worker,
)

ALICE, BOB, ERIN = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def session(status: SessionStatus = "active") -> AISession:
    """Alice's session; Bob holds it while it is escalated."""
    held = status == "escalated"
    return AISession(
        id=UUID(int=9),
        status=status,
        problem="VPN",
        intake=None,
        client_name=None,
        ticket_ref=None,
        category=None,
        priority="normal",
        user_id=ALICE,
        user_name="Alice",
        escalated_to_id=BOB if held else None,
        escalated_to_name="Bob" if held else None,
        step_count=0,
        summary=None,
        created_at=NOON,
        updated_at=NOON,
        ended_at=None,
    )


@pytest.mark.parametrize("status", ["active", "paused", "requesting_escalation", "resolved", "abandoned"])
def test_while_nobody_holds_it_it_is_the_owners_turn(status: SessionStatus) -> None:
    require_worker(session(status), ALICE)
    with pytest.raises(NotTheOwner):
        require_worker(session(status), BOB)


def test_while_somebody_holds_it_it_is_theirs() -> None:
    require_worker(session("escalated"), BOB)
    for other in (ALICE, ERIN):
        with pytest.raises(NotTheClaimer):
            require_worker(session("escalated"), other)


def test_escalating_is_the_owners_alone_also_after_a_claim() -> None:
    require_owner(session("escalated"), ALICE)
    with pytest.raises(NotTheOwner):
        require_owner(session("escalated"), BOB)


@pytest.mark.parametrize(
    ("status", "who", "refused"),
    [("active", ERIN, NotTheOwner), ("escalated", ERIN, NotTheClaimer), ("requesting_escalation", BOB, NotTheOwner)],
)
def test_strangers_do_not_pause_it(status: SessionStatus, who: UUID, refused: type[Refused]) -> None:
    require_owner_or_claimer(session("escalated"), ALICE)
    require_owner_or_claimer(session("escalated"), BOB)
    with pytest.raises(refused):
        require_owner_or_claimer(session(status), who)


@pytest.mark.parametrize("kind", get_args(StepKind))
def test_a_follower_writes_notes_and_answers_alone(kind: StepKind) -> None:
    require_recorder(session("escalated"), BOB, kind, handed_back=False)
    require_recorder(session(), ALICE, kind, handed_back=False)
    if kind in ("note", "answer"):
        require_recorder(session("escalated"), ALICE, kind, handed_back=False)
        require_recorder(session(), BOB, kind, handed_back=True)
    else:
        with pytest.raises(NotTheClaimer):
            require_recorder(session("escalated"), ALICE, kind, handed_back=False)
        with pytest.raises(NotTheOwner):
            require_recorder(session(), BOB, kind, handed_back=True)
    with pytest.raises(NotTheOwner):
        require_recorder(session(), ERIN, kind, handed_back=False)


def test_a_wrong_state_is_named() -> None:
    require_status(session("paused"), ("active", "paused"))
    with pytest.raises(WrongState) as refused:
        require_status(session("requesting_escalation"), ("active",))
    assert refused.value.members == {"state": "requesting_escalation"}
    assert refused.value.detail == "This is not possible while it is requesting escalation."
