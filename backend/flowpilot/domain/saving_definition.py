"""The saving's definition in words."""

from flowpilot.domain.language import Text
from flowpilot.domain.metric import Period
from flowpilot.domain.saving import PricedCohort
from flowpilot.domain.wording import decimal, moment

DEFINITION = Text(
    "Hours saved per week: for each claimed escalation of which both parts are known, the manual baseline less the "
    "escalation cost; summed, less what was written for escalations that nobody claimed, by the weeks measured "
    "({weeks}). "
    "Manual baseline: minutes of a real call × people on it, timed by hand with a stopwatch; the mean of the calls "
    "of the same category where there are at least five, else of all calls. "
    "Escalation cost: writing the handoff, measured by the page, and getting ready, measured by the server, from "
    "when the claimer first opened the handoff, before claiming it, to the first action; what has no first action "
    "yet counts as lasting at least so long (Kaplan-Meier, up to 8 hours). "
    "Time to first action is no part of it. The interval is 95 %, about this team as it is, and may reach below "
    "zero. What was escalated from {since} to {until} ({time_zone}), the last {days} × 24 "
    "hours. Left out: parked handoffs, test escalations (canaries), and claimed ones of which a part is not known.",
    "Gesparte Stunden pro Woche: für jede übernommene Eskalation, von der beide Teile bekannt sind, der Vergleichswert "
    "ohne FlowPilot abzüglich des Aufwands der Eskalation; summiert, abzüglich des Schreibens der Eskalationen, die "
    "niemand übernommen hat, geteilt durch die gemessenen Wochen ({weeks}). "
    "Vergleichswert: Minuten eines echten Übergabegesprächs × Personen, von Hand mit der Stoppuhr gemessen; der "
    "Mittelwert der Gespräche derselben Kategorie, wo es mindestens fünf gibt, sonst aller Gespräche. "
    "Aufwand der Eskalation: das Schreiben der Übergabe, von der Seite gemessen, und die Einarbeitung, vom Server "
    "gemessen, vom ersten Öffnen der Übergabe durch die übernehmende Person, vor der Übernahme, bis zur ersten Aktion; "
    "was noch keine erste Aktion hat, zählt mit mindestens seiner bisherigen Dauer (Kaplan-Meier, bis 8 Stunden). "
    "Die Zeit bis zur ersten Aktion gehört nicht dazu. Der Bereich gilt zu 95 % diesem Team, wie es ist, und kann "
    "unter null reichen. Was eskaliert wurde von {since} bis {until} ({time_zone}), die letzten {days} × 24 "
    "Stunden. Ausgelassen: geparkte Übergaben, Testeskalationen und übernommene, von denen ein Teil nicht bekannt ist.",
)


def describe_saving(period: Period, cohort: PricedCohort, time_zone: str) -> Text:
    """With the period in the account's time zone."""
    return DEFINITION.filled(
        weeks=decimal(cohort.weeks, 1),
        since=moment(cohort.since, time_zone),
        until=moment(cohort.as_of, time_zone),
        time_zone=time_zone,
        days=period.removesuffix("d"),
    )
