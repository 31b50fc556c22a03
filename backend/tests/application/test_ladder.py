"""The ladder under a moving clock: what the preview says is what then happens, each step once."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowpilot.application.ports_ladder import Timer
from flowpilot.domain.duty import DutyCalendar, DutyRange, Holiday
from flowpilot.domain.errors import Invalid
from flowpilot.domain.ladder import Policy, Step
from tests.application.watch import Heard, Watch

pytestmark = pytest.mark.anyio

OFFICE = [DutyRange(8 * 60, 12 * 60), DutyRange(13 * 60, 17 * 60)]
WEEK = dict.fromkeys(range(5), OFFICE)
STEPS = [Step(10, "again"), Step(20, "tier", 2), Step(40, "again"), Step(60, "admins"), Step(90, "banner")]
LADDER = Policy("high", first_tier=1, steps=STEPS)


@pytest.fixture
def watch() -> Watch:
    return Watch()


async def foreseen_and_heard(watch: Watch, *, named: bool = False) -> tuple[list[Heard], list[Heard]]:
    """What Alice is told beforehand, and what happens when she then escalates and nobody claims for two weeks."""
    target = watch.bob.id if named else None
    foreseen = await watch.foresees(watch.alice, target)
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id, target=target)
    waiting = {row.user_id: row.due_at for row in watch.units.rows.deliveries if row.user_id and row.due_at}
    others = [one for one in foreseen if one.tell == "others"]
    for one in others:
        assert {user.id for user in one.people} == {who for who, at in waiting.items() if at == one.at}
    assert len(others) == named
    assert [(one.at, one.tell, one.tier) for one in foreseen if one.tell != "others"] == [
        (rung.at, rung.tell, rung.tier) for rung in handoff.ladder
    ]
    await watch.passes(days=14)
    assert watch.pending == []
    assert watch.fired == ["ladder"] * len(handoff.ladder)
    said = [Heard(one.at, sorted(user.name for user in one.people)) for one in foreseen if one.tell != "others"]
    return [one for one in said if one.names], watch.reminders()


async def test_each_step_tells_its_people_at_its_time(watch: Watch) -> None:
    await watch.sets_up(LADDER)
    began = watch.clock.now
    said, heard = await foreseen_and_heard(watch)
    assert said == heard
    assert [((one.at - began).total_seconds() / 60, one.names) for one in heard] == [
        (10, ["Ada", "Bob", "Erin"]),
        (20, ["Tomas"]),
        (40, ["Ada", "Bob", "Erin", "Tomas"]),
        (60, ["Ada", "Adele"]),
    ]


async def test_a_named_person_is_reminded_while_the_others_hear_for_the_first_time(watch: Watch) -> None:
    await watch.sets_up(Policy("high", steps=STEPS))
    said, heard = await foreseen_and_heard(watch, named=True)
    assert said == heard
    assert heard[0].names == ["Bob"]
    assert heard[2].names == ["Ada", "Adele", "Bob", "Erin", "Tara", "Tomas"]


WEEKENDS = {
    "Europe/Berlin": [(2026, 3, 27, 15, 50), (2026, 10, 23, 14, 50)],
    "America/New_York": [(2026, 3, 6, 21, 50), (2026, 10, 30, 20, 50)],
    "Australia/Lord_Howe": [(2026, 4, 3, 5, 50), (2026, 10, 2, 6, 20)],
}


@pytest.mark.parametrize(("zone", "moment"), [(zone, one) for zone, both in WEEKENDS.items() for one in both])
async def test_over_a_weekend_of_changed_clocks_it_happens_as_foreseen(
    watch: Watch, zone: str, moment: tuple[int, int, int, int, int]
) -> None:
    await watch.sets_up(LADDER, DutyCalendar(zone, WEEK))
    watch.clock.now = datetime(*moment, tzinfo=UTC)
    said, heard = await foreseen_and_heard(watch)
    assert said == heard
    assert 2 < (heard[1].at - datetime(*moment, tzinfo=UTC)).total_seconds() / 86_400 < 3


async def test_over_a_break_and_a_holiday_it_happens_as_foreseen(watch: Watch) -> None:
    whit_monday = DutyCalendar("Europe/Berlin", WEEK, [Holiday(date(2026, 5, 25), "Whit Monday")])
    await watch.sets_up(LADDER, whit_monday)
    watch.clock.now = datetime(2026, 5, 22, 9, 45, tzinfo=UTC)
    said, heard = await foreseen_and_heard(watch)
    assert said == heard
    assert [one.at.isoformat() for one in heard] == [
        "2026-05-22T09:55:00+00:00",
        "2026-05-22T11:05:00+00:00",
        "2026-05-22T11:25:00+00:00",
        "2026-05-22T11:45:00+00:00",
    ]
    watch.clock.now = datetime(2026, 5, 22, 14, 55, tzinfo=UTC)
    first = (await watch.foresees(watch.alice))[0]
    assert first.at == datetime(2026, 5, 26, 6, 5, tzinfo=UTC)


@st.composite
def ladders(draw: st.DrawFn) -> Policy:
    minutes = sorted(draw(st.sets(st.integers(1, 600), max_size=6)))
    tells = draw(st.lists(st.sampled_from(["again", "tier 1", "tier 2", "tier 3", "admins"]), min_size=6))
    steps = [
        Step(after, "tier", int(tell[-1])) if tell.startswith("tier") else Step(after, tell)  # type: ignore[arg-type] # a sampled Tell
        for after, tell in zip(minutes, tells, strict=False)
    ]
    first_tier = draw(st.sampled_from([None, 1, 2, 3]))
    return Policy("high", draw(st.sampled_from(["duty", "wall"])), first_tier, steps)


@settings(max_examples=60, deadline=None)
@given(ladders(), st.booleans(), st.integers(0, 7 * 1440))
async def test_whatever_is_set_up_happens_as_foreseen(policy: Policy, named: bool, minutes: int) -> None:
    watch = Watch()
    await watch.sets_up(policy, DutyCalendar("Europe/Berlin", WEEK))
    watch.clock.passes(days=24, minutes=minutes)
    said, heard = await foreseen_and_heard(watch, named=named)
    assert said == heard


async def test_without_a_ladder_the_others_of_a_named_person_hear_after_five_minutes(watch: Watch) -> None:
    (others,) = await watch.foresees(watch.alice, watch.bob.id)
    assert (others.tell, others.after, (others.at - watch.clock.now).total_seconds()) == ("others", 5, 300)
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id, target=watch.bob.id)
    assert handoff.ladder == []
    assert watch.pending == []


@pytest.mark.parametrize("end", ["claims", "cancels", "resolves", "abandons"])
async def test_whatever_ends_the_waiting_ends_the_ladder(watch: Watch, end: str) -> None:
    await watch.sets_up(LADDER)
    session = await watch.starts(watch.alice)
    handoff = await watch.hands_off(watch.alice, session.id)
    await watch.passes(minutes=15)
    if end == "claims":
        await watch.claims(watch.bob, handoff)
        await watch.records(watch.bob, session.id, "note")
    elif end == "cancels":
        await watch.cancels(watch.alice, handoff)
    else:
        await getattr(watch, end)(watch.alice, session.id)
    assert watch.pending == []
    await watch.passes(days=3)
    assert watch.fired == ["ladder"]
    assert len(watch.reminders()) == 1


async def test_a_claim_between_due_and_fire_fires_nothing(watch: Watch) -> None:
    await watch.sets_up(LADDER)
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    due: Timer = watch.pending[0]
    watch.clock.passes(minutes=10)
    await watch.claims(watch.bob, handoff)
    await watch.fires(due)
    assert watch.reminders() == []
    assert "ladder" not in watch.fired


async def test_a_worker_that_was_away_fires_everything_once_and_in_order(watch: Watch) -> None:
    await watch.sets_up(LADDER)
    await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    watch.clock.passes(hours=9)
    for timer in watch.pending * 2:
        await watch.fires(timer)
    (all_at_once,) = watch.reminders()
    assert all_at_once.names == ["Ada"] * 3 + ["Adele"] + ["Bob"] * 2 + ["Erin"] * 2 + ["Tomas"] * 2
    assert watch.fired == ["ladder"] * 5


async def test_a_release_begins_a_ladder_anew_without_whoever_let_go(watch: Watch) -> None:
    await watch.sets_up(LADDER)
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    await watch.passes(minutes=12)
    await watch.claims(watch.bob, handoff)
    await watch.passes(minutes=2)
    released = await watch.releases(watch.bob, handoff)
    assert [(rung.at - watch.clock.now).total_seconds() / 60 for rung in released.ladder] == [10, 20, 40, 60, 90]
    await watch.passes(minutes=10)
    assert [one.names for one in watch.reminders()] == [["Ada", "Bob", "Erin"], ["Ada", "Erin"]]


async def test_the_card_carries_the_ladder_and_a_new_one_with_the_release(watch: Watch) -> None:
    await watch.sets_up(LADDER)
    handoff = await watch.hands_off(watch.alice, (await watch.starts(watch.alice)).id)
    created = watch.units.rows.events[-1].data
    assert created["ladder"] == [
        {"at": "2026-03-02T09:10:00.000000Z", "tell": "again", "tier": None},
        {"at": "2026-03-02T09:20:00.000000Z", "tell": "tier", "tier": 2},
        {"at": "2026-03-02T09:40:00.000000Z", "tell": "again", "tier": None},
        {"at": "2026-03-02T10:00:00.000000Z", "tell": "admins", "tier": None},
        {"at": "2026-03-02T10:30:00.000000Z", "tell": "banner", "tier": None},
    ]
    await watch.claims(watch.bob, handoff)
    await watch.releases(watch.bob, handoff, priority="low")
    released = watch.units.rows.events[-1].data["card"]
    assert isinstance(released, dict)
    assert "ladder" not in released


async def test_what_could_never_fire_is_not_saved(watch: Watch) -> None:
    with pytest.raises(Invalid) as refused:
        await watch.sets_up(Policy("high", steps=[Step(5, "again"), Step(5, "banner")]))
    assert refused.value.pointer == "/policies/0/steps/1/after"
    assert watch.units.rows.ladder.policies["high"].steps == ()
