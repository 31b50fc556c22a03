"""Whatever happens to a handoff, the stamps beside it say what its claims and openings say."""

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import LiteralString

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.domain.account import Role
from flowpilot.domain.errors import Refused
from flowpilot.domain.metric import Filters
from tests import walls
from tests.people import found_account
from tests.shift import Shift, begin_shift

pytestmark = pytest.mark.anyio

SENIORS = ("Bob", "Ada", "Bert")
WRITTEN: LiteralString = """
    select id, claimed_at, first_action_at, opened_at, given_up from session_handoff order by id"""
FACTS: LiteralString = """
    select h.id, c.claimed_at, c.first_action_at, o.opened_at,
           (select count(*) from handoff_claim g
             where g.handoff_id = h.id and g.ended_at is not null and g.id is distinct from h.claim_id) as given_up
      from session_handoff h
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join handoff_opening o
        on o.handoff_id = h.id and o.user_id = c.user_id and o.opened_at <= c.claimed_at
     order by h.id"""


FORGOTTEN: LiteralString = """
    update session_handoff set claimed_at = null, first_action_at = null, opened_at = null, given_up = 0
     where id = any(%s)"""
LEFT_OVER: LiteralString = """
    update session_handoff set claimed_at = created_at, first_action_at = created_at where id = any(%s)"""
NOT_COUNTED: LiteralString = "update session_handoff set given_up = given_up - 1 where id = any(%s) and given_up > 0"


async def history(shift: Shift, began: int, chance: random.Random) -> None:
    """One escalation and what people then try, turn by turn; where it is not their turn nothing happens."""
    handoff = await shift.escalates("Alice", began)
    for turn in range(1, chance.randint(4, 16)):
        at = began + turn / 20
        one, other = chance.choice(("Bob", "Bob", "Bert")), chance.choice(SENIORS)
        acts: list[tuple[float, Callable[[], Awaitable[None]]]] = [
            (8, partial(shift.opens, one, handoff, at)),
            (5, partial(shift.claims, one, handoff, at)),
            (6, partial(shift.acts, one, handoff, at)),
            (1, partial(shift.releases, one, handoff, at)),
            (1, partial(shift.lapses, "Bob", handoff, at)),
            (1, partial(shift.takes_over, "Ada", handoff, at)),
            (2, partial(shift.reassigns, "Ada", handoff, other, at)),
            (0.5, partial(shift.hands_back, one, handoff, at)),
            (0.5, partial(shift.resolves, one, handoff, at)),
            (0.3, partial(shift.cancels, "Alice", handoff, at)),
        ]
        (act,) = chance.choices([act for _, act in acts], [weight for weight, _ in acts])
        with suppress(Refused, AssertionError):
            await act()


@pytest.fixture
async def shift(pool: Pool) -> Shift:
    people: dict[str, Role] = {"Ada": "admin", "Alice": "engineer", "Bob": "engineer", "Bert": "admin"}
    return await begin_shift(pool, (await found_account(pool, "", people)).values())


async def test_after_any_history_the_stamps_equal_the_facts(shift: Shift) -> None:
    chance = random.Random(20_260_712)
    for minute in range(40):
        await history(shift, minute, chance)
    written, facts = await shift.rows("Alice", WRITTEN), await shift.rows("Alice", FACTS)
    assert written == facts
    assert len(written) == 40
    for stamp in ("claimed_at", "first_action_at", "opened_at"):
        assert 3 < sum(row[stamp] is not None for row in written) < 40, stamp
    assert max(row["given_up"] for row in written) >= 2


async def test_the_same_escalations_are_read_from_the_indexes_and_from_the_table(shift: Shift) -> None:
    chance = random.Random(20_260_713)
    for minute in range(25):
        await history(shift, minute, chance)
    async with shift.at(59, "Alice") as unit:
        fast, main = await unit.metrics.cohort(7), await unit.metrics.cohort(7, main=True)
        table = await unit.metrics.cohort(7, Filters(priority="high"))
        rows = await unit.metrics.export(7)
    unfinished = [one for one in table.escalations if one.first_action_at is None]
    assert [one for one in fast.escalations if one.first_action_at is None] == unfinished
    plain = [one._replace(state="claimed", ended_at=None) for one in table.escalations]
    assert [one._replace(state="claimed", ended_at=None) for one in fast.escalations] == plain
    assert [one._replace(opened_at=None, writing_seconds=None, state="claimed", ended_at=None) for one in plain] == [
        one._replace(state="claimed", ended_at=None) for one in main.escalations
    ]
    assert [(row.claimed_at, row.first_action_at, row.opened_at, row.given_up) for row in rows] == [
        (one.claimed_at, one.first_action_at, one.opened_at, one.given_up) for one in fast.escalations
    ]


async def test_handoffs_from_before_there_were_stamps_have_them_now(shift: Shift, embedded: DatabaseUrls) -> None:
    chance = random.Random(20_260_714)
    for minute in range(15):
        await history(shift, minute, chance)
    before = await shift.rows("Alice", WRITTEN)
    with psycopg.connect(embedded.owner) as owner:
        owner.execute("alter table session_handoff no force row level security")
        owner.execute("update session_handoff set claimed_at = null, first_action_at = null, opened_at = null")
        owner.execute("update session_handoff set given_up = 0")
        owner.execute(import_module("flowpilot.adapters.db.migrations.versions.0012_stamps").COPIES)
        assert walls.faults(owner) == []
    assert await shift.rows("Alice", WRITTEN) == before
    assert sum(row["claimed_at"] is not None for row in before) > 3


async def test_what_a_program_of_the_version_before_leaves_out_is_mended(shift: Shift) -> None:
    """It writes claims, first actions and releases without their copies, while the schema is new already."""
    chance = random.Random(20_260_715)
    for minute in range(20):
        await history(shift, minute, chance)
    before = await shift.rows("Alice", WRITTEN)
    await shift.writes("Alice", FORGOTTEN, [row["id"] for row in before if row["claimed_at"]])
    await shift.writes("Alice", LEFT_OVER, [row["id"] for row in before if not row["claimed_at"]][::2])
    await shift.writes("Alice", NOT_COUNTED, [row["id"] for row in before if not row["claimed_at"]][1::2])
    async with shift.at(59, "Alice") as unit:
        await unit.accounts.get()
        await unit.sending.tidy()
    assert await shift.rows("Alice", WRITTEN) == before
    assert 3 < sum(row["claimed_at"] is not None for row in before) < 17
