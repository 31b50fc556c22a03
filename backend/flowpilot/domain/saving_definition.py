"""The saving's definition in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flowpilot.domain.metric import Period
from flowpilot.domain.saving import PricedCohort


def describe_saving(period: Period, cohort: PricedCohort, time_zone: str) -> str:
    """With the period in the account's time zone."""
    since, until = (_local(at, time_zone) for at in (cohort.since, cohort.as_of))
    return (
        "Hours saved per week: for each claimed escalation of which both parts are known, the manual baseline less the "
        "escalation cost; summed, less what was written for escalations that nobody claimed, by the weeks measured "
        f"({cohort.weeks:.1f}). "
        "Manual baseline: minutes of a real call × people on it, timed by hand with a stopwatch; the mean of the calls "
        "of the same category where there are at least five, else of all calls. "
        "Escalation cost: writing the handoff, measured by the page, and getting ready, measured by the server, from "
        "when the claimer first opened the handoff, before claiming it, to the first action; what has no first action "
        "yet counts as lasting at least so long (Kaplan-Meier, up to 8 hours). "
        "Time to first action is no part of it. The interval is 95 %, about this team as it is, and may reach below "
        f"zero. What was escalated from {since} to {until} ({time_zone}), the last {period.removesuffix('d')} × 24 "
        "hours. Left out: parked handoffs, test escalations (canaries), and claimed ones of which a part is not known."
    )


def _local(at: datetime, time_zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(time_zone)):%Y-%m-%d %H:%M}"
