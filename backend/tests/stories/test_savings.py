"""Hours saved a week, from Alice's first stopwatch tap to the verdict, on a clock that moves."""

from collections.abc import Sequence
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.people import Town
from tests.shift import Shift, begin_shift
from tests.stopwatch import removes, savings, times

pytestmark = pytest.mark.anyio

DAY = 24 * 60
WEEKS = 4


@pytest.fixture
async def shift(town: Town, pool: Pool, embedded: DatabaseUrls) -> Shift:
    """Alice's account was made four weeks before it began, and so was Charlie's."""
    with psycopg.connect(embedded.app) as app:
        for admin in (town.ada, town.charlie):
            app.execute("select set_config('app.account_id', %s, true)", (admin.account_id,))
            app.execute(
                """update account set created_at = created_at - interval '28 days',
                                      pilot_started_at = pilot_started_at - interval '28 days'"""
            )
    return await begin_shift(pool, [town.alice, town.bob, town.ada, town.charlie])


async def escalated(shift: Shift, days_ago: Sequence[float], minutes: float = 5) -> list[UUID]:
    """Alice wrote a minute each time; Bob opened it, claimed it and got ready in so many minutes in all."""
    found = []
    for days in days_ago:
        at = -days * DAY
        handoff = await shift.escalates("Alice", at, writing_seconds=60)
        await shift.opens("Bob", handoff, at + 10)
        await shift.claims("Bob", handoff, at + 11)
        await shift.acts("Bob", handoff, at + 10 + minutes - 1)
        found.append(handoff)
    return found


async def test_five_calls_and_six_escalations_become_a_figure(town: Town, shift: Shift) -> None:
    await escalated(shift, [1, 2, 3, 4, 5, 6])
    for more in range(5, 0, -1):
        answer = await savings(town.bob)
        assert (answer["hours_saved_per_week"], answer["n_baseline_missing"]) == (None, more)
        assert answer["reason"] == ("no_baseline" if more == 5 else "baseline_below_floor")
        await times(town.alice, 20, 3)
    answer = await savings(town.bob)
    assert answer["hours_saved_per_week"]["value"] == pytest.approx(6 * (60 - 5) / 60 / answer["weeks"])
    assert answer["weeks"] == pytest.approx(WEEKS, rel=0.02)
    assert (answer["baseline"]["unit"], answer["baseline"]["n"]) == ("person_seconds", 5)
    assert answer["baseline_person_minutes"]["value"] == pytest.approx(60)
    assert answer["escalation_cost_person_minutes"]["value"] == pytest.approx(5)
    assert (answer["thin"], answer["rough"], answer["verdict"]) == (True, True, "not yet")
    assert "40" in answer["verdict_reason"]


async def test_charlie_saves_nothing_and_vera_may_not_ask(town: Town, shift: Shift) -> None:
    await escalated(shift, [1] * 6)
    for _ in range(5):
        await times(town.alice, 20)
    other = await savings(town.charlie)
    assert (other["n_baseline"], other["n_escalations"], other["n_sessions"]) == (0, 0, 0)
    assert (other["reason"], other["escalation_rate"]) == ("no_baseline", None)
    assert (await town.vera.get("/analytics/flowpilot/savings")).status_code == 403
    assert (await town.bob.get("/analytics/flowpilot/savings?period=1y")).status_code == 422
    assert (await town.bob.get("/analytics/flowpilot/savings?priority=high")).status_code == 422


async def test_the_period_moves_and_the_pilot_does_not(town: Town, shift: Shift) -> None:
    await escalated(shift, [20, 21, 22, 23, 24, 25, *[2] * 6])
    for _ in range(5):
        await times(town.alice, 20)
    week, month = await savings(town.bob, "7d"), await savings(town.bob, "30d")
    assert (week["n_escalations"], month["n_escalations"]) == (6, 12)
    assert (week["weeks"], week["pilot"]["n_escalations"]) == (1, 12)
    assert week["pilot"]["hours_saved_per_week"]["value"] == pytest.approx(
        month["hours_saved_per_week"]["value"], rel=1e-4
    )
    half = 2 * month["hours_saved_per_week"]["value"]
    assert week["hours_saved_per_week"]["value"] == pytest.approx(half, rel=0.02)


