"""Weeks from Monday to Monday as an account's clock shows them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flowpilot.domain.metric import Cohort, Escalation


@dataclass(frozen=True, slots=True)
class Week:
    """From a local Monday, 00:00, to the next; `partial` when a part of it lies outside of what was asked for."""

    start: datetime
    end: datetime
    partial: bool


def weeks_between(first: datetime, last: datetime, time_zone: str) -> Sequence[Week]:
    """The weeks that have a part between the two, in order; in UTC. One in which the clocks change is an hour shorter
    or longer than the others."""
    zone = ZoneInfo(time_zone)
    local = first.astimezone(zone).date()
    monday = local - timedelta(days=local.weekday())
    weeks: list[Week] = []
    while (start := datetime.combine(monday, time(), zone).astimezone(UTC)) < last:
        monday += timedelta(days=7)
        end = datetime.combine(monday, time(), zone).astimezone(UTC)
        if end > first:
            weeks.append(Week(start, end, partial=start < first or end > last))
    return weeks


def by_week(cohort: Cohort, weeks: Sequence[Week]) -> Sequence[Cohort]:
    """A cohort for each of `weeks`, by when it was escalated."""
    starts = [week.start for week in weeks]
    found: list[list[Escalation]] = [[] for _ in weeks]
    for escalation in cohort.escalations:
        found[bisect_right(starts, escalation.escalated_at) - 1].append(escalation)
    return [Cohort(cohort.as_of, escalations) for escalations in found]
