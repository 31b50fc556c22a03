"""The metric of one large account among many, row-level security on: against the query of the textbook, which looks
for every first action in the steps."""

import asyncio
import time
from dataclasses import dataclass, field
from itertools import pairwise
from typing import LiteralString

import psycopg

from bench.asking import Asking
from bench.figures import Figure, Goal
from bench.house import House
from bench.many_handoffs import Load, fill, settle
from bench.people import Team
from bench.readers import Failed
from flowpilot.adapters.db.metrics import MAIN, WHOLE
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application import analytics, analytics_views
from flowpilot.application.analytics import Question, Reading

ACCOUNTS, PEOPLE = 50, 3
DAYS, YEAR = 30, 365
TENFOLD = 10
MILLISECONDS = 1_000
# The first thing that the claimer did after the claim, as one writes it from the definition.
TEXTBOOK: LiteralString = """
    select count(*), count(claimed_at), count(acted_at),
           avg(extract(epoch from claimed_at - created_at)), avg(extract(epoch from acted_at - claimed_at)),
           percentile_cont(array[0.5, 0.9, 0.95])
               within group (order by extract(epoch from claimed_at - created_at)),
           percentile_cont(array[0.5, 0.9, 0.95])
               within group (order by extract(epoch from acted_at - claimed_at))
      from (select h.id, h.created_at, c.claimed_at, min(s.created_at) as acted_at
              from session_handoff h
              left join handoff_claim c on c.id = h.claim_id
              left join ai_session_step s
                on s.session_id = h.session_id and s.author_id = c.user_id and s.created_at > c.claimed_at
             where h.intent = 'escalate' and not h.is_canary and h.created_at > now() - interval '30 days'
             group by h.id, h.created_at, c.claimed_at) as first_actions"""
OURS = {"days": DAYS, "since": None}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one statement took."""

    milliseconds: float
    buffers: float


@dataclass(slots=True)
class Rounds:
    """The statements of one size of the database, round by round, and how many first actions are in the steps."""

    found: int
    main: list[Cost] = field(default_factory=list)
    whole: list[Cost] = field(default_factory=list)
    textbook: list[Cost] = field(default_factory=list)


def measure(house: House) -> list[Figure]:
    """Twice: the second time the other accounts have ten times as many handoffs."""
    teams = house.cluster.teams("metric", ACCOUNTS, PEOPLE)
    large, others = teams[0], teams[1:]
    ours, all_of_them = house.scaled(31_000, 3_100), house.scaled(1_000_000, 30_000)
    each = (all_of_them - ours) // len(others)
    few = each // TENFOLD
    address = house.cluster.postgres.administrator_url()
    house.say(f"metric, making {ours + few * len(others):,} handoffs with their steps")
    fill(address, [Load(large, 1, ours, DAYS), *(Load(team, 1, few, YEAR) for team in others)])
    settle(address)
    before = _rounds(house, large)
    house.say(f"metric, making {(each - few) * len(others):,} more")
    fill(address, [Load(team, few + 1, each - few, YEAR) for team in others])
    settle(address)
    after = _rounds(house, large)
    answers = asyncio.run(_answers(house, large, after.found))
    return [*_statements(ours, before, after), *answers, _over_http(house, large)]


def _statements(ours: int, before: Rounds, after: Rounds) -> list[Figure]:
    base = f"base figures of {ours:,} handoffs"
    return [
        Figure(base, "ms", _times(after.main), "the textbook query", _times(after.textbook), Goal("at most", 0.02)),
        Figure(f"{base}: buffers", "pages", _buffers(after.main), goal=Goal("at most", 250)),
        Figure("buffers of the textbook query", "pages", _buffers(after.textbook)),
        Figure("all four figures: the same", "ms", _times(after.whole)),
        Figure("all four figures: buffers", "pages", _buffers(after.whole)),
        Figure(
            f"{base}, the other accounts grown tenfold",
            "ms",
            _times(after.main),
            "before",
            _times(before.main),
            Goal("at most", 1.5),
        ),
        Figure(f"{base}: buffers before that", "pages", _buffers(before.main)),
    ]


def _times(costs: list[Cost]) -> list[float]:
    return [cost.milliseconds for cost in costs]


def _buffers(costs: list[Cost]) -> list[float]:
    return [cost.buffers for cost in costs]


def _rounds(house: House, team: Team) -> Rounds:
    with psycopg.connect(house.cluster.urls.app) as connection, psycopg.ClientCursor(connection) as cursor:
        cursor.execute("select set_config('app.account_id', %s, false)", (str(team.account_id),))
        counted = cursor.execute(TEXTBOOK).fetchone()
        assert counted
        rounds = Rounds(counted[2])
        for _ in range(house.rounds + 1):  # the first one warms
            rounds.main.append(_cost(cursor, MAIN))
            rounds.whole.append(_cost(cursor, WHOLE))
            rounds.textbook.append(_cost(cursor, TEXTBOOK))
    return Rounds(rounds.found, rounds.main[1:], rounds.whole[1:], rounds.textbook[1:])


def _cost(cursor: psycopg.ClientCursor, sql: LiteralString) -> Cost:
    values = OURS if "%(days)s" in sql else None
    row = cursor.execute("explain (analyze, buffers, timing off, format json) " + sql, values).fetchone()
    assert row
    (found,) = row[0]
    plan = found["Plan"]
    return Cost(found["Execution Time"], plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


async def _answers(house: House, team: Team, found: int) -> list[Figure]:
    """What the process does with it: the rows read, all intervals, and all curves. Raises `Failed` unless it counts as
    many first actions as the textbook `found`."""
    taken: list[list[float]] = []
    async with open_pool(house.cluster.urls.app, size=1) as pool:
        units = PostgresUnits(pool, nobody_listens)
        for _ in range(house.rounds + 1):
            taken.append(await _one_answer(units, team, found))
    reads, intervals, curves = ([one[part] for one in taken[1:]] for part in range(3))
    return [
        Figure("the rows of all figures, read into the process", "ms", reads),
        Figure("all figures with their intervals", "ms", intervals, goal=Goal("at most", 300)),
        Figure("all curves", "ms", curves, goal=Goal("at most", 300)),
    ]


async def _one_answer(units: PostgresUnits, team: Team, found: int) -> list[float]:
    """Milliseconds of the three parts."""
    statistics = ScipyStatistics()
    began = time.perf_counter()
    async with units.begin(team.account_id) as unit:
        cohort = await unit.metrics.cohort(DAYS)
    read = time.perf_counter()
    reading = Reading(Question("30d"), cohort, "Europe/Berlin")
    metric = await analytics.measure(reading, statistics)
    measured = time.perf_counter()
    await analytics_views.curves(reading, statistics)
    if metric.counts.n_with_action != found:
        raise Failed(f"{metric.counts.n_with_action} first actions are counted, and {found} are in the steps")
    ends = (began, read, measured, time.perf_counter())
    return [(end - start) * MILLISECONDS for start, end in pairwise(ends)]


def _over_http(house: House, team: Team) -> Figure:
    """The whole answer as a page asks for it; another program measures it, so the first one is left aside."""
    with house.ours([team]) as server:
        asking = Asking(server.address)
        taken = [
            asking.read("/analytics/flowpilot/escalations?period=30d", team.tokens[0]) * MILLISECONDS
            for _ in range(house.rounds + 1)
        ]
        asking.close()
    return Figure("the metric over HTTP, everything included", "ms", taken[1:])
