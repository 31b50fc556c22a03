"""Computes an evidence pack again from its rows alone, and says what differs.

    python -m tests.evidence.recompute pack.zip

It shares nothing with the product but the pack; of libraries it uses distribution functions.
"""

import csv
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.evidence import savings_anew, textbook
from tests.evidence.textbook import Bound, Step, Time, digits

Row = Mapping[str, str]
Key = tuple[str, ...]
Shown = tuple[str, ...]

INTERVALS = {
    "waiting": ("escalated_at", "claimed_at"),
    "time_to_first_action": ("claimed_at", "first_action_at"),
    "getting_ready": ("opened_at", "first_action_at"),
    "escalation_cost": ("opened_at", "first_action_at"),
}
FLOORS = {"mean": 6, "median": 6, "p90": 29, "p95": 59}
SHARES = {"median": 0.5, "p90": 0.9, "p95": 0.95}
MOST_GROUPS, MOST_STEPS = 50, 400
# Shares have six places; one that lies between two may be rounded to either.
LAST_DIGIT = 1.5e-6


@dataclass(frozen=True)
class Pack:
    """The files of a pack as rows, and what `counts.csv` says about all of it."""

    files: Mapping[str, bytes]

    def rows(self, name: str) -> list[dict[str, str]]:
        """A table; none where the pack does not have it."""
        return list(csv.DictReader(io.StringIO(self.files.get(name, b"").decode())))

    def facts(self) -> dict[str, str]:
        """What is said about the whole."""
        return {row["what"]: row["value"] for row in self.rows("counts.csv") if row["part"] == "all"}


def opened(content: bytes) -> Pack:
    """The pack in these bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return Pack({name: packed.read(name) for name in packed.namelist()})


def differences(pack: Pack) -> list[str]:
    """What the rows say otherwise than the pack, line by line; nothing when all of it is true."""
    rows, facts = pack.rows("escalations.csv"), pack.facts()
    shown = {key_of(row): shown_in(row) for row in pack.rows("figures.csv")}
    anew = dict(figures_anew(pack, rows, facts))
    counted: dict[Key, str] = {(row["part"], row["name"], row["what"]): row["value"] for row in pack.rows("counts.csv")}
    counts: dict[Key, str] = dict(counts_anew(rows, facts)) | savings_anew.facts_anew(pack.rows, facts)
    return [
        *_checksums(pack),
        *_times(pack, rows, facts),
        *_curves(pack, rows, facts),
        *_unlike("figures.csv", shown, anew),
        *_unlike("counts.csv", {key: (counted.get(key, ""),) for key in counts}, {k: (v,) for k, v in counts.items()}),
    ]


def key_of(row: Row) -> Key:
    """What a figure is about."""
    return tuple(row[name] for name in ("clock", "part", "name", "figure", "statistic", "unit"))


def shown_in(row: Row) -> Shown:
    """What is said of it."""
    names = ("n", "n_censored", "n_left_out", "n_negative", "value", "low", "high", "missing")
    return tuple(row[name] for name in names)


def figures_anew(pack: Pack, rows: Sequence[Row], facts: Mapping[str, str]) -> Iterator[tuple[Key, Shown]]:
    """Every figure of every part on every clock, then the saving's."""
    clocks = ["wall", "duty"] if "duty.csv" in pack.files else ["wall"]
    for kind, name, part in parts(rows, facts):
        names = INTERVALS if kind == "all" else ("waiting", "time_to_first_action")
        for clock in clocks:
            for figure in names:
                yield from figure_anew((clock, kind, name), figure, measured(part, figure, clock, pack, facts))
    yield from savings_anew.figures_anew(pack.rows, facts)


