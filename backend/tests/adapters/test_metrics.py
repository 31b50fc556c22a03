"""The stamps as they stand in the database, after a shift that everybody remembers."""

import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.domain.metric import count
from tests.people import found_account
from tests.shift import Shift, begin_shift

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shift(pool: Pool) -> Shift:
    """Of Alice, Bob and Ada in one account and Charlie in another."""
    north = await found_account(pool, "", {"Ada": "admin", "Alice": "engineer", "Bob": "engineer"})
    south = await found_account(pool, "", {"Charlie": "admin"})
    return await begin_shift(pool, (north | south).values())


async def test_one_escalation_with_all_its_stamps(shift: Shift) -> None:
    handoff = await shift.escalates("Alice", 0, writing_seconds=31.5)
    await shift.mails_arrive("Alice", 1)
    await shift.opens("Ada", handoff, 2)
    await shift.opens("Bob", handoff, 3)
    await shift.claims("Bob", handoff, 4)
    await shift.acts("Bob", handoff, 6)
    await shift.acts("Bob", handoff, 7)
    await shift.resolves("Bob", handoff, 9)
    (one,) = (await shift.cohort("Alice")).escalations
    assert [one.escalated_at, one.opened_at, one.claimed_at, one.first_action_at, one.writing_seconds] == [
        *(shift.minute(minute) for minute in (0, 3, 4, 6)),
        31.5,
    ]
    (row,) = await shift.export("Alice")
    assert (row.handoff_id, row.priority, row.category, row.client) == (handoff, "high", "mail", "Contoso")
    assert (row.first_action_kind, row.outcome, row.senior, row.writing_seconds) == ("action", "resolved", "Bob", 31.5)
    assert row.first_delivered_at == shift.minute(1)


async def test_the_bell_alone_tells_nobody(shift: Shift) -> None:
    handoff = await shift.escalates("Alice", 0)
    (untold,) = await shift.export("Alice")
    await shift.opens("Bob", handoff, 2)
    (told,) = await shift.export("Alice")
    assert (untold.first_delivered_at, told.first_delivered_at) == (None, shift.minute(2))
    assert (told.outcome, told.senior, told.opened_at) == (None, None, None)


async def test_a_claim_that_was_given_up_is_counted_and_in_no_time(shift: Shift) -> None:
    handoff = await shift.escalates("Alice", 0)
    await shift.claims("Bob", handoff, 1)
    await shift.acts("Bob", handoff, 2)
    await shift.releases("Bob", handoff, 3)
    (open_again,) = (await shift.cohort("Alice")).escalations
    assert (open_again.standing, open_again.given_up, open_again.claimed_at) == ("unclaimed", 1, None)
    await shift.claims("Ada", handoff, 5)
    (taken,) = (await shift.cohort("Alice")).escalations
    assert (taken.standing, taken.given_up, taken.claimed_at) == ("claimed", 1, shift.minute(5))
    assert taken.first_action_at is None


async def test_the_claim_that_stands_counts_and_every_one_before_it_was_given_up(shift: Shift) -> None:
    handoff = await shift.escalates("Alice", 0)
    await shift.claims("Bob", handoff, 1)
    await shift.lapses("Bob", handoff, 2)
    await shift.opens("Ada", handoff, 3)
    await shift.claims("Bob", handoff, 4)
    await shift.acts("Bob", handoff, 5)
    await shift.takes_over("Ada", handoff, 6)
    (taken,) = (await shift.cohort("Alice")).escalations
    assert (taken.standing, taken.given_up, taken.claimed_at) == ("claimed", 2, shift.minute(6))
    assert (taken.opened_at, taken.first_action_at) == (shift.minute(3), None)
    await shift.acts("Ada", handoff, 7)
    await shift.reassigns("Ada", handoff, "Bob", 8)
    (open_again,) = (await shift.cohort("Alice")).escalations
    assert (open_again.standing, open_again.given_up, open_again.first_action_at) == ("unclaimed", 3, None)
    await shift.claims("Bob", handoff, 9)
    await shift.acts("Bob", handoff, 11)
    await shift.resolves("Bob", handoff, 12)
    (done,) = (await shift.cohort("Alice")).escalations
    assert (done.given_up, done.claimed_at, done.first_action_at) == (3, shift.minute(9), shift.minute(11))
    (row,) = await shift.export("Alice")
    assert (row.given_up, row.senior, row.claimed_at) == (3, "Bob", shift.minute(9))


async def test_every_end_finds_its_count(shift: Shift) -> None:
    await shift.escalates("Alice", 0)
    await shift.escalates("Alice", 0, intent="park")
    await shift.cancels("Alice", await shift.escalates("Alice", 1), 2)
    await shift.resolves("Alice", await shift.escalates("Alice", 1), 2)
    cancelled_while_claimed = await shift.escalates("Alice", 1)
    await shift.claims("Bob", cancelled_while_claimed, 2)
    await shift.cancels("Ada", cancelled_while_claimed, 3)
    counts = count((await shift.cohort("Alice")).escalations)
    assert (counts.n_escalated, counts.n_claimed, counts.n_with_action) == (4, 1, 0)
    assert (counts.n_unclaimed, counts.n_cancelled, counts.n_self_solved) == (1, 1, 1)


async def test_who_opened_after_claiming_did_not_read_before(shift: Shift) -> None:
    handoff = await shift.escalates("Alice", 0)
    await shift.claims("Bob", handoff, 1)
    await shift.opens("Bob", handoff, 2)
    (one,) = (await shift.cohort("Alice")).escalations
    assert one.opened_at is None


async def test_the_period_is_so_many_times_24_hours_newest_first(shift: Shift) -> None:
    a_day = 24 * 60
    for minute in (-40 * a_day, -7 * a_day + 55, -7 * a_day + 65, 0, 50):
        await shift.escalates("Alice", minute)
    week, month = await shift.cohort("Alice", 7), await shift.cohort("Alice", 30)
    assert [one.escalated_at for one in week.escalations] == [shift.minute(m) for m in (50, 0, -7 * a_day + 65)]
    assert len(month.escalations) == 4
    assert [row.escalated_at for row in await shift.export("Alice", 7)] == [
        one.escalated_at for one in week.escalations
    ]


async def test_as_of_is_the_databases_clock_also_when_nothing_happened(shift: Shift) -> None:
    before, after = await shift.cohort("Alice"), await shift.cohort("Alice")
    assert before.escalations == after.escalations == []
    assert shift.minute(59) < before.as_of < after.as_of


async def test_charlie_counts_nothing_of_alices(shift: Shift) -> None:
    await shift.claims("Bob", await shift.escalates("Alice", 0), 1)
    assert (await shift.cohort("Charlie")).escalations == []
    assert await shift.export("Charlie") == []
