"""A table of the evidence pack, as a file that every spreadsheet reads and none runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from flowpilot.domain.card import time_json
from flowpilot.domain.figure import NOISE

PLACES = Decimal("0.001")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

Cell = object


@dataclass(frozen=True, slots=True)
class Table:
    """A file of this name: a header and rows as long as it."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]

    def content(self) -> bytes:
        """In UTF-8, with commas. A text that a spreadsheet would run as a formula gets a leading apostrophe."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows([_written(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode()


def exact(seconds: float | None) -> Decimal | None:
    """Seconds to the microsecond, which is as exact as a stamp."""
    return None if seconds is None else Decimal(f"{seconds:.6f}")


def shown(value: float | None) -> Decimal | None:
    """A figure with all its digits that are shown anywhere; a half is rounded up, as a spreadsheet does."""
    return None if value is None else Decimal(repr(round(value, NOISE))).quantize(PLACES, ROUND_HALF_UP)


def flag(is_so: bool | None) -> int | None:
    """1 or 0, so that a spreadsheet can count with it."""
    return None if is_so is None else int(is_so)


def _written(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return time_json(cell)
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return "'" + cell
    return cell