def figure_anew(about: Key, figure: str, times: Sequence[Time | None]) -> Iterator[tuple[Key, Shown]]:
    """Each statistic with its ends, or why it is missing. What has no beginning is None and left out."""
    known = [one for one in times if one is not None]
    n = sum(not cut for _, cut in known)
    numbers = (n, len(known) - n, len(times) - len(known), sum(seconds < 0 for seconds, _ in known))
    unit = "person-seconds" if figure == "escalation_cost" else "seconds"
    for statistic, floor in FLOORS.items():
        bound = None
        if n >= floor:
            share = SHARES.get(statistic)
            bound = textbook.percentile(known, share) if share else textbook.mean_with_interval(known)
        missing = "" if bound else "not_reached" if n >= floor else "below_floor"
        yield (*about, figure, statistic, unit), (*map(str, numbers), *ends(bound), missing)


def _curves(pack: Pack, rows: Sequence[Row], facts: Mapping[str, str]) -> Iterator[str]:
    """Steps of a curve that are not so, or that are not there although there are few."""
    shown: dict[Key, list[Row]] = {}
    for row in pack.rows("curves.csv"):
        shown.setdefault((row["clock"], row["figure"]), []).append(row)
    clocks = ["wall", "duty"] if "duty.csv" in pack.files else ["wall"]
    for clock, figure in product(clocks, list(INTERVALS)[:3]):
        times = [one for one in measured(rows, figure, clock, pack, facts) if one is not None]
        steps, said = textbook.band(times), shown.pop((clock, figure), [])
        if len(said) != len(steps) and not 2 < len(said) <= MOST_STEPS < len(steps):
            yield f"curves.csv, {clock} {figure}: {len(said)} steps of {len(steps)}"
        yield from (f"curves.csv, {clock} {figure}: {line}" for line in _unlike_steps(said, steps))
    yield from (f"curves.csv: {' '.join(key)}" for key in shown)


def _unlike_steps(said: Sequence[Row], steps: Sequence[tuple[Step, float, float]]) -> Iterator[str]:
    known = {f"{step.time:.6f}": (step, low, high) for step, low, high in steps}
    completed = 0
    for row in said:
        step, low, high = known.get(row["seconds"], (Step(0, 0, 0, 0), 0, 0))
        until = sum(other.completed for other, _, _ in steps if other.time <= step.time)
        shares = zip((step.survival, low, high), (row["share"], row["low"], row["high"]), strict=True)
        counts = (row["at_risk"], row["completed"]) == (str(step.at_risk), str(until - completed))
        if not counts or any(abs(anew - float(share)) > LAST_DIGIT for anew, share in shares):
            yield f"{dict(row)}, computed again {step, low, high}"
        completed = until


def ends(bound: Bound | None) -> tuple[str, str, str]:
    """A value with its interval, to the last digit that is shown."""
    return (digits(bound.value), digits(bound.low), digits(bound.high)) if bound else ("", "", "")


def measured(rows: Sequence[Row], figure: str, clock: str, pack: Pack, facts: Mapping[str, str]) -> list[Time | None]:
    """The figure's time of each row that is in it, on this clock."""
    found: list[Time | None] = []
    on_duty = [(stamp(row["from"]), stamp(row["to"])) for row in pack.rows("duty.csv")] if clock == "duty" else None
    start, end = INTERVALS[figure]
    for row in rows:
        if figure != "waiting" and not row["claimed_at"]:
            continue
        if not row[start] or (figure == "escalation_cost" and not row["writing_seconds"]):
            found.append(None)
            continue
        until = stamp(row[end] or row["ended_at"] or facts["as_of"])
        before = float(row["writing_seconds"]) if figure == "escalation_cost" else 0.0
        found.append((before + lasted(stamp(row[start]), until, on_duty), not row[end]))
    return found


def lasted(start: datetime, end: datetime, on_duty: Sequence[tuple[datetime, datetime]] | None) -> float:
    """Seconds from start to end; only those on duty where that is asked, unless the end comes first."""
    if on_duty is None or end < start:
        return (end - start).total_seconds()
    overlaps = ((min(end, closes) - max(start, opens)).total_seconds() for opens, closes in on_duty)
    return sum(seconds for seconds in overlaps if seconds > 0)


