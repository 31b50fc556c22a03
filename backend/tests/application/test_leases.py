"""The lease of a claim under a moving clock: asked once, kept or lapsed; taken over and reassigned."""

import pytest

from flowpilot.domain.duty import DutyCalendar, DutyRange
from flowpilot.domain.errors import NotTheClaimer, OwnEscalation, TargetNotAvailable, WrongState
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.ladder import Policy, Step
from tests.application.watch import Watch

pytestmark = pytest.mark.anyio


@pytest.fixture
def watch() -> Watch:
    return Watch()


async def claimed(watch: Watch) -> Handoff:
    """Alice escalated and Bob has just claimed."""
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    return await watch.claims(watch.bob, handoff)


def minutes_left(watch: Watch, handoff: Handoff) -> float | None:
    """Until the claim lapses."""
    claim = watch.now(handoff).claim
    return (claim.lease_until - watch.clock.now).total_seconds() / 60 if claim and claim.lease_until else None


async def test_who_does_nothing_is_asked_and_then_it_goes_back_to_the_queue(watch: Watch) -> None:
    handoff = await claimed(watch)
    assert minutes_left(watch, handoff) == 15
    await watch.passes(minutes=10)
    claim = watch.now(handoff).claim
    assert claim
    assert claim.asked_at == watch.clock.now
    assert minutes_left(watch, handoff) == 5
    assert watch.bell(watch.bob) == ["escalation", "lease"]
    await watch.passes(minutes=5)
    assert watch.now(handoff).state == "open"
    assert watch.events[-1] == "handoff_released"
    assert watch.units.rows.events[-1].data["by"] is None
    assert watch.bell(watch.bob) == ["escalation", "lease", "lapsed"]
    assert watch.bell(watch.erin) == ["escalation", "escalation"]
    assert watch.bell(watch.alice) == ["claimed", "released"]
    assert [row.end_kind for row in watch.units.rows.claims.values()] == ["lapsed"]
    assert watch.pending == []


async def test_a_first_action_ends_the_lease(watch: Watch) -> None:
    handoff = await claimed(watch)
    await watch.passes(minutes=10)
    await watch.records(watch.bob, handoff.session_id, "note")
    assert (minutes_left(watch, handoff), watch.pending) == (None, [])
    await watch.passes(days=3)
    assert watch.now(handoff).holder == watch.bob.person


async def test_keeping_it_renews_the_lease_once_per_asking(watch: Watch) -> None:
    handoff = await claimed(watch)
    await watch.passes(minutes=4)
    assert await watch.keeps(watch.bob, handoff) == watch.now(handoff)
    assert minutes_left(watch, handoff) == 11
    await watch.passes(minutes=8)
    kept = await watch.keeps(watch.bob, handoff)
    assert kept.claim
    assert (kept.claim.asked_at, minutes_left(watch, handoff)) == (None, 15)
    await watch.passes(minutes=3)
    await watch.keeps(watch.bob, handoff)
    assert minutes_left(watch, handoff) == 12
    await watch.passes(minutes=12)
    assert watch.now(handoff).state == "open"
    assert watch.fired == ["ask", "ask", "lapse"]


async def test_an_urgent_claim_has_three_and_two_minutes_and_every_policy_its_own(watch: Watch) -> None:
    handoff = await claimed(watch)
    await watch.releases(watch.bob, handoff, priority="urgent")
    await watch.claims(watch.erin, handoff)
    assert minutes_left(watch, handoff) == 5
    await watch.sets_up(Policy("high", clock="wall", ask_minutes=60, lapse_minutes=30))
    other = await claimed(watch)
    assert minutes_left(watch, other) == 90


async def test_a_lease_goes_on_after_the_night(watch: Watch) -> None:
    hours = DutyCalendar("UTC", {day: [DutyRange(8 * 60, 9 * 60 + 12)] for day in range(7)})
    await watch.sets_up(Policy("high"), hours)
    handoff = await claimed(watch)
    await watch.passes(hours=20)
    assert watch.now(handoff).state == "claimed"
    assert watch.fired == ["ask"]
    await watch.passes(hours=3, minutes=3)
    assert watch.now(handoff).state == "open"


async def test_nobody_loses_a_claim_unasked_because_no_worker_was_there(watch: Watch) -> None:
    handoff = await claimed(watch)
    watch.clock.passes(hours=2)
    (due,) = watch.pending
    await watch.fires(due)
    assert watch.now(handoff).state == "claimed"
    assert minutes_left(watch, handoff) == 5


