"""The judge of deliveries is told one lie at a time and names it."""

from dataclasses import replace

import pytest

from faults.judge_deliveries import judge_deliveries
from faults.sightings import KnownAttempt, KnownDelivery, Sighting

BOB = "friendly-1@north.example"
UNKNOWN = KnownAttempt(1, 10.0, 20.0, "unknown", "")
SENT = KnownAttempt(2, 30.0, 31.0, "sent", "250 taken")
DELIVERY = KnownDelivery("a-1", BOB, "sent", "", waits=False, attempt_count=2, attempts=(UNKNOWN, SENT))
FIRST = Sighting(11.0, BOB, ("a-1",), "friendly", taken=True, said="nothing")
SECOND = Sighting(30.5, BOB, ("a-1",), "friendly", taken=True, said="ok")
HELD = Sighting(12.0, BOB, (), "tarpit", taken=False, said="nothing")


def names(delivery: KnownDelivery, *sightings: Sighting) -> set[str]:
    return {violation.name for violation in judge_deliveries([delivery], sightings)}


def test_the_truth_is_clean() -> None:
    assert names(DELIVERY, FIRST, SECOND) == set()
    assert names(DELIVERY, HELD, SECOND) == set()


@pytest.mark.parametrize(
    ("delivery", "name"),
    [
        (replace(DELIVERY, state="sending"), "not ended"),
        (replace(DELIVERY, waits=True), "not ended"),
        (replace(DELIVERY, attempt_count=3), "attempts with gaps"),
        (replace(DELIVERY, attempts=(replace(UNKNOWN, outcome=None), SENT)), "attempt without an end"),
        (replace(DELIVERY, attempts=(replace(UNKNOWN, outcome="permanent"), SENT)), "tried after its end"),
        (replace(DELIVERY, state="dead"), "state and attempts differ"),
        (replace(DELIVERY, attempts=(replace(UNKNOWN, outcome="temporary"), SENT)), "taken twice without doubt"),
        (replace(DELIVERY, attempts=(UNKNOWN, replace(SENT, began=40.0, ended=41.0))), "attempt not on record"),
        (replace(DELIVERY, attempts=(replace(UNKNOWN, began=11.5), SENT)), "attempt not on record"),
        (replace(DELIVERY, place="friendly-2@north.example"), "another place"),
        (replace(DELIVERY, id="b-2"), "key of nobody"),
        (replace(DELIVERY, attempts=(UNKNOWN, replace(SENT, outcome="permanent"))), "answer misread"),
    ],
)
def test_a_ledger_that_lies_is_found(delivery: KnownDelivery, name: str) -> None:
    assert name in names(delivery, FIRST, SECOND)


def test_what_no_sink_took_was_not_sent() -> None:
    assert names(DELIVERY) == {"sent and never taken"}


def test_one_attempt_carries_one_key() -> None:
    assert "two keys at once" in names(DELIVERY, FIRST, replace(SECOND, keys=("a-1", "a-2")))


def test_an_attempt_that_never_said_its_key_is_on_record_too() -> None:
    assert names(DELIVERY, replace(HELD, at=25.0), FIRST, SECOND) == {"attempt not on record"}
