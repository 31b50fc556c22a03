"""Figures of a row: one value a round for each side, their medians and ratio, and whether the goal is reached."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Bound = Literal["at least", "at most"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What the ratio, or without a reference the value itself, has to keep to."""

    bound: Bound
    limit: float

    def holds(self, value: float) -> bool:
        """Whether the value keeps to it."""
        return value >= self.limit if self.bound == "at least" else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.bound == 'at least' else '≤'} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `ours` and `theirs` hold a value for each round, in the same order; `theirs` is empty
    where the goal is absolute, and the goal is absent where the line only informs. `client_share` is the load client's
    largest share of its core, 0 where no client took part."""

    what: str
    unit: str
    ours: Sequence[float]
    reference: str = ""
    theirs: Sequence[float] = ()
    goal: Goal | None = None
    client_share: float = 0.0

    @property
    def value(self) -> float:
        """The median of our rounds."""
        return median(self.ours)

    @property
    def ratio(self) -> float | None:
        """The median of the rounds' ratios, ours by theirs."""
        if not self.theirs:
            return None
        return median(mine / other if other else math.inf for mine, other in zip(self.ours, self.theirs, strict=True))

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        judged = self.value if self.ratio is None else self.ratio
        return self.goal.holds(judged) if self.goal else None


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not exceeded by this share (0 to 1) of them. Raises `ValueError` for none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]
