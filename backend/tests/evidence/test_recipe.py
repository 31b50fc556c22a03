"""The recipe of the evidence pack in a spreadsheet, against the textbook's slow loops and the pack itself."""

import math
import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.evidence_pack import build
from flowpilot.application.savings import Engines
from flowpilot.domain.evidence_recipe import (
    CALLS_RECIPE,
    CURVE_RECIPE,
    DUTY_RECIPE,
    EXAMPLE,
    SAVING_RECIPE,
    SECONDS_RECIPE,
    recipe,
)
from tests.evidence import textbook
from tests.evidence.made_accounts import evidence_of
from tests.evidence.recompute import Pack, Row, lasted, opened, stamp
from tests.evidence.spreadsheet import Sheet
from tests.evidence.textbook import Bound, Time

pytestmark = pytest.mark.anyio

CELL = re.compile(r"^\| ([A-Z]+)(\d+) \| `(=[^`]*)` \|", re.MULTILINE)
SHARES = {0.5: 0.5, 0.9: 0.1, 0.95: 0.05}


def worked_out(text: str, columns: Mapping[str, Sequence[float | str]], single: Mapping[int, float]) -> Sheet:
    """A sheet with these columns from row 2 on and these cells of column Z, filled down as the recipe says."""
    sheet, last = Sheet(), 1 + max(map(len, columns.values()))
    for column, values in columns.items():
        for row, value in enumerate(values, start=2):
            sheet.write(column, row, value)
    for row, value in single.items():
        sheet.write("Z", row, value)
    for column, row, formula in CELL.findall(text):
        written = formula.replace("1001", str(last))
        if column == "Z":
            sheet.write(column, int(row), written)
        else:
            sheet.fill_down(column, written, int(row), last)
    return sheet


def curve_sheet(times: Sequence[Time], level: float = 0.5) -> Sheet:
    ordered = sorted(times)
    columns = {"A": [seconds for seconds, _ in ordered], "B": [float(cut) for _, cut in ordered]}
    return worked_out(CURVE_RECIPE, columns, {10: level})


def percentile(times: Sequence[Time], share: float) -> Bound | None:
    """As the recipe's last sentences say."""
    sheet = curve_sheet(times, SHARES[share])
    if sheet.number("Z", 11) > len(times):
        return None
    high = sheet.number("Z", 15) if sheet.number("Z", 14) <= len(times) else None
    return Bound(sheet.number("Z", 12), sheet.number("Z", 13), high)


def mean(times: Sequence[Time]) -> Bound:
    sheet = curve_sheet(times)
    return Bound(*(sheet.number("Z", row) for row in (1, 16, 17)))


async def pack_of(seed: int, n: int, n_calls: int) -> Pack:
    return opened(await build(evidence_of(seed, n, n_calls), Engines(ScipyStatistics(), ScipySavings())))


def figure(pack: Pack, name: str, statistic: str) -> Row:
    """Of the whole, on the wall clock."""
    about = {"clock": "wall", "part": "all", "figure": name, "statistic": statistic}
    (row,) = [row for row in pack.rows("figures.csv") if row.items() >= about.items()]
    return row


def digits(*values: float) -> tuple[str, ...]:
    return tuple(map(textbook.digits, values))


def ends(row: Row) -> tuple[str, ...]:
    return row["value"], row["low"], row["high"]


def test_every_cell_of_the_recipe_is_read() -> None:
    assert len(CELL.findall(recipe())) == recipe().count("`=")


timed = some.tuples(some.integers(-2, 40).map(lambda minutes: minutes * 900.0), some.booleans())
sets = some.lists(timed, min_size=6, max_size=25).filter(lambda made: not all(cut for _, cut in made))


@given(sets)
@example([(30_000.0, False)] * 6)
@example([(900.0, False)] + [(30_000.0, True)] * 5)
@settings(max_examples=60, deadline=None)
def test_the_spreadsheet_shows_what_the_textbook_computes(made: list[Time]) -> None:
    for share in SHARES:
        assert percentile(made, share) == textbook.percentile(made, share)
    expected = textbook.mean_with_interval(made)
    if expected:
        shown = mean(made)
        assert (shown.value, shown.low, shown.high or math.inf) == pytest.approx(
            (expected.value, expected.low, expected.high or math.inf), rel=1e-7, abs=1e-4
        )


async def test_the_spreadsheet_shows_the_packs_figures_to_the_last_digit() -> None:
    pack = await pack_of(11, 90, 30)
    for name in ("waiting", "time_to_first_action", "getting_ready", "escalation_cost"):
        times = times_in(pack, name)
        shown = mean(times)
        assert ends(figure(pack, name, "mean")) == digits(shown.value, shown.low, shown.high or 0), name
        median = percentile(times, 0.5)
        assert median is not None
        assert ends(figure(pack, name, "median")) == digits(median.value, median.low, median.high or 0), name


