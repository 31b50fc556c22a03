"""What may be shown of how many, and what is said beside it."""

import pytest

from flowpilot.domain.figure import NEWEST_POINTS, Estimate, Statistic, show
from flowpilot.domain.metric import Durations

EVERYTHING: dict[Statistic, Estimate | None] = {
    "mean": Estimate(90, 60, 120),
    "median": Estimate(80, 50, 110),
    "p90": Estimate(200, 150, 300),
    "p95": Estimate(250, 180, None),
}


def durations(n: int, *, censored: int = 0, left_out: int = 0) -> Durations:
    """`n` complete ones of one minute, and censored ones of two."""
    return Durations([60.0] * n + [120.0] * censored, [False] * n + [True] * censored, left_out)


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (0, []),
        (5, []),
        (6, ["mean", "median"]),
        (28, ["mean", "median"]),
        (29, ["mean", "median", "p90"]),
        (58, ["mean", "median", "p90"]),
        (59, ["mean", "median", "p90", "p95"]),
    ],
)
def test_each_statistic_waits_for_its_floor(n: int, shown: list[Statistic]) -> None:
    figure = show(durations(n), EVERYTHING)
    assert list(figure.estimates) == shown
    assert set(figure.missing.values()) <= {"below_floor"}
    assert len(figure.missing) == 4 - len(shown)


def test_what_still_runs_does_not_lift_anything_over_the_floor() -> None:
    figure = show(durations(5, censored=100), EVERYTHING)
    assert not figure.estimates
    assert (figure.n, figure.n_censored) == (5, 100)


def test_below_the_floor_the_single_points_remain_and_the_note_says_why() -> None:
    figure = show(durations(2, censored=1), {})
    assert [(point.seconds, point.censored) for point in figure.points] == [(60, False), (60, False), (120, True)]
    assert figure.note.en.startswith("Not enough data for mean (from 6 completed), median (from 6 completed), p90")


def test_what_the_curve_does_not_reach_is_said_and_is_no_number() -> None:
    figure = show(durations(30, censored=40), {**EVERYTHING, "mean": None, "p90": None})
    assert figure.missing == {"mean": "not_reached", "p90": "not_reached", "p95": "below_floor"}
    assert "Mean not reached, because the longest one has no end." in figure.note.en
    assert "Not reached, because too many have no end: p90." in figure.note.en
    assert "8 hours" not in figure.note.en


@pytest.mark.parametrize(("n", "rough"), [(5, False), (6, True), (39, True), (40, False)])
def test_few_are_called_rough(n: int, rough: bool) -> None:
    assert ("Rough" in show(durations(n), EVERYTHING).note.en) is rough


def test_the_note_names_what_is_cut_left_out_and_wrong() -> None:
    made = Durations([60.0] * 60 + [-3.0], [False] * 60 + [True], left_out=4)
    note = show(made, EVERYTHING).note.en
    assert "1 without an end" in note
    assert "4 left out" in note
    assert "1 negative" in note


def test_only_the_newest_points_travel() -> None:
    made = Durations([float(number) for number in range(500)], [False] * 500)
    points = show(made, EVERYTHING).points
    assert [point.seconds for point in points] == [float(number) for number in range(NEWEST_POINTS)]
