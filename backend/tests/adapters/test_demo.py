"""The demo accounts: what a visitor finds, and that seeding again changes nothing."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, LiteralString
from zoneinfo import ZoneInfo

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.demo.people import ACCOUNTS, PASSWORD, DemoAccount, demo_people, sign_in_lines
from flowpilot.adapters.demo.seeding import DEMO_STORIES, seed
from flowpilot.adapters.demo.story import DaysAgo, MinutesAgo, Story
from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.ports_handoffs import QueueQuery, QueueState
from flowpilot.application.savings import Engines, measure, read
from flowpilot.domain.baseline import CALLS_ASKED_FOR
from flowpilot.domain.card import Card
from tests.people import NoPasswords

pytestmark = pytest.mark.anyio

TALLGRASS, NORTHLIGHT = ACCOUNTS


@dataclass(frozen=True, slots=True)
class Demo:
    """A database that holds the demo accounts."""

    pool: Pool
    urls: DatabaseUrls

    @property
    def units(self) -> PostgresUnits:
        return PostgresUnits(self.pool, nobody_listens)

    def rows(self, account: DemoAccount, sql: LiteralString) -> list[tuple[Any, ...]]:
        """What the runtime role reads as this account."""
        with psycopg.connect(self.urls.app) as connection:
            connection.execute("select set_config('app.account_id', %s, true)", (str(account.id),))
            return connection.execute(sql).fetchall()

    async def cards(self, account: DemoAccount, state: QueueState, first_name: str) -> list[Card]:
        """The cards that this person sees."""
        reader = next(person for person in account.people if person.first_name == first_name)
        async with self.units.begin(account.id) as unit:
            queue = await unit.handoffs.queue(QueueQuery(state, reader.user_id, False, None, 200))
        return [item.card for item in queue.items]


@pytest.fixture
async def demo(pool: Pool, embedded: DatabaseUrls) -> Demo:
    await seed(pool, NoPasswords)
    return Demo(pool, embedded)


async def test_seeding_twice_changes_nothing(demo: Demo) -> None:
    count = """select (select count(*) from ai_session_step), (select count(*) from delivery),
                      (select number from stream_head), (select audit_number from stream_head)"""
    before = [demo.rows(account, count) for account in ACCOUNTS]
    await seed(demo.pool, NoPasswords)
    assert [demo.rows(account, count) for account in ACCOUNTS] == before


async def test_two_seedings_at_once_make_the_accounts_once(pool: Pool, embedded: DatabaseUrls) -> None:
    async with await psycopg.AsyncConnection.connect(embedded.owner) as owner:
        await owner.execute("truncate account cascade")
    await asyncio.gather(seed(pool, NoPasswords), seed(pool, NoPasswords))
    assert Demo(pool, embedded).rows(TALLGRASS, "select count(*) from app_user") == [(len(TALLGRASS.people),)]


async def test_a_visitor_may_become_anybody_of_both_accounts(demo: Demo) -> None:
    everybody = {person.user_id for account in ACCOUNTS for person in account.people}
    assert {user.id for user, _ in await demo_people(demo.units)} == everybody
    assert {account.name for _, account in await demo_people(demo.units)} == {"Tallgrass IT", "Northlight Support"}
    lines = "\n".join(sign_in_lines())
    assert PASSWORD in lines
    assert all(person.email in lines for account in ACCOUNTS for person in account.people)


async def test_sessions_stand_in_every_state(demo: Demo) -> None:
    sessions = {row[0] for row in demo.rows(TALLGRASS, "select status from ai_session")}
    assert sessions == {"active", "paused", "requesting_escalation", "escalated", "resolved", "abandoned"}
    handoffs = {row[0] for row in demo.rows(TALLGRASS, "select state from session_handoff")}
    assert handoffs == {"open", "parked", "claimed", "handed_back", "self_solved", "resolved", "cancelled"}


async def test_one_claim_waits_for_its_first_action_and_others_have_theirs(demo: Demo) -> None:
    acted = "select first_action_at is not null from handoff_claim where ended_at is null"
    assert demo.rows(TALLGRASS, acted) == [(True,), (True,)]
    assert demo.rows(NORTHLIGHT, acted) == [(False,)]


async def test_a_senior_finds_a_queue_of_every_priority(demo: Demo) -> None:
    cards = await demo.cards(TALLGRASS, "open", "Jonas")
    assert {card.priority for card in cards} == {"low", "normal", "high", "urgent"}
    assert any("anmelden" in card.problem for card in cards)
    assert all(card.created_at < datetime.now(UTC) for card in cards)


async def test_people_were_told_and_one_mailbox_refuses(demo: Demo) -> None:
    told = [card.deliveries for card in await demo.cards(TALLGRASS, "open", "Jonas")]
    assert all(numbers.told > 0 for numbers in told)
    assert any(numbers.seen > 0 for numbers in told)
    northlight = [card.deliveries for card in await demo.cards(NORTHLIGHT, "open", "Grace")]
    assert any(numbers.unreachable == 1 for numbers in northlight)


async def test_seeding_leaves_hardly_a_mail_to_send(demo: Demo) -> None:
    waiting = demo.rows(TALLGRASS, "select due_at from delivery where due_at is not null")
    assert len(waiting) <= 3
    assert demo.rows(NORTHLIGHT, "select due_at from delivery where due_at is not null") == []


async def test_every_attempt_of_the_past_is_on_record(demo: Demo) -> None:
    untried = """select count(*) from delivery d where state in ('sent', 'dead') and not exists
                 (select from delivery_attempt a where a.delivery_id = d.id and a.ended_at is not null)"""
    assert [demo.rows(account, untried) for account in ACCOUNTS] == [[(0,)], [(0,)]]


async def test_the_last_month_holds_enough_for_the_stat_card(demo: Demo) -> None:
    for account in ACCOUNTS:
        times = demo.rows(
            account,
            """select extract(epoch from c.first_action_at - c.claimed_at)::float
                 from handoff_claim c join session_handoff h on h.claim_id = c.id
                where c.first_action_at is not null and h.created_at > now() - interval '30 days'""",
        )
        seconds = [row[0] for row in times]
        assert len(seconds) >= 12
        assert all(20 <= second <= 15 * 60 for second in seconds)


async def test_one_account_timed_enough_calls_for_a_figure_and_the_other_needs_two_more(demo: Demo) -> None:
    savings = {}
    for account in ACCOUNTS:
        async with demo.units.begin(account.id) as unit:
            reading = await read(unit, "30d")
        savings[account] = (await measure(reading, Engines(ScipyStatistics(), ScipySavings()))).saving
    enough, few = savings[TALLGRASS], savings[NORTHLIGHT]
    assert enough.hours_per_week
    assert enough.n_baseline >= CALLS_ASKED_FOR
    assert (few.hours_per_week, few.n_baseline_missing) == (None, 2)
    assert demo.rows(TALLGRASS, "select removed_reason from baseline_call where removed_at is not null")


async def test_nothing_happened_in_the_future(demo: Demo) -> None:
    latest = """select greatest((select max(created_at) from ai_session_step), (select max(ended_at) from delivery),
                                (select max(updated_at) from ai_session)) < clock_timestamp()"""
    assert [demo.rows(account, latest) for account in ACCOUNTS] == [[(True,)], [(True,)]]


async def test_the_ladders_have_climbed_as_far_as_time_has_gone(demo: Demo) -> None:
    urgent = """select t.fired_at = (h.ladder -> t.step ->> 'at')::timestamptz
                  from timer t join session_handoff h on h.id = t.handoff_id
                 where h.priority = 'urgent' and h.state = 'open' and t.due_at is null"""
    for account in ACCOUNTS:
        assert demo.rows(account, "select 1 from timer where due_at < clock_timestamp() - interval '1 minute'") == []
        assert {fired for (fired,) in demo.rows(account, urgent)} == {True}
        assert demo.rows(account, "select 1 from notification where kind = 'reminder'")
        assert any(card.ladder for card in await demo.cards(account, "open", account.people[-2].first_name))


async def test_the_accounts_are_marked_and_live_in_their_own_time_zones(demo: Demo) -> None:
    for demo_account in ACCOUNTS:
        async with demo.units.begin(demo_account.id) as unit:
            account = await unit.accounts.get()
        assert (account.is_demo, account.time_zone) == (True, demo_account.time_zone)


async def test_the_events_of_the_past_have_numbers_without_gaps(demo: Demo) -> None:
    numbers = [row[0] for row in demo.rows(TALLGRASS, "select number from stream_event order by number")]
    assert numbers == list(range(1, len(numbers) + 1))
    kinds = Counter(row[0] for row in demo.rows(TALLGRASS, "select kind from stream_event"))
    assert kinds["handoff_created"] > kinds["handoff_claimed"] > 0


@pytest.mark.parametrize("now", [datetime(2026, 3, 29, 12, 0, tzinfo=UTC), datetime(2024, 3, 1, 0, 5, tzinfo=UTC)])
def test_every_story_is_over_by_now_whatever_the_day(now: datetime) -> None:
    for account, stories in DEMO_STORIES:
        for story in stories:
            start = story.started_at(now, ZoneInfo(account.time_zone))
            assert start + timedelta(seconds=sum(act.after for act in story.acts)) < now, story.problem


def test_what_would_fall_on_a_weekend_fell_on_the_friday_before() -> None:
    monday = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    berlin = ZoneInfo("Europe/Berlin")
    story = Story(owner="Mira", start=DaysAgo(1, "10:12"), problem="…")
    assert story.started_at(monday, berlin) == datetime(2026, 2, 27, 10, 12, tzinfo=berlin)
    recent = Story(owner="Mira", start=MinutesAgo(5), problem="…")
    assert recent.started_at(monday, berlin) == monday - timedelta(minutes=5)
