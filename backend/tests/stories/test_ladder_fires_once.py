"""Each step of a ladder fires once: with the worker killed at every point, with several workers, beside a claim."""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta

import pytest

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.timers import PostgresDueTimers
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.accounts import resume, suspend
from flowpilot.application.ladder import Question, preview
from flowpilot.application.timers import ACTS, TimerFiring
from flowpilot.domain.ladder import Step
from tests.stories.conftest import StartWorker, World
from tests.stories.timers import STEPS, Killed, Timers, dying_after

pytestmark = pytest.mark.anyio


@pytest.fixture
async def timers(world: World, database: DatabaseUrls) -> AsyncIterator[Timers]:
    async with open_pool(database.worker, size=4) as pool:
        yield Timers(world, PostgresDueTimers(pool), database.app)


async def test_each_step_tells_its_people_and_is_done(timers: Timers) -> None:
    await timers.set_up(*STEPS)
    (handoff,) = await timers.escalates()
    assert await timers.fire_due() == 0
    timers.pass_by(minutes=5)
    assert await timers.fire_due() == 1
    assert timers.bells("reminder") == [(handoff, "Bob"), (handoff, "Dora")]
    timers.pass_by(minutes=5)
    assert await timers.fire_due() == 1
    assert timers.bells("reminder")[2:] == [(handoff, "Dora")]
    timers.pass_by(days=1)
    assert await timers.fire_due() == 1
    assert await timers.fire_due() == 0
    assert [row["due_at"] for row in timers.all()] == [None, None, None]
    ledger = await timers.world.office.ledger(timers.world.alice, handoff)
    assert Counter(line.recipient.name for line in ledger) == {"Dora": 3, "Bob": 2}


async def test_a_timer_put_off_lets_those_behind_it_through_and_is_taken_again_later(timers: Timers) -> None:
    await timers.set_up(*STEPS)
    await timers.escalates()
    timers.pass_by(minutes=10)
    first, second = await timers.take()
    await timers.due.put_off(first)
    (left_alone,) = [row for row in timers.all() if row["id"] == first.id]
    assert left_alone["lease_until"] - left_alone["created_at"] > timedelta(seconds=50)
    timers.pass_by(seconds=0)
    assert await timers.take() == [first, second]


async def test_with_a_person_named_it_happens_as_the_preview_says(timers: Timers) -> None:
    world = timers.world
    await timers.set_up(Step(5, "again"), Step(10, "admins"), Step(15, "again"))
    async with world.office.units.begin(world.alice.account.id) as unit:
        foreseen = await preview(unit, world.alice, Question("normal", target_user_id=world.bob.id))
    assert [(one.tell, [user.name for user in one.people]) for one in foreseen] == [
        ("others", ["Dora"]),
        ("again", ["Bob"]),
        ("admins", ["Dora"]),
        ("again", ["Bob", "Dora"]),
    ]
    handoff = await world.office.escalate(world.alice, "Outlook hangs", target=world.bob)
    for one in foreseen[1:]:
        before = len(timers.bells("reminder"))
        timers.pass_by(minutes=5)
        assert await timers.fire_due() == 1
        assert timers.bells("reminder")[before:] == [(handoff, user.name) for user in one.people]


async def test_in_a_suspended_account_nothing_fires_and_nobody_is_mailed(timers: Timers, smtp: SmtpChannel) -> None:
    world, account_id = timers.world, timers.world.alice.account.id
    await timers.set_up(*STEPS)
    (handoff,) = await timers.escalates()
    async with world.office.units.begin(account_id) as unit:
        assert await suspend(unit)
    timers.pass_by(minutes=5)
    await timers.fire_due()
    await world.work(smtp)
    assert timers.bells("reminder") == []
    ledger = await world.office.ledger(world.alice, handoff)
    assert {(line.state, line.reason) for line in ledger} == {("suppressed", "account_suspended")}
    async with world.office.units.begin(account_id) as unit:
        assert await resume(unit)
    timers.pass_by(minutes=2)
    await timers.fire_due()
    assert {name for _, name in timers.bells("reminder")} == {"Bob", "Dora"}


