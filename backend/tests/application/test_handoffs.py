"""Escalate, claim, let go and hand back, in memory and at any time of day."""

import pytest

from flowpilot.application import claims
from flowpilot.application.people import UserChange, change_user
from flowpilot.domain.errors import (
    AlreadyInTransit,
    HandoffAlreadyClaimed,
    NotTheClaimer,
    NotTheOwner,
    OwnEscalation,
    TargetNotAvailable,
    WrongState,
)
from flowpilot.domain.session import StepKind
from tests.application.desk import Desk

pytestmark = pytest.mark.anyio


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_one_act_writes_snapshot_event_news_and_mails(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    await desk.records(desk.alice, session.id, "action", "Safe mode")
    handoff = await desk.hands_off(desk.alice, session.id)
    rows = desk.units.rows
    snapshot = rows.snapshots[handoff.id]
    assert isinstance(snapshot, dict)
    assert [step["text"] for step in snapshot["steps"]] == ["Safe mode"]
    assert desk.events == ["handoff_created"]
    assert rows.events[0].data["step_count"] == 1
    assert desk.due_minutes() == {"Ada": 0, "Bob": 0, "Erin": 0}
    assert [desk.bell(who) for who in (desk.bob, desk.alice, desk.vera)] == [["escalation"], [], []]
    assert rows.sessions[session.id].status == "requesting_escalation"
    assert rows.audits[-1].act == "session_handoff.create"


async def test_the_snapshot_stays_as_it_was(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    handoff = await desk.hands_off(desk.alice, session.id)
    before = desk.units.rows.snapshots[handoff.id]
    await desk.records(desk.alice, session.id, "note", "Later")
    assert desk.units.rows.snapshots[handoff.id] == before


async def test_what_is_refused_leaves_nothing_behind(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    before = desk.units.rows
    with pytest.raises(TargetNotAvailable):
        await desk.hands_off(desk.alice, session.id, target=desk.vera.id)
    with pytest.raises(NotTheOwner):
        await desk.hands_off(desk.bob, session.id)
    assert desk.units.rows is before
    await desk.hands_off(desk.alice, session.id)
    before = desk.units.rows
    with pytest.raises(AlreadyInTransit):
        await desk.hands_off(desk.alice, session.id)
    assert desk.units.rows is before


async def test_a_named_person_hears_at_once_and_the_others_in_five_minutes(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    await desk.hands_off(desk.alice, session.id, target=desk.bob.id)
    assert desk.due_minutes() == {"Bob": 0, "Ada": 5, "Erin": 5}
    assert desk.bell(desk.erin) == ["escalation"]


async def test_parking_tells_nobody_and_escalating_ends_it(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    parked = await desk.hands_off(desk.alice, session.id, "park")
    assert desk.events == []
    assert desk.units.rows.bell == {}
    await desk.hands_off(desk.alice, session.id)
    rows = desk.units.rows
    assert rows.handoffs[parked.id].state == "cancelled"
    assert desk.events == ["handoff_created"]


async def test_one_claims_and_the_next_hears_who(desk: Desk) -> None:
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    won = await desk.claims(desk.bob, handoff)
    desk.clock.passes(minutes=1)
    with pytest.raises(HandoffAlreadyClaimed) as refused:
        await desk.claims(desk.erin, handoff)
    with pytest.raises(OwnEscalation):
        await desk.claims(desk.alice, handoff)
    assert won.claim
    assert refused.value.members == {"claimed_by": desk.bob.person, "claimed_at": won.claim.claimed_at}
    assert await desk.claims(desk.bob, handoff, "continue") == won
    assert desk.events == ["handoff_created", "handoff_claimed"]
    assert desk.due_minutes() == {}
    assert {row.reason for row in desk.units.rows.deliveries} == {"claimed by Bob"}
    assert desk.bell(desk.alice) == ["claimed"]


@pytest.mark.parametrize("kind", ["question", "answer", "action", "result", "message", "note", "fact"])
async def test_any_step_of_the_claimer_is_the_first_action(desk: Desk, kind: StepKind) -> None:
    session = await desk.starts(desk.alice)
    handoff = await desk.hands_off(desk.alice, session.id)
    await desk.claims(desk.bob, handoff)
    desk.clock.passes(minutes=2)
    await desk.records(desk.alice, session.id, "note")
    desk.clock.passes(minutes=1)
    await desk.records(desk.bob, session.id, kind)
    acted_at = desk.clock.now
    desk.clock.passes(minutes=1)
    await desk.records(desk.bob, session.id, "action")
    (row,) = desk.units.rows.claims.values()
    assert (row.first_action_kind, row.claim.first_action_at) == (kind, acted_at)
    assert desk.events.count("handoff_first_action") == 1


async def test_resolving_and_handing_back_are_first_actions(desk: Desk) -> None:
    first, second = await desk.starts(desk.alice), await desk.starts(desk.alice)
    handoffs = [await desk.hands_off(desk.alice, session.id) for session in (first, second)]
    for handoff in handoffs:
        await desk.claims(desk.bob, handoff)
    await desk.resolves(desk.bob, first.id)
    await desk.hands_back(desk.bob, handoffs[1])
    assert [row.first_action_kind for row in desk.units.rows.claims.values()] == ["resolve", "hand_back"]
    assert [row.end_kind for row in desk.units.rows.claims.values()] == ["resolved", "handed_back"]


async def test_a_release_tells_again_without_whoever_let_go(desk: Desk) -> None:
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    await desk.claims(desk.bob, handoff)
    desk.clock.passes(minutes=7)
    released = await desk.releases(desk.bob, handoff, target=desk.erin.id, priority="urgent")
    assert (released.state, released.priority, released.target_user_id) == ("open", "urgent", desk.erin.id)
    assert desk.due_minutes() == {"Erin": 0, "Ada": 5}
    assert desk.bell(desk.bob) == ["escalation"]
    assert desk.bell(desk.erin) == ["escalation", "escalation"]
    assert desk.bell(desk.alice) == ["claimed", "released"]
    assert desk.events[-1] == "handoff_released"
    with pytest.raises(WrongState):
        await desk.releases(desk.bob, handoff)


@pytest.mark.parametrize("who", ["alice", "bob", "vera"])
async def test_a_release_names_only_who_can_be_told(desk: Desk, who: str) -> None:
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    await desk.claims(desk.bob, handoff)
    with pytest.raises(TargetNotAvailable):
        await desk.releases(desk.bob, handoff, target=getattr(desk, who).id)
    assert desk.events[-1] == "handoff_claimed"


async def test_who_is_disabled_lets_go_without_a_word(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    handoff = await desk.hands_off(desk.alice, session.id)
    await desk.claims(desk.bob, handoff)
    async with desk.units.begin(desk.account_id) as unit:
        await change_user(unit, desk.ada, desk.bob.id, UserChange(None, None, disabled=True))
    rows = desk.units.rows
    assert rows.events[-1].kind == "handoff_released"
    assert rows.events[-1].data["by"] is None
    assert rows.sessions[session.id].escalated_to_id is None
    assert [row.end_kind for row in rows.claims.values()] == ["user_disabled"]
    assert set(desk.due_minutes()) == {"Ada", "Erin"}


async def test_letting_go_for_somebody_who_let_go_already_does_nothing(desk: Desk) -> None:
    handoff = await desk.hands_off(desk.alice, (await desk.starts(desk.alice)).id)
    await desk.claims(desk.bob, handoff)
    await desk.releases(desk.bob, handoff)
    count = len(desk.events)
    async with desk.units.begin(desk.account_id) as unit:
        await claims.let_go_for(unit, handoff.id, "user_disabled")
    assert len(desk.events) == count


async def test_the_follower_reads_along_and_may_write_notes_and_answers(desk: Desk) -> None:
    session = await desk.starts(desk.alice)
    handoff = await desk.hands_off(desk.alice, session.id)
    await desk.claims(desk.bob, handoff)
    for kind in ("note", "answer"):
        await desk.records(desk.alice, session.id, kind)
    with pytest.raises(NotTheClaimer):
        await desk.records(desk.alice, session.id, "action")
    await desk.hands_back(desk.bob, handoff)
    await desk.records(desk.bob, session.id, "note")
    with pytest.raises(NotTheOwner):
        await desk.records(desk.bob, session.id, "action")
    with pytest.raises(NotTheOwner):
        await desk.records(desk.erin, session.id, "note")
    await desk.records(desk.alice, session.id, "action")


async def test_solving_it_oneself_and_giving_up_end_the_handoff(desk: Desk) -> None:
    solved, given_up, taken = [await desk.starts(desk.alice) for _ in range(3)]
    handoffs = [await desk.hands_off(desk.alice, session.id) for session in (solved, given_up, taken)]
    await desk.resolves(desk.alice, solved.id)
    await desk.abandons(desk.alice, given_up.id)
    await desk.claims(desk.bob, handoffs[2])
    await desk.resolves(desk.bob, taken.id)
    states = [desk.units.rows.handoffs[handoff.id].state for handoff in handoffs]
    assert states == ["self_solved", "cancelled", "resolved"]
    assert desk.due_minutes() == {}
    assert all(session.escalated_to_id is None for session in desk.units.rows.sessions.values())
    with pytest.raises(WrongState):
        await desk.resolves(desk.bob, taken.id)