async def test_the_rate_stands_beside_it_with_that_of_before(town: Town, shift: Shift) -> None:
    await escalated(shift, [1, 2, 3, 9])
    for _ in range(2):
        await town.alice.starts()
    answer = await savings(town.bob, "7d")
    assert (answer["n_sessions"], answer["n_escalated"]) == (5, 3)
    assert (answer["escalation_rate"], answer["escalation_rate_before"]) == (60, 100)
    assert answer["pilot"]["escalation_rate"] == pytest.approx(100 * 4 / 6)
    assert (await savings(town.bob, "90d"))["escalation_rate_before"] is None


async def test_what_is_not_known_is_left_out_and_what_nobody_claims_is_taken_off(town: Town, shift: Shift) -> None:
    await escalated(shift, [1] * 6)
    unread = await shift.escalates("Alice", -DAY, writing_seconds=60)
    await shift.claims("Bob", unread, -DAY + 5)
    unwritten = await shift.escalates("Alice", -DAY)
    await shift.opens("Bob", unwritten, -DAY + 1)
    await shift.claims("Bob", unwritten, -DAY + 2)
    await shift.escalates("Alice", -DAY, writing_seconds=3600)
    cancelled = await shift.escalates("Alice", -DAY)
    await shift.cancels("Alice", cancelled, -DAY + 30)
    await shift.escalates("Alice", -DAY, intent="park", writing_seconds=7200)
    for _ in range(5):
        await times(town.alice, 20, 3)
    answer = await savings(town.bob)
    assert answer["n_left_out"] == {"no_writing": 1, "not_opened": 1}
    assert answer["unclaimed"] == {"n": 2, "n_unknown": 1, "person_minutes": 60}
    assert answer["n_escalations"] == 6
    assert answer["hours_saved_per_week"]["value"] == pytest.approx((6 * (60 - 5) / 60 - 1) / answer["weeks"])


async def test_forty_escalations_verify_a_pilot_and_a_removal_is_felt(town: Town, shift: Shift) -> None:
    await escalated(shift, [1] * 40)
    calls = [await times(town.alice, 30 + at, 3, category="mail") for at in range(12)]
    answer = await savings(town.bob)
    assert (answer["verdict"], answer["thin"], answer["rough"]) == ("verified", False, False)
    low, high = answer["pilot"]["hours_saved_per_week"]["interval"]
    assert 1 < low < answer["pilot"]["hours_saved_per_week"]["value"] < high
    assert answer["matched_by_category"] == [{"category": "mail", "n_baseline": 12, "n_escalations": 40}]
    for call in calls[:8]:
        await removes(town.alice, call)
    fewer = await savings(town.bob)
    assert (fewer["verdict"], fewer["reason"], fewer["n_baseline_missing"]) == ("not yet", "baseline_below_floor", 1)


async def test_a_frozen_baseline_holds_the_figure(town: Town, shift: Shift) -> None:
    await escalated(shift, [1] * 6)
    calls = [await times(town.alice, 20, 3) for _ in range(5)]
    period = {"from": calls[0]["started_at"], "to": calls[-1]["stopped_at"]}
    assert (await town.ada.post("/baselines/freezes", period)).status_code == 201
    for call in calls:
        await removes(town.ada, call)
    await times(town.alice, 1, 1)
    answer = await savings(town.bob)
    assert (answer["baseline_source"], answer["n_baseline"]) == ("frozen", 5)
    assert answer["hours_saved_per_week"]["value"] == pytest.approx(6 * (60 - 5) / 60 / answer["weeks"])


async def test_a_pilot_that_began_later_counts_from_then_on(town: Town, shift: Shift) -> None:
    await escalated(shift, [20] * 6 + [2] * 6)
    for _ in range(5):
        await times(town.alice, 20)
    began = shift.minute(-7 * DAY).isoformat()
    assert (await town.ada.post("/account/pilot", {"started_at": began})).status_code == 200
    pilot = (await savings(town.bob))["pilot"]
    assert (pilot["n_escalations"], pilot["set_by_admin"]) == (6, True)
    assert pilot["weeks"] == pytest.approx(1, rel=0.02)


async def test_the_answer_says_what_it_is_in_words(town: Town) -> None:
    answer = await savings(town.bob, "7d")
    assert "Europe/Berlin" in answer["definition"]
    assert "last 7 × 24 hours" in answer["definition"]
    assert "Time to first action is no part of it" in answer["definition"]
    assert "Left out: parked handoffs, test escalations (canaries)" in answer["definition"]
