"""A pilot's verdict, and what all pilots say at week 8."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from flowpilot.domain.language import Text
from flowpilot.domain.pilot_report import PilotLine, PilotReport
from flowpilot.domain.saving import Range
from flowpilot.domain.verdict import Outcome, Verdict, judge

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("low", "high", "outcome"),
    [
        (1.01, 4.0, "verified"),
        (1.0, 4.0, "not yet"),
        (0.2, 1.01, "not yet"),
        (-0.5, 1.0, "refuted"),
        (-3.0, -1.0, "refuted"),
    ],
)
def test_the_whole_interval_has_to_lie_on_one_side_of_an_hour(low: float, high: float, outcome: str) -> None:
    verdict = judge(Range((low + high) / 2, low, high), None, 40, 5)
    assert verdict.outcome == outcome
    assert f"{low:.2f} to {high:.2f} hours" in verdict.reason.en
    assert f"{low:.2f}".replace(".", ",") in verdict.reason.de


def test_few_escalations_or_few_calls_judge_nothing() -> None:
    sure = Range(5, 4, 6)
    assert judge(sure, None, 39, 5).outcome == "not yet"
    assert judge(sure, None, 40, 4).outcome == "not yet"
    assert judge(Range(0, -1, 0.5), None, 39, 5).outcome == "not yet"


def test_a_mean_that_is_not_reached_judges_nothing() -> None:
    verdict = judge(None, "not_reached", 40, 5)
    assert verdict.outcome == "not yet"
    assert "no end yet" in verdict.reason.en


def pilot(name: str, weeks: float, outcome: Outcome) -> PilotLine:
    return PilotLine(
        uuid4(), name, START, weeks, 50, 20, 12.5, None, None, Verdict(outcome, Text("Because.", "Darum."))
    )


def test_before_week_8_the_report_says_which_week_it_is() -> None:
    report = PilotReport([pilot("North", 7.9, "verified"), pilot("South", 2.5, "not yet")])
    assert report.conclusion == "Week 7 of 8: the pilots are judged at week 8."


def test_at_week_8_it_says_how_many_are_verified() -> None:
    report = PilotReport([pilot("North", 8.0, "verified"), pilot("South", 9.2, "refuted")])
    assert report.conclusion == "Week 9: 1 of 2 pilots verified above 1.0 h a week."


def test_with_none_verified_the_wedge_is_to_be_revisited() -> None:
    report = PilotReport([pilot("North", 8.0, "not yet"), pilot("South", 3.0, "not yet")])
    assert report.conclusion == (
        "Week 8: 0 of 2 pilots verified above 1.0 h a week (1 not at week 8 yet): revisit the wedge."
    )


def test_without_a_pilot_there_is_nothing_to_revisit() -> None:
    assert PilotReport([]).conclusion == "There is no pilot."
