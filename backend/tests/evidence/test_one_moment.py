"""Everything in a pack is of one moment, whatever happens while it is read."""

import pytest

from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application import evidence_pack
from flowpilot.domain.errors import Invalid, Unavailable
from tests.people import found_account
from tests.shift import Shift, begin_shift

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shift(pool: Pool) -> Shift:
    """Of Alice and Bob."""
    return await begin_shift(pool, (await found_account(pool, "", {"Alice": "admin", "Bob": "engineer"})).values())


@pytest.mark.parametrize(("one_moment", "n_later"), [(True, 1), (False, 2)])
async def test_what_is_escalated_meanwhile_is_in_the_next_pack(
    pool: Pool, shift: Shift, one_moment: bool, n_later: int
) -> None:
    await shift.escalates("Alice", 0)
    account_id = shift.account_id("Alice")
    async with PostgresUnits(pool, nobody_listens).begin(account_id, one_moment=one_moment) as unit:
        first = await evidence_pack.read(unit, "7d")
        await shift.escalates("Alice", 1)
        later = await evidence_pack.read(unit, "7d")
    assert (len(first.rows), len(later.rows)) == (1, n_later)
    assert sum(day.n_escalated for day in later.within) == later.cohort.workload.n_escalated == n_later


async def test_a_pack_that_is_too_large_is_refused_before_it_is_read(
    pool: Pool, shift: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_pack, "MOST_ESCALATIONS", 1)
    for minute in (0, 1):
        await shift.escalates("Alice", minute)
    async with PostgresUnits(pool, nobody_listens).begin(shift.account_id("Alice"), one_moment=True) as unit:
        with pytest.raises(Invalid, match="more than 1 escalations"):
            await evidence_pack.read(unit, "7d")


async def test_nothing_is_written_in_one_moment(pool: Pool, shift: Shift) -> None:
    async def renames() -> None:
        async with PostgresUnits(pool, nobody_listens).begin(shift.account_id("Bob"), one_moment=True) as unit:
            await unit.accounts.change(name="North", time_zone="UTC", locale="en")
            await unit.accounts.get()

    with pytest.raises(Unavailable):
        await renames()
