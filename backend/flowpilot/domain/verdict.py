"""What a pilot has shown: more than one hour a week, not more, or not yet either."""

from dataclasses import dataclass
from typing import Literal

from flowpilot.domain.baseline import CALLS_FLOOR
from flowpilot.domain.figure import ROUGH_BELOW
from flowpilot.domain.saving import MissingSaving, Range

Outcome = Literal["verified", "not yet", "refuted"]

HOURS_TO_SHOW = 1.0
WEEK_OF_DECISION = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and why in one sentence."""

    outcome: Outcome
    reason: str


def judge(hours: Range | None, missing: MissingSaving | None, n_completed: int, n_baseline: int) -> Verdict:
    """The verdict on hours saved a week. `n_completed` escalations have a cost that is known to its end."""
    if n_baseline < CALLS_FLOOR:
        return Verdict("not yet", f"{n_baseline} timed calls; {CALLS_FLOOR} are needed before a saving is shown.")
    if n_completed < ROUGH_BELOW:
        return Verdict("not yet", f"{n_completed} escalations with a known cost; a verdict needs {ROUGH_BELOW}.")
    if hours is None:
        return Verdict("not yet", _without_range(missing))
    between = f"The interval is {hours.low:.2f} to {hours.high:.2f} hours a week"
    if hours.low > HOURS_TO_SHOW:
        return Verdict("verified", f"{between}: all of it lies above {HOURS_TO_SHOW}.")
    if hours.high <= HOURS_TO_SHOW:
        return Verdict("refuted", f"{between}: none of it lies above {HOURS_TO_SHOW}.")
    return Verdict("not yet", f"{between}, with {HOURS_TO_SHOW} inside.")


def _without_range(missing: MissingSaving | None) -> str:
    if missing == "not_reached":
        return "The longest cost of an escalation has no end yet, so its mean is not known."
    return "There is no saving to judge yet."
