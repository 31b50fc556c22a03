"""Every estimate and every interval against slow loops that follow the textbook: sets with known answers, and 1,000
that chance made."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from flowpilot.adapters.survival import estimate, steps
from flowpilot.domain.figure import PERCENTILES
from flowpilot.domain.metric import Durations
from tests.evidence import textbook
from tests.evidence.textbook import HORIZON, Time

# Weeks in remission of 21 leukaemia patients under 6-MP (Freireich 1963), the example of most textbooks.
FREIREICH = [(weeks, False) for weeks in (6, 6, 6, 7, 10, 13, 16, 22, 23)] + [
    (weeks, True) for weeks in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
]


def durations(times: list[Time]) -> Durations:
    return Durations([seconds for seconds, _ in times], [cut for _, cut in times])


def complete(*seconds: float) -> list[Time]:
    return [(one, False) for one in seconds]


def lognormal(seed: int, n: int, share_cut: float) -> list[Time]:
    """Times with a median of five minutes; of the cut ones only the first part was watched."""
    chance = random.Random(seed)
    lasting = [300 * math.exp(chance.gauss(0, 1.2)) for _ in range(n)]
    return [
        (round(one * chance.random(), 6), True) if chance.random() < share_cut else (round(one, 6), False)
        for one in lasting
    ]


KNOWN: dict[str, list[Time]] = {
    "hand-made": [*complete(10, 30, 40, 90), (20, True), (60, True)],
    "freireich, in thousands of seconds": [(weeks * 1000.0, cut) for weeks, cut in FREIREICH],
    "lognormal": lognormal(1, 200, 0),
    "lognormal, a third cut": lognormal(2, 150, 0.3),
    "nearly all cut": [*lognormal(3, 80, 0.9), (HORIZON, True)],
    "ties of ended and cut": [*complete(60, 60, 60, 120, 120, 300), (60, True), (60, True), (120, True), (300, True)],
    "all at one time": complete(*[90.0] * 12),
    "the longest beyond eight hours": complete(60, 120, 180, 240, 9 * 3600.0, 20 * 3600.0),
    "the longest just at eight hours": [*complete(60, 120, 180, 240, 300), (HORIZON, True)],
    "two complete ones": complete(10, 20),
    "one complete one": [(100, False), (50, True)],
    "a clock that went back": complete(-120, -60, 0, 30, 30, 60, 600),
    "a cut one below zero": [*complete(-30, 0, 60, 70, 80, 90), (-60, True)],
    "microseconds": complete(0.000001, 0.000002, 0.5, 0.500001, 1.25, 3.999999, 4),
}


def assert_the_curve_is_the_textbooks(times: list[Time]) -> None:
    drawn = steps(durations(times))
    band = textbook.band(times)
    assert [(step.at_risk, step.completed) for step in drawn] == [(one.at_risk, one.completed) for one, _, _ in band]
    for step, (one, low, high) in zip(drawn, band, strict=True):
        assert (step.share, step.low, step.high) == pytest.approx((one.survival, low, high), abs=1e-6)


def assert_by_the_textbook(times: list[Time]) -> None:
    assert_the_curve_is_the_textbooks(times)
    answer = estimate(durations(times))
    expected = {name: textbook.percentile(times, share) for name, share in PERCENTILES.items()}
    for statistic, bound in {"mean": textbook.mean_with_interval(times), **expected}.items():
        found = {str(name): one for name, one in answer.items()}[statistic]
        if bound is None or found is None:
            assert (statistic, bound) == (statistic, found)
            continue
        assert (statistic, found.high is None) == (statistic, bound.high is None)
        assert (found.value, found.low, found.high or 0) == pytest.approx(
            (bound.value, bound.low, bound.high or 0), rel=1e-9, abs=2e-6
        ), statistic


@pytest.mark.parametrize("name", KNOWN)
def test_sets_with_known_answers(name: str) -> None:
    assert_by_the_textbook(KNOWN[name])


def test_the_textbook_itself_has_the_published_curve() -> None:
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    steps = textbook.curve(FREIREICH)
    assert {step.time: round(step.survival, 3) for step in steps if step.completed} == published
    assert [step.at_risk for step in steps if step.completed] == [21, 17, 15, 12, 11, 7, 6]


def test_freireichs_median_is_23_weeks_and_nine_in_ten_is_not_reached() -> None:
    answer = estimate(durations(KNOWN["freireich, in thousands of seconds"]))
    median = answer["median"]
    assert median is not None
    assert (median.value, answer["p90"]) == (23_000, None)


@given(
    some.lists(
        some.tuples(some.integers(-5, 60).map(lambda minutes: minutes * 600.0), some.booleans()),
        min_size=2,
        max_size=30,
    ).filter(lambda made: not all(cut for _, cut in made))
)
@settings(max_examples=1000, deadline=None)
def test_a_thousand_sets_that_chance_made(made: list[Time]) -> None:
    assert_by_the_textbook(made)


@pytest.mark.parametrize("share_cut", [0.0, 0.3])
def test_what_is_known_of_the_world_comes_out(share_cut: float) -> None:
    """Lasting times are exponential with a mean of ten minutes; some are cut by a time that has nothing to do with
    them."""
    chance = random.Random(7)
    times: list[Time] = []
    for _ in range(20_000):
        lasts = chance.expovariate(1 / 600)
        watched = chance.expovariate(1 / 600) if chance.random() < 2 * share_cut else math.inf
        times.append((min(lasts, watched), watched < lasts))
    answer = estimate(durations([*times, (HORIZON, True)]))
    truth = {"mean": 600.0, **{name: -600 * math.log(1 - share) for name, share in PERCENTILES.items()}}
    for name, found in answer.items():
        assert found is not None
        assert found.value == pytest.approx(truth[name], rel=0.05)
        assert found.high is not None
        assert found.low <= truth[name] <= found.high
