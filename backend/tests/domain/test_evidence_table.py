"""What a spreadsheet finds in a file of the evidence pack."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from flowpilot.domain.evidence_table import Table, exact, flag, shown


def line(*cells: object) -> str:
    """The only row, as it stands in the file."""
    return Table("some.csv", ["column"] * len(cells), [cells]).content().decode().splitlines()[1]


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-Inc", "@home", "\tx", "\rx"])
def test_a_text_that_would_run_is_only_text(text: str) -> None:
    assert line(text).strip('"').startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    assert line(exact(-1.5), shown(-1.5), flag(True), flag(False), None) == "-1.500000,-1.500,1,0,"


def test_a_stamp_is_utc_to_the_microsecond() -> None:
    berlin = timezone(timedelta(hours=2))
    assert line(datetime(2026, 3, 29, 12, 0, 0, 5, berlin)) == "2026-03-29T10:00:00.000005Z"


@pytest.mark.parametrize(
    ("value", "is_shown"),
    [(1.0005, "1.001"), (2.0015, "2.002"), (-1.0005, "-1.001"), (0.1 + 0.2005, "0.301"), (7, "7.000"), (1e-7, "0.000")],
)
def test_a_half_is_rounded_as_a_spreadsheet_does(value: float, is_shown: str) -> None:
    assert shown(value) == Decimal(is_shown)
    assert str(shown(value)) == is_shown
