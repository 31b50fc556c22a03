"""P13, P15 and P25: how fresh frames are when all is well, how soon all is well again, how soon a hang is named."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faults.history import Calm, Noticed, Record, Recovered, Seen, Stored, Struck, of_kind
from faults.verdict import Violation, share

HALF_FRESH = 0.1  # seconds from commit to frame, for half of all
FRESH = 1.0  # for 99 of 100
FRESH_WITH_A_DEAD_LISTENER = 10.0
LONGEST_RECOVERY = 10.0
LONGEST_UNNOTICED = 15.0
MARGIN = 1.5  # seconds: an event so shortly before a fault may meet it on its way
LISTENER = "listener hangs"


def judge_times(records: Sequence[Record]) -> Iterator[Violation]:
    """Whatever took too long."""
    lags = calm_lags(records)
    half, most = share(lags, 0.5), share(lags, 0.99)
    if half > HALF_FRESH or most > FRESH:
        yield Violation("P15", "stale when healthy", f"p50 {half:.3f} s, p99 {most:.3f} s")
    worst = max(lags_without_hints(records), default=0.0)
    if worst > FRESH_WITH_A_DEAD_LISTENER:
        yield Violation("P15", "stale without hints", f"{worst:.1f} s")
    for recovered in of_kind(records, Recovered):
        if recovered.seconds > LONGEST_RECOVERY:
            yield Violation("P13", "slow recovery", f"{recovered.seconds:.1f} s after {recovered.after}")
    for noticed in of_kind(records, Noticed):
        if noticed.seconds is None or noticed.seconds > LONGEST_UNNOTICED:
            yield Violation("P25", "unnoticed hang", f"{noticed.part}: {noticed.seconds}")


def calm_lags(records: Sequence[Record]) -> list[float]:
    """Seconds from commit to frame, of all frames of events committed while nothing was wrong."""
    spans = [(calm.began, calm.ended - MARGIN) for calm in of_kind(records, Calm)]
    return _lags(records, spans)


def lags_without_hints(records: Sequence[Record]) -> list[float]:
    """The same while only the listeners heard nothing."""
    spans = [(s.began, s.ended - MARGIN) for s in of_kind(records, Struck) if s.fault == LISTENER]
    return _lags(records, spans)


def _lags(records: Sequence[Record], spans: Sequence[tuple[float, float]]) -> list[float]:
    arrivals: dict[tuple[str, int], list[float]] = defaultdict(list)
    for seen in of_kind(records, Seen):
        arrivals[seen.epoch, seen.number].append(seen.at)
    return [
        at - row.committed_at
        for row in of_kind(records, Stored)
        if any(began <= row.committed_at <= ended for began, ended in spans)
        for at in arrivals[row.epoch, row.number]
    ]
