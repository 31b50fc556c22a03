"""The metric's definition in words, as it stands beside the figures."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from flowpilot.domain.language import Text
from flowpilot.domain.metric import DAYS, Filters, Period
from flowpilot.domain.wording import NOTHING, joined, moment

ClockName = Literal["wall", "duty"]
ON_CLOCK = {
    "wall": Text("on the wall clock", "in Kalenderzeit"),
    "duty": Text(
        "on the duty clock, which stands still while the account's calendar has nobody on duty",
        "in Dienstzeit, die stillsteht, solange nach dem Kalender des Kontos niemand im Dienst ist",
    ),
    "always": Text(
        "on the duty clock; the account has no calendar, so it equals the wall clock",
        "in Dienstzeit; das Konto hat keinen Kalender, also ist sie gleich der Kalenderzeit",
    ),
}
DEFINITION = Text(
    "Time to first action: from the claim to the claimer's own first act in the session: a step of any kind, a "
    "file, resolve, hand back, or “started outside the app”. "
    "Waiting: from the escalation to the claim. "
    "Getting ready: from when the claimer first opened the handoff, before claiming it, to the first action. "
    "Escalation cost: writing the escalation, as the page measured it, and getting ready, in person-seconds. "
    "Measured by the server, {on_clock}, for what was escalated from {start} to {end} ({time_zone}). "
    "{limits}"
    "Each escalation counts once, by the claim that stands or that ended it; claims that were given up are counted "
    "apart and are in no time. What has no end yet, or was closed without it, counts as lasting at least so long "
    "(Kaplan-Meier). The mean is the area under that curve up to 8 hours. Intervals are 95 %. "
    "Left out: parked handoffs and test escalations (canaries). This is no saving: nothing is subtracted from "
    "anything.",
    "Zeit bis zur ersten Aktion: von der Übernahme bis zur ersten eigenen Aktion der übernehmenden Person in der "
    "Sitzung: ein Schritt jeder Art, eine Datei, Lösen, Zurückgeben oder „außerhalb begonnen“. "
    "Wartezeit: von der Eskalation bis zur Übernahme. "
    "Einarbeitung: vom ersten Öffnen der Übergabe durch die übernehmende Person, vor der Übernahme, bis zur ersten "
    "Aktion. "
    "Aufwand der Eskalation: ihr Schreiben, von der Seite gemessen, und die Einarbeitung, in Personensekunden. "
    "Vom Server gemessen, {on_clock}, für alles, was eskaliert wurde von {start} bis {end} ({time_zone}). "
    "{limits}"
    "Jede Eskalation zählt einmal, nach der Übernahme, die besteht oder mit der sie endete; aufgegebene Übernahmen "
    "sind daneben gezählt und in keiner Zeit enthalten. Was noch kein Ende hat oder ohne es geschlossen wurde, zählt "
    "mit mindestens seiner bisherigen Dauer (Kaplan-Meier). Der Mittelwert ist die Fläche unter dieser Kurve bis 8 "
    "Stunden. Bereiche gelten zu 95 %. "
    "Ausgelassen: geparkte Übergaben und Testeskalationen. Das ist keine Ersparnis: Nichts wird von etwas abgezogen.",
)
ONLY = Text("Only escalations with {limits}. ", "Nur Eskalationen mit {limits}. ")
LIMIT = Text("{name} “{value}”", "{name} „{value}“")
WITHOUT = Text("no {name}", "ohne {name}")
NAMES = {
    "priority": Text("priority", "Priorität"),
    "category": Text("category", "Kategorie"),
    "client": Text("client", "Kunde"),
}

PRIORITIES: Mapping[str, Text] = {
    "low": Text("low", "niedrig"),
    "high": Text("high", "hoch"),
    "urgent": Text("urgent", "dringend"),
}


def describe(
    period: Period,
    as_of: datetime,
    time_zone: str,
    filters: Filters,
    clock: ClockName,
    *,
    has_calendar: bool,
) -> Text:
    """The definition with the period in the account's time zone, the clock, and what it is limited to."""
    return DEFINITION.filled(
        on_clock=ON_CLOCK["always" if clock == "duty" and not has_calendar else clock],
        start=moment(as_of - timedelta(days=DAYS[period]), time_zone),
        end=moment(as_of, time_zone),
        time_zone=time_zone,
        limits=_limits(filters),
    )


def _limits(filters: Filters) -> Text:
    asked = {"priority": filters.priority, "category": filters.category, "client": filters.client}
    limits = [
        (LIMIT if value else WITHOUT).filled(name=NAMES[name], value=PRIORITIES.get(value, value))
        for name, value in asked.items()
        if value is not None
    ]
    return ONLY.filled(limits=joined(limits, ", ")) if limits else NOTHING
