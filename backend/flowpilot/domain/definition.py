"""The metric's definition in words, as it stands beside the figures."""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from flowpilot.domain.metric import DAYS, Filters, Period

ClockName = Literal["wall", "duty"]
ON_CLOCK = {
    "wall": "on the wall clock",
    "duty": "on the duty clock, which stands still while the account's calendar has nobody on duty",
    "always": "on the duty clock; the account has no calendar, so it equals the wall clock",
}


def describe(
    period: Period,
    as_of: datetime,
    time_zone: str,
    filters: Filters,
    clock: ClockName,
    *,
    has_calendar: bool,
) -> str:
    """The definition with the period in the account's time zone, the clock, and what it is limited to."""
    zone = ZoneInfo(time_zone)
    start, end = (f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (as_of - timedelta(days=DAYS[period]), as_of))
    on_clock = ON_CLOCK["always" if clock == "duty" and not has_calendar else clock]
    return (
        "Time to first action: from the claim to the claimer's own first act in the session: a step of any kind, a "
        "file, resolve, hand back, or “started outside the app”. "
        "Waiting: from the escalation to the claim. "
        "Getting ready: from when the claimer first opened the handoff, before claiming it, to the first action. "
        "Escalation cost: writing the escalation, as the page measured it, and getting ready, in person-seconds. "
        f"Measured by the server, {on_clock}, for what was escalated from {start} to {end} ({time_zone}). "
        f"{_limits(filters)}"
        "Each escalation counts once, by the claim that stands or that ended it; claims that were given up are counted "
        "apart and are in no time. What has no end yet, or was closed without it, counts as lasting at least so long "
        "(Kaplan-Meier). The mean is the area under that curve up to 8 hours. Intervals are 95 %. "
        "Left out: parked handoffs and test escalations (canaries). This is no saving: nothing is subtracted from "
        "anything."
    )


def _limits(filters: Filters) -> str:
    names = {"priority": filters.priority, "category": filters.category, "client": filters.client}
    limits = [f"{name} “{value}”" if value else f"no {name}" for name, value in names.items() if value is not None]
    return f"Only escalations with {', '.join(limits)}. " if limits else ""
