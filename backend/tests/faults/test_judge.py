"""The judge names what a history violates: one small lie at a time in the story of one good hour."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from faults.history import (
    NOT_KNOWN,
    Answered,
    Calm,
    Head,
    Joined,
    Kept,
    Mistaken,
    Noticed,
    Record,
    Recovered,
    Seen,
    Shown,
    Stored,
    Struck,
    WasReset,
)
from faults.judge import judge

North, South, EPOCH = "north", "south", "abcdefgh"
STORY = ("handoff_created", "handoff_claimed", "handoff_released", "handoff_cancelled")


def answered(act: str, number: int, status: int = 200) -> Answered:
    return Answered(North, act, "Alice", f"{act} {number}", "session", "first", status, "", 1, 10 + number, 11 + number)


def good_hour() -> list[Record]:
    """Alice escalates, Bob claims and releases, Alice cancels; Bob's page is cut in between. Charlie's is quiet."""
    stored = [Stored(North, EPOCH, n, kind, "first", "session", 10.0 + n) for n, kind in enumerate(STORY, 1)]
    seen = [Seen("Bob's", North, row.committed_at + 0.02, EPOCH, row.number, row.event, "first") for row in stored]
    return [
        Joined("Bob's", North, 9, EPOCH, 0, None),
        Joined("Charlie's", South, 9, EPOCH, 1, None),
        *(
            answered(act, n, 201 if n == 1 else 200)
            for n, act in enumerate(("escalate", "claim", "release", "cancel"), 1)
        ),
        *seen[:2],
        Joined("Bob's", North, 12.5, EPOCH, 2, f"{EPOCH}-2"),
        *seen[2:],
        *stored,
        Stored(South, EPOCH, 1, "handoff_created", "other", "elsewhere", 5.0),
        replace(answered("escalate", 0, 201), account=South, handoff_id="other", session_id="elsewhere"),
        Kept(North, "first", "session", "cancelled"),
        Kept(South, "other", "elsewhere", "open"),
        Head(North, EPOCH, 4),
        Head(South, EPOCH, 1),
        Shown(North, ()),
        Shown(South, ("other",)),
        Struck("cut browser", 12.1, 12.2, happened=True),
        Calm(9, 20),
        Recovered("a burst", 2.0, 15),
        Noticed("worker", 14.0),
    ]


def test_a_good_hour_is_clean() -> None:
    verdict = judge(good_hour(), ["cut browser"])
    assert verdict.clean
    assert (verdict.figures["observations"], verdict.figures["handoffs committed"]) == (4, 2)


def without(index: int) -> Callable[[list[Record]], None]:
    """Bob's page never shows the event at this place of the story."""
    return lambda records: records.remove([r for r in records if isinstance(r, Seen)][index])


def change(kind: type[Record], index: int = 0, **members: object) -> Callable[[list[Record]], None]:
    def lie(records: list[Record]) -> None:
        place = [n for n, record in enumerate(records) if isinstance(record, kind)][index]
        records[place] = replace(records[place], **members)  # type: ignore[arg-type] # the members differ by kind

    return lie


def add(record: Record, at: int | None = None) -> Callable[[list[Record]], None]:
    return lambda records: records.insert(len(records) if at is None else at, record)


def remove(kind: type[Record], index: int = 0) -> Callable[[list[Record]], None]:
    return lambda records: records.remove([record for record in records if isinstance(record, kind)][index])


FRAME_3 = Seen("Bob's", North, 13.1, EPOCH, 3, "handoff_released", "first")
LIES: dict[str, tuple[str, Callable[[list[Record]], None]]] = {
    "an event is skipped": ("lost", without(2)),
    "the last event is missing": ("missing at the end", without(3)),
    "an event comes twice": ("repeated", add(FRAME_3, 10)),
    "an event comes late": ("out of order", add(replace(FRAME_3, number=1, event="handoff_created"), 10)),
    "a page resumes further on": ("resumed elsewhere", change(Joined, 2, number=3)),
    "a page is reset": ("reset", add(WasReset("Bob's", 14, EPOCH, 4, "too_old"), 11)),
    "a page is in another history": ("another history", change(Seen, 1, epoch="zyxwvuts")),
    "a frame says something else": ("differs", change(Seen, 1, event="handoff_released")),
    "a frame was never committed": ("ghost", remove(Stored, 3)),
    "Bob sees Charlie's": ("somebody else's", change(Seen, 1, handoff_id="other")),
    "the table has a gap": ("gap in the table", remove(Stored, 1)),
    "an acknowledged handoff is gone": ("acknowledged and not durable", remove(Kept)),
    "an acknowledged claim is gone": ("acknowledged and not durable", change(Stored, 1, event="handoff_opened")),
    "an acknowledged handoff has no event": ("acknowledged without event", remove(Stored, 0)),
    "a refused claim happened": ("happened without being accepted", change(Answered, 1, status=409)),
    "a refused escalation happened": ("handoff that nobody asked for", change(Answered, 0, status=409)),
    "two requests made one handoff": ("one handoff for two requests", add(replace(answered("escalate", 9), key="b"))),
    "one handoff is told twice": ("created twice", change(Stored, 2, event="handoff_created")),
    "a handoff was told and is not there": ("event of no handoff", remove(Kept)),
    "the queue forgets one": ("queue differs from the database", change(Shown, 1, handoff_ids=())),
    "the server makes a mistake": ("wrong answer", add(Mistaken(14, "claim: 500"))),
    "frames are slow": ("stale when healthy", change(Seen, 1, at=14.5)),
    "recovery takes long": ("slow recovery", change(Recovered, seconds=10.5)),
    "nobody notices a hanging worker": ("unnoticed hang", change(Noticed, seconds=None)),
    "frames wait for ever without hints": ("stale without hints", add(Struck("listener hangs", 9, 40, happened=True))),
}


@pytest.mark.parametrize("lie", LIES)
def test_each_lie_has_its_name(lie: str) -> None:
    name, tell = LIES[lie]
    records = good_hour()
    tell(records)
    if name == "stale without hints":
        change(Seen, 0, at=25.0)(records)
    assert name in judge(records).names


def test_a_fault_that_met_nobody_is_untested() -> None:
    records = good_hour()
    change(Struck, happened=False)(records)
    verdict = judge(records, ["cut browser"])
    assert not verdict.clean
    assert verdict.untested == ["cut browser"]


def test_a_write_whose_answer_never_came_may_have_happened_or_not() -> None:
    records = good_hour()
    change(Answered, 1, status=NOT_KNOWN)(records)
    assert judge(records).clean
