"""The judge of backups finds each lie by its name."""

from collections import Counter
from dataclasses import replace

import pytest

from faults.history import Answered
from faults.judge_backups import Aftermath, Instant, Waiting, judge_aftermath, judge_instant

TAKEN_AT = 100.0
ROWS = {
    "ai_session": {"session": "1"},
    "session_handoff": {"handoff": "2"},
    "session_file": {"file": "3"},
    "audit": {"a/1": "4"},
}
INSTANT = Instant(ROWS, Counter({("handoff", "handoff_claimed"): 1}), Counter({"session": 1}), Counter())
ANSWERS = [
    Answered("a", act, "Bob", act, "session", "file" if act == "file" else "handoff", 201, "", 1, at - 1, at)
    for act, at in (("start", 10), ("escalate", 20), ("claim", 30), ("step", 40), ("file", 50))
]
WAITING = Waiting({"one", "two"}, {"timer"}, {"one", "two", "told"})
AFTER = Aftermath(
    held=["two", "one"],
    sent=["one"],
    by_itself=["a reminder"],
    at_last=["one", "another reminder"],
    overdue={"timer"},
    fired=Counter({"timer": 1}),
    pages=2,
    reset_pages=2,
    audit_is_whole=True,
)


def test_what_is_right_is_clean() -> None:
    assert not list(judge_instant(INSTANT, INSTANT, ANSWERS, TAKEN_AT))
    assert not list(judge_aftermath(WAITING, AFTER))


def test_what_was_answered_after_the_backup_need_not_be_in_it() -> None:
    empty = Instant({table: {} for table in ROWS}, Counter(), Counter(), Counter())
    assert not list(judge_instant(empty, INSTANT, ANSWERS, taken_at=5))


@pytest.mark.parametrize("act", ["start", "escalate", "claim", "step", "file"])
def test_what_was_answered_before_it_is_missed(act: str) -> None:
    tables = {"start": "ai_session", "escalate": "session_handoff", "file": "session_file"}
    without = Instant(
        ROWS | ({tables[act]: {}} if act in tables else {}),
        Counter() if act == "claim" else INSTANT.events,
        Counter() if act == "step" else INSTANT.steps,
        Counter(),
    )
    found = list(judge_instant(without, INSTANT, ANSWERS, TAKEN_AT))
    assert [violation.name for violation in found] == ["acknowledged and not in the backup"]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (replace(INSTANT, halves=Counter({"a file without all of its bytes": 1})), "half of something"),
        (replace(INSTANT, rows=ROWS | {"audit": {"a/1": "other"}}), "not what it was"),
        (replace(INSTANT, rows=ROWS | {"audit": {"a/1": "4", "a/2": "5"}}), "not what it was"),
    ],
)
def test_rows_that_never_were_so_are_found(wrong: Instant, name: str) -> None:
    assert [violation.name for violation in judge_instant(wrong, INSTANT, ANSWERS, TAKEN_AT)] == [name]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (replace(AFTER, held=["one"]), "held differs from what waited"),
        (replace(AFTER, by_itself=["told"]), "sent again by itself"),
        (replace(AFTER, at_last=[]), "not sent as the admin said"),
        (replace(AFTER, at_last=["one", "one"]), "not sent as the admin said"),
        (replace(AFTER, at_last=["one", "two"]), "not sent as the admin said"),
        (replace(AFTER, fired=Counter()), "a timer did not fire once"),
        (replace(AFTER, fired=Counter({"timer": 2})), "a timer did not fire once"),
        (replace(AFTER, reset_pages=1), "a page was not told to fetch anew"),
        (replace(AFTER, audit_is_whole=False), "the audit trail is not whole"),
    ],
)
def test_what_a_restored_product_did_wrong_is_found(wrong: Aftermath, name: str) -> None:
    assert [violation.name for violation in judge_aftermath(WAITING, wrong)] == [name]
