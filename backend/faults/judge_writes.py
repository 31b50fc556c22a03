"""P4, P9, P10, P11 and P12: what was acknowledged is there once, and nothing else is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from faults.history import NOT_KNOWN, Answered, Kept, Mistaken, Record, Shown, Stored, of_kind
from faults.verdict import Violation

EVENT_OF = {
    "claim": "handoff_claimed",
    "release": "handoff_released",
    "cancel": "handoff_cancelled",
    "hand_back": "handoff_handed_back",
}


def judge_writes(records: Sequence[Record]) -> Iterator[Violation]:
    """Answers compared with the event table, the handoffs and the queue at the end."""
    yield from (Violation("P12", "wrong answer", mistaken.what) for mistaken in of_kind(records, Mistaken))
    answers, stored = list(of_kind(records, Answered)), list(of_kind(records, Stored))
    yield from _judge_handoffs(answers, stored, list(of_kind(records, Kept)))
    yield from _judge_moves(answers, stored)
    yield from _judge_queues(list(of_kind(records, Kept)), list(of_kind(records, Shown)))


def _judge_handoffs(answers: Sequence[Answered], stored: Sequence[Stored], kept: Sequence[Kept]) -> Iterator[Violation]:
    created = Counter(row.handoff_id for row in stored if row.event == "handoff_created")
    escalations = [answer for answer in answers if answer.act == "escalate"]
    acknowledged = Counter(answer.handoff_id for answer in escalations if answer.accepted)
    unknown = {answer.session_id for answer in escalations if answer.status == NOT_KNOWN}
    rows = {row.handoff_id for row in kept}
    for handoff_id, times in acknowledged.items():
        if times > 1:
            yield Violation("P10", "one handoff for two requests", handoff_id)
        if handoff_id not in created:
            yield Violation("P1", "acknowledged without event", handoff_id)
        if handoff_id not in rows:
            yield Violation("P11", "acknowledged and not durable", handoff_id)
    for handoff_id, times in created.items():
        if times > 1:
            yield Violation("P1", "created twice", handoff_id)
        if handoff_id not in rows:
            yield Violation("P4", "event of no handoff", handoff_id)
    for row in kept:
        if row.handoff_id not in acknowledged and row.session_id not in unknown:
            yield Violation("P10", "handoff that nobody asked for", row.handoff_id)


def _judge_moves(answers: Sequence[Answered], stored: Sequence[Stored]) -> Iterator[Violation]:
    happened = Counter((row.handoff_id, row.event) for row in stored)
    unknown = {answer.handoff_id for answer in answers if answer.status == NOT_KNOWN}
    expected: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        if answer.act in EVENT_OF:
            expected[answer.handoff_id, EVENT_OF[answer.act]] += answer.accepted
    moves = set(EVENT_OF.values())
    for place in {*expected, *(place for place in happened if place[1] in moves)}:
        handoff_id, event = place
        if handoff_id in unknown:
            continue
        if happened[place] < expected[place]:
            yield Violation("P11", "acknowledged and not durable", f"{event} of {handoff_id}")
        if happened[place] > expected[place]:
            yield Violation("P4", "happened without being accepted", f"{event} of {handoff_id}")


def _judge_queues(kept: Sequence[Kept], shown: Sequence[Shown]) -> Iterator[Violation]:
    for queue in shown:
        open_now = {row.handoff_id for row in kept if row.account == queue.account and row.state == "open"}
        if open_now != set(queue.handoff_ids) or len(queue.handoff_ids) != len(open_now):
            yield Violation("P9", "queue differs from the database", queue.account)
