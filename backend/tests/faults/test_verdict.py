"""Several verdicts as one."""

from collections import Counter

from faults.verdict import Verdict, Violation, together


def test_counts_are_added_up_and_the_worst_time_is_told() -> None:
    lost = Violation("P11", "lost", "one")
    first = Verdict([], {"handoffs": 3, "recovery, slowest (s)": 2.0}, Counter({"migration": 1}), ["SIGTERM"])
    second = Verdict([lost], {"handoffs": 4, "recovery, slowest (s)": 1.0}, Counter({"migration": 1}), ["SIGTERM"])
    assert together([first, second]) == Verdict(
        [lost], {"handoffs": 7, "recovery, slowest (s)": 2.0}, Counter({"migration": 2}), ["SIGTERM"]
    )
