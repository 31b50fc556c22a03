"""The judge: a pure function from a history to a verdict."""

from collections import Counter
from collections.abc import Collection, Sequence

from faults.history import (
    NOT_KNOWN,
    Answered,
    Calm,
    Dismissed,
    Joined,
    Noticed,
    Record,
    Recovered,
    Seen,
    Stored,
    Struck,
    of_kind,
)
from faults.judge_stream import judge_pages
from faults.judge_time import calm_lags, judge_times, lags_without_hints
from faults.judge_writes import judge_writes
from faults.verdict import Verdict, share


def judge(records: Sequence[Record], expected_faults: Collection[str] = ()) -> Verdict:
    """Everything that the history violates, and its figures. A fault that did not happen leaves a promise untested."""
    violations = [*judge_pages(records), *judge_writes(records), *judge_times(records)]
    faults = Counter(struck.fault for struck in of_kind(records, Struck) if struck.happened)
    untested = sorted(kind for kind in expected_faults if kind not in faults)
    return Verdict(violations, _figures(records), faults, untested)


def _figures(records: Sequence[Record]) -> dict[str, float]:
    answers = list(of_kind(records, Answered))
    recoveries = [recovered.seconds for recovered in of_kind(records, Recovered)]
    noticed = [notice.seconds for notice in of_kind(records, Noticed) if notice.seconds is not None]
    lags, without_hints = calm_lags(records), lags_without_hints(records)
    return {
        "faults that happened": sum(struck.happened for struck in of_kind(records, Struck)),
        "faults that met another": _overlapping([struck for struck in of_kind(records, Struck) if struck.happened]),
        "faults that met nobody": sum(not struck.happened for struck in of_kind(records, Struck)),
        "handoffs committed": sum(row.event == "handoff_created" for row in of_kind(records, Stored)),
        "events committed": sum(1 for _ in of_kind(records, Stored)),
        "observations": sum(1 for _ in of_kind(records, Seen)),
        "writes accepted": sum(answer.accepted for answer in answers),
        "writes refused": sum(400 <= answer.status < 500 for answer in answers),
        "writes asked again": sum(answer.attempts > 1 for answer in answers),
        "writes without an answer": sum(answer.status == NOT_KNOWN for answer in answers),
        "streams resumed": sum(joined.asked is not None for joined in of_kind(records, Joined)),
        "streams told bye": sum(1 for _ in of_kind(records, Dismissed)),
        "seconds of calm": sum(calm.ended - calm.began for calm in of_kind(records, Calm)),
        "commit to frame, calm, p50 (ms)": share(lags, 0.5) * 1000,
        "commit to frame, calm, p99 (ms)": share(lags, 0.99) * 1000,
        "commit to frame, listeners dead, p50 (ms)": share(without_hints, 0.5) * 1000,
        "commit to frame, listeners dead, worst (ms)": max(without_hints, default=0.0) * 1000,
        "recoveries": len(recoveries),
        "recovery, median (s)": share(recoveries, 0.5),
        "recovery, slowest (s)": max(recoveries, default=0.0),
        "hang named by readiness, slowest (s)": max(noticed, default=0.0),
    }


def _overlapping(strikes: Sequence[Struck]) -> int:
    """How many were under way, or struck, while another one was."""
    return sum(
        any(one is not other and one.began <= other.ended and other.began <= one.ended for other in strikes)
        for one in strikes
    )
