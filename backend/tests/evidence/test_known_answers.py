"""Accounts whose figures anybody can work out on paper: what the pack shows of them; its rows give the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.evidence_pack import Evidence, build
from flowpilot.application.evidence_rows import escalation_of
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.application.savings import Engines
from flowpilot.domain.baseline import BaselineCall, Measurement
from tests.evidence.made_accounts import ALICE, SINCE, evidence_of
from tests.evidence.recompute import Pack, differences, opened

pytestmark = pytest.mark.anyio

# Berlin's clocks go forward on Sunday, 29 March, at 2. The team is on duty from Monday to Friday, 8 to 12 and 13 to 18,
# and on Sunday from 0 to 4, which has three hours in that night.
FRIDAY_17_50 = datetime(2026, 3, 27, 16, 50, tzinfo=UTC)
MONDAY_8_00 = datetime(2026, 3, 30, 6, 0, tzinfo=UTC)
EMPTY = evidence_of(1, 0, 0)
NOTHING = ("", "", "")


def row(number: int, escalated_at: datetime, claimed: float | None = None, acted: float | None = None) -> ExportRow:
    """Alice's escalation; Bob opens it with 40 s of writing behind it. Claimed and acted are seconds after it."""
    claimed_at, acted_at = _after(escalated_at, claimed), _after(escalated_at, acted)
    return ExportRow(
        handoff_id=UUID(int=number),
        session_id=UUID(int=number),
        priority="high",
        category="mail",
        client=None,
        escalated_at=escalated_at,
        first_delivered_at=None,
        opened_at=escalated_at if claimed_at else None,
        claimed_at=claimed_at,
        first_action_at=acted_at,
        first_action_kind="action" if acted_at else None,
        ended_at=acted_at,
        outcome="resolved" if acted_at else None,
        senior="Bob" if claimed_at else None,
        writing_seconds=40,
        given_up=0,
    )


def _after(start: datetime, seconds: float | None) -> datetime | None:
    return None if seconds is None else start + timedelta(seconds=seconds)


def rows_after(seconds: Sequence[float | None], first: datetime = SINCE + timedelta(days=2)) -> list[ExportRow]:
    """One that is claimed after each of `seconds` and acted on a minute later; None waits."""
    numbered = enumerate(seconds, start=1)
    return [row(number, first, after, None if after is None else after + 60) for number, after in numbered]


def calls_of(seconds: float, n: int) -> list[BaselineCall]:
    """Calls of two people."""
    start = SINCE - timedelta(days=3)
    call = Measurement(start, start + timedelta(seconds=seconds), 2, "mail", None, None)
    return [BaselineCall(UUID(int=number), call, ALICE, start, None, 0, None) for number in range(n)]


def account(rows: Sequence[ExportRow], calls: Sequence[BaselineCall] = ()) -> Evidence:
    escalations = [(one.category, escalation_of(one)) for one in rows]
    cohort = replace(EMPTY.cohort, escalations=escalations, created_at=SINCE - timedelta(days=400))
    return replace(EMPTY, rows=rows, cohort=cohort, calls=calls, counted=[call.measured for call in calls])


async def pack_of(evidence: Evidence) -> Pack:
    """The pack, which its own rows bear out."""
    pack = opened(await build(evidence, Engines(ScipyStatistics(), ScipySavings())))
    assert differences(pack) == []
    return pack


def shown(pack: Pack, figure: str, statistic: str, clock: str = "wall", part: str = "all") -> tuple[str, ...]:
    """Value, low and high end, and why it is missing."""
    about = {"clock": clock, "part": part, "figure": figure, "statistic": statistic}
    (found,) = [row for row in pack.rows("figures.csv") if row.items() >= about.items()]
    return found["value"], found["low"], found["high"], found["missing"]


async def test_times_without_cuts_by_hand() -> None:
    pack = await pack_of(account(rows_after([60, 120, 180, 240, 300, 360, 420])))
    assert shown(pack, "waiting", "mean")[0] == "240.000"
    # Seven times: the second and the sixth would miss the median too often, the first and the last once in 64.
    assert shown(pack, "waiting", "median") == ("240.000", "60.000", "420.000", "")
    assert shown(pack, "waiting", "p90") == (*NOTHING, "below_floor")
    assert shown(pack, "time_to_first_action", "mean") == ("60.000", "60.000", "60.000", "")
    assert shown(pack, "escalation_cost", "mean")[0] == "340.000"


async def test_what_still_waits_moves_the_curve_by_hand() -> None:
    # At risk 8, 7, 6 …: after the fourth time 4 of 8 still wait, whatever becomes of the two that wait for days.
    pack = await pack_of(account(rows_after([60, 120, 180, 240, 300, 360, None, None])))
    assert shown(pack, "waiting", "median")[0] == "240.000"
    # (60+120+180+240+300+360 + 2 × 8 hours) / 8
    assert shown(pack, "waiting", "mean")[0] == "7357.500"


