"""P24: a restored backup compared with what goes on in the original, and with what people were told before it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from faults.history import Answered
from faults.judge_writes import EVENT_OF
from faults.verdict import Violation

RESTORE_WRITES = "account.restore"


@dataclass(frozen=True, slots=True)
class Instant:
    """A database at one time. `rows` has a digest for each row's key in each table, of what never changes in it.

    `events` counts by handoff and kind, `steps` by session; `halves` what does not fit together, by name.
    """

    rows: Mapping[str, Mapping[str, str]]
    events: Counter[tuple[str, str]]
    steps: Counter[str]
    halves: Counter[str]

    @property
    def size(self) -> int:
        return sum(len(table) for table in self.rows.values())


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a backup file says was still to be done: deliveries and timers by id, and every delivery at all."""

    deliveries: Collection[str]
    timers: Collection[str]
    all_deliveries: Collection[str]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What happened in a restored product. `by_itself`: what was mailed before an admin decided, `at_last`: since.

    `fired` counts the firings of each overdue timer on record; `reset_pages` came back with an id of before.
    """

    held: Sequence[str]
    sent: Sequence[str]
    by_itself: Sequence[str]
    at_last: Sequence[str]
    overdue: Collection[str]
    fired: Counter[str]
    pages: int
    reset_pages: int
    audit_is_whole: bool


def judge_instant(
    restored: Instant, original: Instant, answers: Sequence[Answered], taken_at: float
) -> Iterator[Violation]:
    """The rows of a restored database that never ran, beside those of the original some time later."""
    for name, count in restored.halves.items():
        if count:
            yield Violation("P24", "half of something", f"{name}: {count}")
    for table, rows in restored.rows.items():
        for key, digest in rows.items():
            if original.rows[table].get(key) != digest:
                yield Violation("P24", "not what it was", f"{table} {key}")
    before = [answer for answer in answers if answer.accepted and answer.at < taken_at]
    yield from (Violation("P24", "acknowledged and not in the backup", what) for what in _missing(restored, before))


def judge_aftermath(waiting: Waiting, after: Aftermath) -> Iterator[Violation]:
    """What a restored product did by itself, and when an admin said so."""
    if sorted(after.held) != sorted(waiting.deliveries):
        yield Violation("P24", "held differs from what waited", f"{len(after.held)}, {len(waiting.deliveries)} waited")
    for key in set(after.by_itself) & set(waiting.all_deliveries):
        yield Violation("P24", "sent again by itself", key)
    last = Counter(key for key in after.at_last if key in waiting.all_deliveries)
    for key in set(after.sent) | set(last):
        if last[key] != (key in after.sent):
            yield Violation("P24", "not sent as the admin said", f"{key}: {last[key]} times")
    for timer in after.overdue:
        if after.fired[timer] != 1:
            yield Violation("P24", "a timer did not fire once", f"{timer}: {after.fired[timer]} times")
    if after.reset_pages != after.pages:
        yield Violation("P24", "a page was not told to fetch anew", f"{after.reset_pages} of {after.pages}")
    if not after.audit_is_whole:
        yield Violation("P19", "the audit trail is not whole", "")


def _missing(restored: Instant, answers: Sequence[Answered]) -> Iterator[str]:
    acted = Counter(answer.session_id for answer in answers if answer.act == "step")
    moved = Counter((answer.handoff_id, EVENT_OF[answer.act]) for answer in answers if answer.act in EVENT_OF)
    for answer in answers:
        table = {"start": "ai_session", "escalate": "session_handoff", "file": "session_file"}.get(answer.act)
        key = answer.session_id if answer.act == "start" else answer.handoff_id
        if table and key not in restored.rows[table]:
            yield f"{answer.act} {key}"
    yield from (f"step of {session_id}" for session_id, count in acted.items() if restored.steps[session_id] < count)
    yield from (
        f"{event} of {handoff}" for (handoff, event), count in moved.items() if restored.events[handoff, event] < count
    )
