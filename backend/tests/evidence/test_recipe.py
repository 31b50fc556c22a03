"""The recipe of the evidence pack in a spreadsheet, against the textbook's slow loops."""

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from flowpilot.domain.evidence_recipe import CURVE_RECIPE
from tests.evidence import textbook
from tests.evidence.spreadsheet import Sheet
from tests.evidence.textbook import Bound, Time

ROW = re.compile(r"^\| ([A-Z]+)(\d+) \| `(=[^`]*)` \|", re.MULTILINE)
SHARES = {0.5: 0.5, 0.9: 0.1, 0.95: 0.05}


def sheet_of(times: list[Time], level: float) -> Sheet:
    """The cells of the recipe, filled down to the last case."""
    sheet, last = Sheet(), len(times) + 1
    for row, (seconds, cut) in enumerate(sorted(times), start=2):
        sheet.write("A", row, seconds)
        sheet.write("B", row, float(cut))
    sheet.write("Z", 10, level)
    for column, row, formula in ROW.findall(CURVE_RECIPE):
        written = formula.replace("1001", str(last))
        if column == "Z":
            sheet.write(column, int(row), written)
        else:
            sheet.fill_down(column, written, int(row), last)
    return sheet


def percentile(times: list[Time], share: float) -> Bound | None:
    """As the recipe's last sentences say."""
    sheet = sheet_of(times, SHARES[share])
    if sheet.value("Z", 11) > len(times):
        return None
    high = float(sheet.value("Z", 15)) if sheet.value("Z", 14) <= len(times) else None
    return Bound(float(sheet.value("Z", 12)), float(sheet.value("Z", 13)), high)


def mean(times: list[Time]) -> Bound:
    sheet = sheet_of(times, 0.5)
    value, error, bend, student = (float(sheet.value("Z", row)) for row in (1, 3, 4, 5))
    if error < 1e-9:
        return Bound(value, value, value)
    if abs(bend) < 1e-9:
        return Bound(value, value - error * student, value + error * student)
    return Bound(value, float(sheet.value("Z", 8)), float(sheet.value("Z", 9)))


def test_every_cell_of_the_recipe_is_read() -> None:
    cells = [column + row for column, row, _ in ROW.findall(CURVE_RECIPE)]
    assert len(cells) == len(set(cells)) == CURVE_RECIPE.count("`=")


timed = some.tuples(some.integers(-2, 40).map(lambda minutes: minutes * 900.0), some.booleans())
sets = some.lists(timed, min_size=6, max_size=25).filter(
    lambda made: sum(not cut and seconds < textbook.HORIZON for seconds, cut in made) >= 2
)


@given(sets)
@settings(max_examples=100, deadline=None)
def test_the_spreadsheet_shows_what_the_textbook_computes(made: list[Time]) -> None:
    for share in SHARES:
        assert percentile(made, share) == textbook.percentile(made, share)
    expected = textbook.mean_with_interval(made)
    if expected:
        shown = mean(made)
        assert (shown.value, shown.low, shown.high or math.inf) == pytest.approx(
            (expected.value, expected.low, expected.high or math.inf), rel=1e-7, abs=1e-4
        )