async def test_nobody_claimed() -> None:
    pack = await pack_of(account(rows_after([None] * 30)))
    assert shown(pack, "waiting", "median") == (*NOTHING, "below_floor")
    assert (pack.facts()["n_unclaimed"], pack.facts()["n_claimed"]) == ("30", "0")


async def test_one_event() -> None:
    pack = await pack_of(account(rows_after([60])))
    assert shown(pack, "waiting", "mean") == (*NOTHING, "below_floor")
    assert [line["waiting_seconds"] for line in pack.rows("escalations.csv")] == ["60.000000"]


async def test_nearly_all_are_cut() -> None:
    pack = await pack_of(account(rows_after([60, 60, 120, 120, 180, 180] + [None] * 54)))
    assert shown(pack, "waiting", "median") == (*NOTHING, "not_reached")
    # Six of sixty are done: the others count with 8 hours each, because they have waited for days.
    assert shown(pack, "waiting", "mean")[0] == f"{(2 * 60 + 2 * 120 + 2 * 180 + 54 * 28_800) / 60:.3f}"


async def test_equal_times_leave_no_doubt() -> None:
    pack = await pack_of(account(rows_after([90] * 60)))
    for statistic in ("mean", "median"):
        assert shown(pack, "waiting", statistic) == ("90.000", "90.000", "90.000", "")


async def test_a_clock_that_went_back_is_counted_as_it_is() -> None:
    pack = await pack_of(account(rows_after([-60, 60, 60, 60, 60, 120])))
    assert shown(pack, "waiting", "mean")[0] == "50.000"
    assert shown(pack, "waiting", "mean", "duty")[0] == "50.000"
    assert {line["n_negative"] for line in pack.rows("figures.csv") if line["figure"] == "waiting"} == {"0", "1"}


async def test_over_the_weekend_in_which_the_clocks_change() -> None:
    # Sent on Friday at 17:50, claimed on Monday at 8:02, 8:04, … 8:12: on duty ten minutes, three hours and those.
    monday = (MONDAY_8_00 - FRIDAY_17_50).total_seconds()
    assert monday == (61 * 60 + 10) * 60, "the night of Sunday has an hour less"
    pack = await pack_of(account(rows_after([monday + 60 * minutes for minutes in (2, 4, 6, 8, 10, 12)], FRIDAY_17_50)))
    assert shown(pack, "waiting", "median")[0] == f"{monday + 6 * 60:.3f}"
    assert shown(pack, "waiting", "mean")[0] == "28800.000"
    assert shown(pack, "waiting", "median", "duty")[0] == f"{600 + 3 * 3600 + 6 * 60:.3f}"
    assert shown(pack, "waiting", "mean", "duty")[0] == f"{600 + 3 * 3600 + 7 * 60:.3f}"
    weeks = [row["name"] for row in pack.rows("counts.csv") if row["part"] == "week" and row["what"] == "n_escalated"]
    assert weeks[-2:] == ["2026-03-22T23:00:00.000000Z", "2026-03-29T22:00:00.000000Z"]


@pytest.mark.parametrize(
    ("call_seconds", "n", "hours", "verdict"),
    [
        (1500, 10, (10 * (3000 - 640) - 40) / 3600 / (30 / 7), "not yet"),
        (1500, 48, (48 * (3000 - 640) - 40) / 3600 / (30 / 7), "verified"),
        (300, 48, (48 * (600 - 640) - 40) / 3600 / (30 / 7), "refuted"),
    ],
)
async def test_hours_saved_by_hand(call_seconds: float, n: int, hours: float, verdict: str) -> None:
    # Claimed after 540 s and acted on 60 s later, with 40 s of writing: 640 s each; one more waits in vain.
    pack = await pack_of(account(rows_after([540] * n + [None]), calls_of(call_seconds, 8)))
    assert shown(pack, "saved_per_week", "saving") == (*[f"{hours:.3f}"] * 3, "")
    assert pack.facts()["verdict"] == verdict


async def test_the_baselines_spread_is_the_savings() -> None:
    calls = [*calls_of(1200, 4), *calls_of(1800, 4)]
    pack = await pack_of(account(rows_after([540] * 48), calls))
    value, low, high, _ = map(str, shown(pack, "saved_per_week", "saving"))
    # The logarithms of 2,400 and 3,600 lie 0.20273 either way of their mean: v = 0.20273² × 8/7 = 0.04697. The error is
    # √(v/8 + v²/14) = 0.07765, t for 7 degrees 2.36462, the factor 1.20154: calls take 2,496.8 to 3,604.6 s, not 3,000.
    # 48 × (3,000 − 640) / 3,600 / (30/7) = 7.342, less 48 × 503.2, and more 48 × 604.6, in hours a week.
    assert (value, low, high) == ("7.342", "5.777", "9.223")