@pytest.mark.parametrize("kind", ["ladder", "ask", "lapse"])
async def test_killed_at_any_statement_nothing_happened_and_then_it_happens_once(
    timers: Timers, database: DatabaseUrls, kind: str
) -> None:
    world = timers.world
    await timers.set_up(*STEPS)
    (handoff,) = await timers.escalates()
    if kind != "ladder":
        await world.office.claim(world.bob, handoff)
    timers.pass_by(minutes=10 if kind == "ask" else 5)
    if kind == "lapse":
        timers.pass_by(minutes=5)
        await timers.fire_due()
        timers.pass_by(minutes=5)
    (due,) = await timers.take()
    before = timers.written()
    killed = 0
    async with open_pool(database.app, size=1) as pool:
        while True:
            dying = PostgresUnits(pool, nobody_listens, dying_after(killed))
            try:
                await TimerFiring(dying, ACTS).fire(due)
            except Killed:
                assert timers.written() == before, f"killed before statement {killed}"
                killed += 1
            else:
                break
        after = timers.written()
        await TimerFiring(PostgresUnits(pool, nobody_listens), ACTS).fire(due)
    assert killed >= 8
    assert timers.written() == after
    assert after[0]["fired"] == before[0]["fired"] + 1
    told = {"ladder": [("reminder", 2)], "ask": [("lease", 1)], "lapse": [("lapsed", 1)]}[kind]
    assert [(one, len(timers.bells(one))) for one, _ in told] == told


async def test_several_workers_at_once_fire_each_step_once(timers: Timers) -> None:
    await timers.set_up(Step(5, "admins"))
    handoffs = await timers.escalates(25)
    timers.pass_by(minutes=6)
    taken = await asyncio.gather(*(timers.fire_due() for _ in range(4)))
    assert sum(taken) >= 25
    assert Counter(handoff for handoff, _ in timers.bells("reminder")) == dict.fromkeys(handoffs, 1)
    assert timers.audited("session_handoff.remind") == 25


async def test_the_same_timer_taken_by_many_fires_once(timers: Timers) -> None:
    """As when a lease has lapsed while its worker was held up."""
    await timers.set_up(Step(5, "admins"))
    await timers.escalates()
    timers.pass_by(minutes=6)
    (due,) = await timers.take()
    firing = TimerFiring(timers.world.office.units, ACTS)
    await asyncio.gather(*(firing.fire(due) for _ in range(6)))
    assert len(timers.bells("reminder")) == 1


async def test_a_claim_beside_a_step_that_is_due_comes_first_or_second(timers: Timers) -> None:
    world, chance = timers.world, random.Random(3)
    await timers.set_up(Step(5, "admins"))
    handoffs = await timers.escalates(16)
    timers.pass_by(minutes=6)
    due = await timers.take()
    firing = TimerFiring(world.office.units, ACTS)

    async def late(act: Awaitable[None], seconds: float) -> None:
        await asyncio.sleep(seconds)
        await act

    await asyncio.gather(
        *(late(firing.fire(one), chance.uniform(0, 0.2)) for one in due),
        *(late(world.office.claim(world.bob, one), chance.uniform(0, 0.2)) for one in handoffs),
    )
    reminded = {handoff for handoff, _ in timers.bells("reminder")}
    rows = {row["handoff_id"]: row for row in timers.all() if row["kind"] == "ladder"}
    assert {handoff for handoff, row in rows.items() if row["fired_at"]} == reminded
    assert {handoff for handoff, row in rows.items() if row["cancelled_at"]} == set(handoffs) - reminded
    for handoff in handoffs:
        lines = await world.office.ledger(world.alice, handoff)
        assert {line.state for line in lines} == {"cancelled"}


async def test_one_accounts_many_do_not_keep_another_waiting(timers: Timers) -> None:
    world = timers.world
    await timers.set_up(Step(5, "admins"))
    await timers.escalates(12)
    timers.pass_by(hours=3)
    handoff = await world.office.escalate(world.charlie, "Teams hangs")
    await world.office.claim(world.carla, handoff)
    timers.pass_by(world.charlie, minutes=10)
    first = await timers.due.take(2, 4, ())
    assert Counter(one.account_id for one in first) == {world.alice.account.id: 4, world.charlie.account.id: 1}
    assert await timers.due.take(2, 100, [world.alice.account.id]) == []


async def test_a_worker_killed_again_and_again_fires_everything_once(timers: Timers, start_worker: StartWorker) -> None:
    await timers.set_up(Step(5, "admins"), Step(6, "admins"))
    handoffs = await timers.escalates(40)
    timers.pass_by(minutes=7)
    for wanted in (1, 40):
        worker = start_worker()
        await _reminded(timers, wanted)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    start_worker()
    await _reminded(timers, 80)
    assert Counter(handoff for handoff, _ in timers.bells("reminder")) == dict.fromkeys(handoffs, 2)
    assert timers.audited("session_handoff.remind") == 80


async def _reminded(timers: Timers, times: int) -> None:
    async with asyncio.timeout(40):
        while timers.audited("session_handoff.remind") < times:
            await asyncio.sleep(0.1)
