"""As much of a spreadsheet as the recipe uses: cells, formulas that are filled down, and a few functions.

Names, order of arguments and results of the functions are those of Excel and LibreOffice. An empty cell is zero. A
division by zero is no error as long as an `IF` leaves it aside.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import CodeType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Numbers = NDArray[np.float64]
Cell = tuple[str, int]

CELL = re.compile(r"(\$?)\b([A-Z]{1,2})(\$?)(\d+)\b(?!\()")
# In this order: what one of them wrote, none behind it takes for its own.
TRANSLATION = (
    (re.compile(r"\b([A-Z]+(?:\.[A-Z0-9]+)+)\("), lambda found: found[1].replace(".", "_") + "("),
    (re.compile(r"\$?([A-Z]{1,2})\$?(\d+):\$?([A-Z]{1,2})\$?(\d+)"), lambda found: f"block('{found[0]}')"),
    (re.compile(r"(?<![':$\w])\$?([A-Z]{1,2})\$?(\d+)\b(?![':(])"), lambda found: f"cell('{found[1]}', {found[2]})"),
    (re.compile(r"<>"), lambda _: "!="),
    (re.compile(r"(?<![<>!=])=(?!=)"), lambda _: "=="),
    (re.compile(r"\^"), lambda _: "**"),
)

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
    "ABS": np.abs,
    "SIGN": np.sign,
    "INT": np.floor,
    "SQRT": np.sqrt,
    "EXP": np.exp,
    "LN": np.log,
    "MIN": lambda *values: np.min(np.hstack(values)),
    "MAX": lambda *values: np.max(np.hstack(values)),
    "SUM": lambda *values: np.sum(np.hstack(values)),
    "SUMSQ": lambda values: np.sum(values**2),
    "SUMPRODUCT": lambda *blocks: np.sum(np.prod(np.broadcast_arrays(*blocks), axis=0)),
    "COUNT": np.size,
    "AVERAGE": np.mean,
    "VAR.S": lambda values: np.var(values, ddof=1),
    "SKEW.P": stats.skew,
    "INDEX": lambda values, at: values[int(at) - 1] if 1 <= at <= len(values) else np.nan,
    "T.INV.2T": lambda share, degrees: stats.t.isf(share / 2, degrees),
    "ROUND": lambda value, places: round(float(value), int(places)),
    "VALUE": float,
    "LEFT": lambda text, length: text[:length],
    "MID": lambda text, start, length: text[start - 1 : start - 1 + length],
    "DATEVALUE": lambda text: (date.fromisoformat(text) - date(1899, 12, 30)).days,
    "TIMEVALUE": lambda text: _seconds_of_day(text) / 86_400,
    "BETA.INV": stats.beta.ppf,
    "BETA.DIST": lambda value, alpha, beta, _: stats.beta.cdf(value, alpha, beta),
}


NAMES = {name.replace(".", "_"): function for name, function in FUNCTIONS.items()}


def _seconds_of_day(text: str) -> int:
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


class Sheet:
    """Cells by column and row. What begins with `=` is a formula."""

    def __init__(self) -> None:
        self._written: dict[Cell, str | float] = {}
        self._values: dict[Cell, np.float64 | str] = {}

    def write(self, column: str, row: int, value: str | float) -> None:
        """Put a number or a formula into a cell that nobody has looked at yet."""
        self._written[column, row] = value

    def fill_down(self, column: str, formula: str, first: int, last: int) -> None:
        """The formula as written for the first row, with the rows that no `$` holds moved."""
        for row in range(first, last + 1):
            self.write(column, row, _moved(formula, row - first))
        looks_down = f"{column}{first + 1}" in formula
        for row in sorted(range(first, last + 1), reverse=looks_down):
            self.value(column, row)

    def value(self, column: str, row: int) -> np.float64 | str:
        """What the cell shows: a number, or a text that was written there."""
        cell = column, row
        if cell not in self._values:
            written = self._written.get(cell, 0.0)
            is_formula = isinstance(written, str) and written.startswith("=")
            shown = self._calculated(str(written)[1:], row) if is_formula else written
            self._values[cell] = shown if isinstance(shown, str) else np.float64(shown)
        return self._values[cell]

    def number(self, column: str, row: int) -> float:
        """The number that the cell shows."""
        return float(self.value(column, row))

    def _block(self, reference: str) -> Numbers:
        (_, column, _, top), (_, _, _, bottom) = CELL.findall(reference)
        return np.array([self.value(column, row) for row in range(int(top), int(bottom) + 1)])

    def _calculated(self, formula: str, row: int) -> float:
        own: dict[str, Callable[..., Any]] = {"cell": self.value, "block": self._block, "ROW": lambda: row}
        with np.errstate(all="ignore"):
            return float(eval(_translated(formula), {"__builtins__": {}}, NAMES | own))


@cache
def _translated(formula: str) -> CodeType:
    for pattern, replacement in TRANSLATION:
        formula = pattern.sub(replacement, formula)
    return compile(formula, "a cell", "eval")


@cache
def _moved(formula: str, down: int) -> str:
    return CELL.sub(
        lambda found: found[0] if found[3] else f"{found[1]}{found[2]}{int(found[4]) + down}",
        formula,
    )
