"""All pilots together: a line for each, and what week 8 says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.saving import MissingSaving, Range
from flowpilot.domain.verdict import HOURS_TO_SHOW, WEEK_OF_DECISION, Verdict

NOBODY = "There is no pilot."


@dataclass(frozen=True, slots=True)
class PilotLine:
    """One account's pilot. `weeks` have been measured; `escalation_rate` is per 100 sessions, None without one."""

    account_id: UUID
    name: str
    started_at: datetime
    weeks: float
    n_escalations: int
    n_baseline: int
    escalation_rate: float | None
    hours_per_week: Range | None
    missing: MissingSaving | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PilotReport:
    """All pilots; `week` is the last full one of the longest pilot, at which all are judged from week 8 on."""

    lines: Sequence[PilotLine]

    @property
    def week(self) -> int:
        return max((int(line.weeks) for line in self.lines), default=0)

    @property
    def n_verified(self) -> int:
        return sum(line.verdict.outcome == "verified" for line in self.lines)

    @property
    def n_young(self) -> int:
        """How many have not run until the week of the decision."""
        return sum(line.weeks < WEEK_OF_DECISION for line in self.lines)

    @property
    def conclusion(self) -> str:
        """The last line."""
        if not self.lines:
            return NOBODY
        if self.week < WEEK_OF_DECISION:
            return f"Week {self.week} of {WEEK_OF_DECISION}: the pilots are judged at week {WEEK_OF_DECISION}."
        of_all = f"{self.n_verified} of {len(self.lines)}"
        young = f" ({self.n_young} not at week {WEEK_OF_DECISION} yet)" if self.n_young else ""
        wedge = "" if self.n_verified else ": revisit the wedge"
        return f"Week {self.week}: {of_all} pilots verified above {HOURS_TO_SHOW} h a week{young}{wedge}."
