"""The saving of an evidence pack again, from its rows of escalations, calls and sessions."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from scipy import stats

from tests.evidence import textbook
from tests.evidence.textbook import Bound, Time, digits

Row = Mapping[str, str]
Rows = Callable[[str], Sequence[Row]]
Facts = Mapping[str, str]

CALLS_FLOOR, COSTS_FLOOR, ROUGH_BELOW = 5, 6, 40
WEEK = 7 * 24 * 3600.0
SHARES = {"median": (0.5, 6), "p90": (0.9, 29), "p95": (0.95, 59)}


def figures_anew(rows: Rows, facts: Facts) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The lines of `figures.csv` that are about the saving."""
    calls, costs = person_seconds(rows), costs_of(rows, facts)
    n_calls, n_costs = len(calls), sum(not cut for _, cut in costs)
    claimed = sum(bool(row["claimed_at"]) for row in rows("escalations.csv"))
    numbers = str(n_costs), str(len(costs) - n_costs), str(claimed - len(costs)), ""
    missing = why_missing(n_calls, costs)
    mean = mean_of_calls(counted_calls(rows)) if n_calls >= CALLS_FLOOR else None
    for statistic, found, why in calls_anew(calls, mean):
        yield about("baseline", statistic, "person-seconds"), (str(n_calls), "0", "0", "0", *ends(found), why)
    minutes = ends(scaled(mean, 1 / 60))
    why = "" if mean else "below_floor"
    yield about("baseline", "saving", "person-minutes"), (str(n_calls), "0", "0", "0", *minutes, why)
    cost = textbook.mean_with_interval(costs) if n_costs >= COSTS_FLOOR else None
    why = "" if cost else "not_reached" if n_costs >= COSTS_FLOOR else "below_floor"
    yield about("cost", "saving", "person-minutes"), (*numbers, *ends(scaled(cost, 1 / 60)), why)
    saved = saved_per_week(rows, facts, costs) if not missing else None
    yield about("saved_per_week", "saving", "hours"), (*numbers, *ends(saved), missing)
    yield from rates(rows)


def facts_anew(rows: Rows, facts: Facts) -> dict[tuple[str, ...], str]:
    """The lines of `counts.csv` that are about the saving."""
    costs, calls = costs_of(rows, facts), person_seconds(rows)
    claimed = [row for row in rows("escalations.csv") if row["claimed_at"]]
    others = [row["writing_seconds"] for row in rows("escalations.csv") if not row["claimed_at"]]
    counted = {
        "weeks": f"{weeks(facts):.9f}",
        "n_baseline": str(len(calls)),
        "n_compared": str(len(costs)),
        "n_compared_completed": str(sum(not cut for _, cut in costs)),
        "n_left_out_no_writing": str(sum(not row["writing_seconds"] for row in claimed)),
        "n_left_out_not_opened": str(sum(bool(row["writing_seconds"]) and not row["opened_at"] for row in claimed)),
        "n_not_claimed_writing_unknown": str(others.count("")),
        "seconds_written_for_not_claimed": f"{sum(float(written or 0) for written in others):.6f}",
        "verdict": verdict(rows, facts) if facts["period"] == "pilot" else "",
    }
    return {("all", "", what): value for what, value in counted.items()}


def verdict(rows: Rows, facts: Facts) -> str:
    """By the rules of `definitions.md`."""
    costs, n_calls = costs_of(rows, facts), len(person_seconds(rows))
    completed = sum(not cut for _, cut in costs)
    if why_missing(n_calls, costs) or completed < ROUGH_BELOW:
        return "not yet"
    hours = saved_per_week(rows, facts, costs)
    if hours.low > 1:
        return "verified"
    return "refuted" if hours.high is not None and hours.high <= 1 else "not yet"


def calls_anew(calls: Sequence[float], mean: Bound | None) -> Iterator[tuple[str, Bound | None, str]]:
    """Mean and percentiles of the calls, which are never cut."""
    times = [(seconds, False) for seconds in calls]
    is_shown = len(calls) >= COSTS_FLOOR
    yield "mean", mean if is_shown else None, "" if is_shown else "below_floor"
    for statistic, (share, floor) in SHARES.items():
        found = textbook.percentile(times, share) if len(calls) >= floor else None
        yield statistic, found, "" if found else "below_floor"


def saved_per_week(rows: Rows, facts: Facts, costs: Sequence[Time]) -> Bound:
    """In hours: what calls cost for each escalation, less what escalations cost, less what was written for nothing."""
    cost = textbook.mean_with_interval(costs)
    before = in_calls(rows)
    if cost is None or cost.high is None or before.high is None:
        raise ValueError("there is no saving to compute")
    n = len(costs)
    value = before.value - n * cost.value
    below = math.hypot(before.value - before.low, n * (cost.high - cost.value))
    above = math.hypot(before.high - before.value, n * (cost.value - cost.low))
    written = sum(float(row["writing_seconds"] or 0) for row in rows("escalations.csv") if not row["claimed_at"])
    hours = 3600 * weeks(facts)
    return Bound(*((end - written) / hours for end in (value, value - below, value + above)))


