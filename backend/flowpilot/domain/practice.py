"""A practice escalation: FlowPilot asks for help with a made-up problem, so that people see how one arrives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flowpilot.domain.session import NewStep

NAME = "FlowPilot"
AT_ONCE = 10
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PracticeText:
    """What stands in it; written here, so that nobody can keep a real problem out of the figures this way."""

    problem: str
    reason: str
    notes: str
    steps: Sequence[NewStep]


TEXTS: Mapping[str, PracticeText] = {
    "en": PracticeText(
        problem="Practice: the printer in the meeting room prints blank pages. Please pick it up once.",
        reason="This is practice. I only want to see that it reaches somebody.",
        notes="Pick it up, look around, and resolve it with one sentence. Nothing is broken.",
        steps=(
            NewStep("fact", "Blank pages since this morning, from every computer"),
            NewStep("action", "Turned the printer off and on again", "failed"),
            NewStep("action", "Printed a test page at the printer itself: it is fine", "partial"),
            NewStep("question", "Was anything changed at the print server?"),
            NewStep("action", "Reinstalled the driver on one computer", "failed"),
        ),
    ),
    "de": PracticeText(
        problem="Übung: Der Drucker im Besprechungsraum druckt leere Seiten. Bitte übernehmen Sie sie einmal.",
        reason="Das ist eine Übung. Ich möchte nur sehen, dass sie jemanden erreicht.",
        notes="Übernehmen Sie sie, sehen Sie sich um und lösen Sie sie mit einem Satz. Es ist nichts kaputt.",
        steps=(
            NewStep("fact", "Leere Seiten seit heute Morgen, von jedem Rechner"),
            NewStep("action", "Drucker aus- und wieder eingeschaltet", "failed"),
            NewStep("action", "Testseite am Drucker selbst gedruckt: einwandfrei", "partial"),
            NewStep("question", "Wurde am Druckserver etwas geändert?"),
            NewStep("action", "Treiber auf einem Rechner neu installiert", "failed"),
        ),
    ),
}


def practice_text(language: str) -> PracticeText:
    """In this language, or in English."""
    return TEXTS.get(language, TEXTS["en"])
