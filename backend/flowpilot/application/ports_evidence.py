"""Port of the evidence pack: what it needs beside the rows of metric and saving."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Day:
    """How many sessions began on a day of UTC, and how many escalations, canaries left out."""

    day: date
    n_sessions: int
    n_escalated: int


class Evidence(Protocol):
    """Counts of the bound account."""

    async def days(self, first: datetime, last: datetime) -> Sequence[Day]:
        """After `first`, up to `last`, in order; days without any are left out. The outer ones may be parts."""