@pytest.mark.parametrize("end", ["releases", "hands_back", "resolves", "cancels"])
async def test_whatever_ends_the_claim_ends_its_lease(watch: Watch, end: str) -> None:
    handoff = await claimed(watch)
    await watch.passes(minutes=11)
    if end == "resolves":
        await watch.resolves(watch.bob, handoff.session_id)
    elif end == "cancels":
        await watch.cancels(watch.ada, handoff)
    else:
        await getattr(watch, end)(watch.bob, handoff)
    assert watch.pending == []


async def test_a_colleague_takes_over_once_the_claimer_was_asked(watch: Watch) -> None:
    handoff = await claimed(watch)
    with pytest.raises(NotTheClaimer):
        await watch.takes_over(watch.erin, handoff)
    await watch.passes(minutes=10)
    with pytest.raises(OwnEscalation):
        await watch.takes_over(watch.alice, handoff)
    taken = await watch.takes_over(watch.erin, handoff)
    assert (taken.holder, taken.state) == (watch.erin.person, "claimed")
    event = watch.units.rows.events[-1]
    assert (event.kind, event.data["from"]) == ("handoff_claimed", {"id": str(watch.bob.id), "name": "Bob"})
    assert [row.end_kind for row in watch.units.rows.claims.values()] == ["taken_over", None]
    assert watch.bell(watch.bob) == ["escalation", "lease", "taken_over"]
    assert watch.bell(watch.alice) == ["claimed", "claimed"]
    assert minutes_left(watch, handoff) == 15
    with pytest.raises(NotTheClaimer):
        await watch.records(watch.bob, handoff.session_id, "note")
    with pytest.raises(WrongState):
        await watch.takes_over(watch.erin, handoff)
    assert watch.events.count("handoff_claimed") == 2


async def test_who_answered_in_time_is_not_taken_over_from(watch: Watch) -> None:
    kept, begun = await claimed(watch), await claimed(watch)
    await watch.passes(minutes=10)
    await watch.keeps(watch.bob, kept)
    await watch.records(watch.bob, begun.session_id, "action")
    for handoff in (kept, begun):
        with pytest.raises(NotTheClaimer):
            await watch.takes_over(watch.erin, handoff)
    assert (await watch.takes_over(watch.ada, begun)).holder == watch.ada.person


async def test_nothing_is_taken_over_that_nobody_holds(watch: Watch) -> None:
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    for who in (watch.erin, watch.ada):
        with pytest.raises(WrongState):
            await watch.takes_over(who, handoff)


async def test_an_admin_opens_it_again_for_somebody_else(watch: Watch) -> None:
    await watch.sets_up(Policy("high", steps=[Step(20, "again"), Step(30, "banner")]))
    handoff = await claimed(watch)
    await watch.passes(minutes=3)
    reassigned = await watch.reassigns(watch.ada, handoff, watch.erin)
    assert (reassigned.state, reassigned.target_user_id, reassigned.claim) == ("open", watch.erin.id, None)
    event = watch.units.rows.events[-1]
    assert (event.kind, event.data["by"]) == ("handoff_reassigned", {"id": str(watch.ada.id), "name": "Ada"})
    assert watch.due_minutes() == {"Erin": 0, "Ada": 20, "Adele": 20, "Tara": 20, "Tomas": 20}
    assert watch.bell(watch.bob) == ["escalation", "reassigned"]
    assert watch.bell(watch.alice) == ["claimed", "reassigned"]
    assert [row.end_kind for row in watch.units.rows.claims.values()] == ["reassigned"]
    await watch.passes(minutes=40)
    assert [one.names for one in watch.reminders()] == [["Erin"]]


async def test_naming_somebody_while_it_is_open_begins_anew(watch: Watch) -> None:
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id, target=watch.erin.id)
    await watch.reassigns(watch.ada, handoff, watch.bob)
    assert watch.due_minutes() == {"Bob": 0, "Ada": 5, "Adele": 5, "Erin": 5, "Tara": 5, "Tomas": 5}
    assert {row.reason for row in watch.units.rows.deliveries if row.state == "cancelled"} == {"reassigned by Ada"}


async def test_only_who_can_take_it_is_named(watch: Watch) -> None:
    handoff = await claimed(watch)
    for who in (watch.alice, watch.bob, watch.vera):
        with pytest.raises(TargetNotAvailable) as refused:
            await watch.reassigns(watch.ada, handoff, who)
        assert refused.value.pointer == "/user_id"
    await watch.resolves(watch.bob, handoff.session_id)
    with pytest.raises(WrongState):
        await watch.reassigns(watch.ada, handoff, watch.erin)