def groups_of(rows: Rows) -> list[tuple[str, list[Row], int]]:
    """Calls by category where there are enough of them, and for how many escalations their mean stands; at last all
    calls, without a name, for the other escalations."""
    calls = counted_calls(rows)
    n_calls = Counter(row["category"] for row in calls)
    n_priced = Counter(row["category"] for row in rows("escalations.csv") if is_priced(row))
    own = sorted(name for name in n_priced if name and n_calls[name] >= CALLS_FLOOR)
    groups = [(name, [row for row in calls if row["category"] == name], n_priced[name]) for name in own]
    others = sum(n for name, n in n_priced.items() if name not in own)
    return [*groups, ("", calls, others)] if others else groups


def mean_of_calls(calls: Sequence[Row]) -> Bound:
    """The mean with Cox's interval, by Student's distribution: what the logarithms spread, as a factor."""
    n, costs = len(calls), [cost_of(call) for call in calls]
    mean, logarithms = sum(costs) / n, [math.log(cost) for cost in costs]
    middle = sum(logarithms) / n
    variance = sum((one - middle) ** 2 for one in logarithms) / (n - 1)
    error = math.sqrt(variance / n + variance**2 / (2 * (n - 1)))
    factor = math.exp(float(stats.t.isf(0.025, n - 1)) * error)
    return Bound(mean, mean / factor, mean * factor)


def in_calls(rows: Rows) -> Bound:
    """What all escalations would have cost in calls. The calls of a category are also among all calls: what the two
    have in common counts twice."""
    calls, groups = counted_calls(rows), groups_of(rows)
    others = sum(n for name, _, n in groups if not name)
    value = below = above = 0.0
    for name, group, n in groups:
        mean = mean_of_calls(group)
        twice = 2 * others * len(group) / (n * len(calls)) if name else 0.0
        value += n * mean.value
        below += (1 + twice) * (n * (mean.value - mean.low)) ** 2
        above += (1 + twice) * (n * ((mean.high or 0) - mean.value)) ** 2
    return Bound(value, value - math.sqrt(below), value + math.sqrt(above))


def counted_calls(rows: Rows) -> list[Row]:
    return [row for row in rows("baseline_calls.csv") if row["counts"] == "1"]


def person_seconds(rows: Rows) -> list[float]:
    return [cost_of(row) for row in counted_calls(rows)]


def cost_of(row: Row) -> float:
    """Of a call: its length × people, from its stamps."""
    start, stop = (datetime.fromisoformat(row[name]) for name in ("started_at", "stopped_at"))
    return (stop - start).total_seconds() * int(row["people"])


def is_priced(row: Row) -> bool:
    return bool(row["claimed_at"] and row["writing_seconds"] and row["opened_at"])


def costs_of(rows: Rows, facts: Facts) -> list[Time]:
    """Writing and getting ready of each escalation that can be compared."""
    found = []
    for row in rows("escalations.csv"):
        if is_priced(row):
            until = datetime.fromisoformat(row["first_action_at"] or row["ended_at"] or facts["as_of"])
            ready = (until - datetime.fromisoformat(row["opened_at"])).total_seconds()
            found.append((float(row["writing_seconds"]) + ready, not row["first_action_at"]))
    return found


def why_missing(n_calls: int, costs: Sequence[Time]) -> str:
    """The reason why there is no saving, or nothing."""
    if n_calls < CALLS_FLOOR:
        return "baseline_below_floor" if n_calls else "no_baseline"
    if sum(not cut for _, cut in costs) < COSTS_FLOOR:
        return "too_few_escalations"
    return "" if textbook.mean(costs) is not None else "not_reached"


def weeks(facts: Facts) -> float:
    """Since the later of the beginning and the account's."""
    since = max(datetime.fromisoformat(facts[name]) for name in ("from", "account_created_at"))
    return (datetime.fromisoformat(facts["as_of"]) - since).total_seconds() / WEEK


def rates(rows: Rows) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Escalations per 100 sessions, in this time and in as long a time before."""
    for part, figure in (("within", "escalation_rate"), ("before", "escalation_rate_before")):
        days = [row for row in rows("sessions.csv") if row["part"] == part]
        n_sessions, n_escalated = (sum(int(row[name]) for row in days) for name in ("sessions", "escalations"))
        value = digits(100 * n_escalated / n_sessions if n_sessions else None)
        yield about(figure, "rate", "per 100 sessions"), ("", "", "", "", value, "", "", "")


def about(figure: str, statistic: str, unit: str) -> tuple[str, ...]:
    return ("wall", "all", "", figure, statistic, unit)


def scaled(bound: Bound | None, factor: float) -> Bound | None:
    if bound is None:
        return None
    return Bound(bound.value * factor, bound.low * factor, None if bound.high is None else bound.high * factor)


def ends(bound: Bound | None) -> tuple[str, ...]:
    found = (bound.value, bound.low, bound.high) if bound else (None, None, None)
    return tuple(map(digits, found))