def parts(rows: Sequence[Row], facts: Mapping[str, str]) -> Iterator[tuple[str, str, Sequence[Row]]]:
    """The cohort: whole, by local week, and by its three attributes, the largest first."""
    yield "all", "", rows
    zone = ZoneInfo(facts["time_zone"])
    monday, until = monday_of(stamp(facts["from"]), zone), stamp(facts["as_of"])
    while monday.astimezone(UTC) < until:
        name = f"{monday.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        yield "week", name, [row for row in rows if monday_of(stamp(row["escalated_at"]), zone) == monday]
        monday += timedelta(days=7)
    for attribute in ("priority", "client", "category"):
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row[attribute], []).append(row)
        for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), plain(item[0])))[:MOST_GROUPS]:
            yield attribute, name, group


def counts_anew(rows: Sequence[Row], facts: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    """How many of every part came to what."""
    for kind, name, part in parts(rows, facts):
        counted = {
            "n_escalated": len(part),
            "n_with_action": sum(bool(row["first_action_at"]) for row in part),
            "n_given_up": sum(int(row["given_up"]) for row in part),
            **{f"n_{one}": sum(standing(row) == one for row in part) for one in STANDINGS},
        }
        for what, number in counted.items():
            yield (kind, name, what), str(number)


STANDINGS = ("claimed", "unclaimed", "cancelled", "self_solved")


def standing(row: Row) -> str:
    """Where an escalation counts."""
    if row["claimed_at"]:
        return "claimed"
    return row["outcome"] if row["outcome"] in STANDINGS else "unclaimed"


def stamp(text: str) -> datetime:
    return datetime.fromisoformat(text)


def monday_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """The midnight, on the local clock, at which the instant's week began."""
    local = instant.astimezone(zone).date()
    return datetime.combine(local - timedelta(days=local.weekday()), time(), zone)


def plain(name: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    return name[1:] if name[:1] == "'" and name[1:2] in ("=", "+", "-", "@", "\t", "\r") else name


def _checksums(pack: Pack) -> Iterator[str]:
    lines = pack.files["SHA256SUMS"].decode().splitlines()
    said = {name: checksum for checksum, name in (line.split("  ") for line in lines)}
    for name, content in pack.files.items():
        if name != "SHA256SUMS" and said.pop(name, "") != hashlib.sha256(content).hexdigest():
            yield f"{name} was changed"
    yield from (f"{name} is not there" for name in said)


def _times(pack: Pack, rows: Sequence[Row], facts: Mapping[str, str]) -> Iterator[str]:
    """Seconds that do not follow from the stamps of their row."""
    prefixes = {"wall": "", "duty": "duty_"} if "duty.csv" in pack.files else {"wall": ""}
    for clock, prefix in prefixes.items():
        for figure in INTERVALS:
            for row in rows:
                said = row[f"{prefix}{figure}_seconds"], row[f"{prefix}{figure}_cut"]
                (time,) = measured([row], figure, clock, pack, facts) or [None]
                if said != (("", "") if time is None else (f"{time[0]:.6f}", str(int(time[1])))):
                    yield f"{row['handoff_id']}: {prefix}{figure} is {said}, by its stamps {time}"
    yield from (f"{row['handoff_id']}: standing" for row in rows if row["standing"] != standing(row))


def _unlike(name: str, said: Mapping[Key, Shown], anew: Mapping[Key, Shown]) -> Iterator[str]:
    for key in dict.fromkeys([*said, *anew]):
        if said.get(key) != anew.get(key):
            yield f"{name}, {' '.join(key)}: {said.get(key)}, computed again {anew.get(key)}"


def main(path: str) -> int:
    """0 when everything is equal to the last digit that is shown."""
    found = differences(opened(Path(path).read_bytes()))
    sys.stdout.write("\n".join(found or ["Everything is equal to the last digit that is shown."]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