async def test_the_spreadsheet_shows_the_curves_interval_at_every_step() -> None:
    pack = await pack_of(11, 90, 30)
    times = sorted(times_in(pack, "waiting"))
    sheet = curve_sheet(times)
    steps = [row for row in pack.rows("curves.csv") if (row["clock"], row["figure"]) == ("wall", "waiting")]
    for step in steps:
        last = 1 + max(at for at, (seconds, _) in enumerate(times, start=1) if seconds == float(step["seconds"]))
        shown = [sheet.number(column, last) for column in "DST"]
        assert shown == pytest.approx([float(step[name]) for name in ("share", "low", "high")], abs=1e-6)


async def test_seconds_follow_from_the_stamps_as_the_recipe_says() -> None:
    pack = await pack_of(11, 90, 30)
    rows = [row for row in pack.rows("escalations.csv") if row["claimed_at"]]
    columns = {"A": [row["escalated_at"] for row in rows], "B": [row["claimed_at"] for row in rows]}
    sheet = worked_out(SECONDS_RECIPE, columns, {})
    for at, row in enumerate(rows, start=2):
        assert f"{sheet.number('F', at):.6f}" == row["waiting_seconds"]


async def test_seconds_on_duty_follow_from_the_times_on_duty() -> None:
    pack = await pack_of(11, 90, 30)
    as_of, duty = pack.facts()["as_of"], pack.rows("duty.csv")
    from_as_of = {column: [apart(as_of, row[name]) for row in duty] for column, name in (("A", "from"), ("B", "to"))}
    on_duty = [(stamp(row["from"]), stamp(row["to"])) for row in duty]
    rows = [row for row in pack.rows("escalations.csv") if row["claimed_at"] > row["escalated_at"]][:8]
    for row in rows:
        start, end = row["escalated_at"], row["claimed_at"]
        sheet = worked_out(DUTY_RECIPE, from_as_of, {1: apart(as_of, start), 2: apart(as_of, end)})
        assert sheet.number("Z", 3) == pytest.approx(lasted(stamp(start), stamp(end), on_duty), abs=1e-5)
        assert digits(sheet.number("Z", 3)) == digits(float(row["duty_waiting_seconds"]))


@pytest.mark.parametrize(("n", "n_calls"), [(60, 9), (90, 30), (120, 60)])
async def test_hours_saved_a_week_follow_from_calls_and_costs(n: int, n_calls: int) -> None:
    pack = await pack_of(12, n, n_calls)
    rows, facts = pack.rows("escalations.csv"), pack.facts()
    calls = [row for row in pack.rows("baseline_calls.csv") if row["counts"] == "1"]
    everything = calls_sheet(calls)
    ends_in_minutes = digits(*(everything.number("Z", row) / 60 for row in (2, 6, 7)))
    assert ends(figure(pack, "baseline", "saving")) == ends_in_minutes
    names = sorted({row["compared_with"] for row in rows} - {""})
    groups = {name: [row for row in calls if name in ("all calls", row["category"])] for name in names}
    sheets = {name: calls_sheet(group) for name, group in groups.items()}
    compared = {name: sum(row["compared_with"] == name for row in rows) for name in names}
    cost = mean(times_in(pack, "escalation_cost"))
    sheet = worked_out(
        SAVING_RECIPE,
        {
            "A": [compared[name] for name in names],
            "B": [len(groups[name]) for name in names],
            "C": [sheets[name].number("Z", 2) for name in names],
            "D": [sheets[name].number("Z", 6) for name in names],
            "E": [sheets[name].number("Z", 7) for name in names],
            "F": [float(name != "all calls") for name in names],
        },
        {
            1: cost.value,
            2: cost.low,
            3: cost.high or 0,
            4: len(calls),
            5: float(facts["seconds_written_for_not_claimed"]),
            6: float(facts["weeks"]),
            7: compared.get("all calls", 0),
        },
    )
    assert ends(figure(pack, "saved_per_week", "saving")) == digits(*(sheet.number("Z", row) for row in (12, 13, 14)))


def calls_sheet(calls: Sequence[Row]) -> Sheet:
    return worked_out(CALLS_RECIPE, {"A": [float(row["person_seconds"]) for row in calls]}, {})


def times_in(pack: Pack, name: str) -> list[Time]:
    """The two columns of a figure, without empty rows."""
    rows = [row for row in pack.rows("escalations.csv") if row[f"{name}_seconds"]]
    return [(float(row[f"{name}_seconds"]), row[f"{name}_cut"] == "1") for row in rows]


def apart(first: str, second: str) -> float:
    """How far the second stamp lies behind the first, as the recipe counts it."""
    return worked_out(SECONDS_RECIPE, {"A": [first], "B": [second]}, {}).number("F", 2)


def test_the_example_is_what_the_sheet_shows() -> None:
    rows = [line.strip("| ").split(" | ") for line in EXAMPLE.splitlines() if re.match(r"\| \d", line)]
    times = [(float(row[1]), row[2] == "1") for row in rows]
    sheet = curve_sheet(times)
    for row in rows:
        assert row[3:] == [f"{sheet.number(column, int(row[0])):.3f}" for column in "DFHJPR"]
    shown, median = textbook.mean_with_interval(times), textbook.percentile(times, 0.5)
    assert shown is not None
    assert f"{shown.value:.3f} seconds, from {shown.low:.3f} to {shown.high:.3f}" in EXAMPLE
    assert median == Bound(170, 130, 340)
