"""What a pilot has shown: more than one hour a week, not more, or not yet either."""

from dataclasses import dataclass
from typing import Literal

from flowpilot.domain.baseline import CALLS_FLOOR
from flowpilot.domain.figure import ROUGH_BELOW
from flowpilot.domain.language import Text
from flowpilot.domain.saving import MissingSaving, Range
from flowpilot.domain.wording import decimal

Outcome = Literal["verified", "not yet", "refuted"]

HOURS_TO_SHOW = 1.0
WEEK_OF_DECISION = 8

TOO_FEW_CALLS = Text(
    "{n} timed calls; {floor} are needed before a saving is shown.",
    "{n} gestoppte Gespräche; für eine Ersparnis braucht es {floor}.",
)
TOO_FEW_ESCALATIONS = Text(
    "{n} escalations with a known cost; a verdict needs {floor}.",
    "{n} Eskalationen mit bekanntem Aufwand; für ein Fazit braucht es {floor}.",
)
NOT_REACHED = Text(
    "The longest cost of an escalation has no end yet, so its mean is not known.",
    "Der längste Aufwand einer Eskalation hat noch kein Ende, sein Mittelwert ist deshalb nicht bekannt.",
)
NOTHING_TO_JUDGE = Text("There is no saving to judge yet.", "Noch gibt es keine Ersparnis zu beurteilen.")
ABOVE = Text(
    "The interval is {low} to {high} hours a week: all of it lies above {bar}.",
    "Der Bereich reicht von {low} bis {high} Stunden pro Woche und liegt ganz über {bar}.",
)
BELOW = Text(
    "The interval is {low} to {high} hours a week: none of it lies above {bar}.",
    "Der Bereich reicht von {low} bis {high} Stunden pro Woche und liegt nirgends über {bar}.",
)
AROUND = Text(
    "The interval is {low} to {high} hours a week, with {bar} inside.",
    "Der Bereich reicht von {low} bis {high} Stunden pro Woche und schließt {bar} ein.",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and why in one sentence."""

    outcome: Outcome
    reason: Text


def judge(hours: Range | None, missing: MissingSaving | None, n_completed: int, n_baseline: int) -> Verdict:
    """The verdict on hours saved a week. `n_completed` escalations have a cost that is known to its end."""
    if n_baseline < CALLS_FLOOR:
        return Verdict("not yet", TOO_FEW_CALLS.filled(n=n_baseline, floor=CALLS_FLOOR))
    if n_completed < ROUGH_BELOW:
        return Verdict("not yet", TOO_FEW_ESCALATIONS.filled(n=n_completed, floor=ROUGH_BELOW))
    if hours is None:
        return Verdict("not yet", NOT_REACHED if missing == "not_reached" else NOTHING_TO_JUDGE)
    if hours.low > HOURS_TO_SHOW:
        return Verdict("verified", _about(ABOVE, hours))
    if hours.high <= HOURS_TO_SHOW:
        return Verdict("refuted", _about(BELOW, hours))
    return Verdict("not yet", _about(AROUND, hours))


def _about(sentence: Text, hours: Range) -> Text:
    low, high, bar = decimal(hours.low, 2), decimal(hours.high, 2), decimal(HOURS_TO_SHOW, 1)
    return sentence.filled(low=low, high=high, bar=bar)
