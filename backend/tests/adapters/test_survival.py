"""Every estimate against a reference: by hand, or by another function of scipy."""

import math
import statistics
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats

from flowpilot.adapters.survival import estimate
from flowpilot.domain.figure import HORIZON_SECONDS, PERCENTILES, Estimate, Estimates
from flowpilot.domain.metric import Durations

HOUR = 3600.0


def complete(*seconds: float) -> Durations:
    return Durations(seconds, [False] * len(seconds))


def cut(complete: Sequence[float], censored: Sequence[float]) -> Durations:
    return Durations([*complete, *censored], [False] * len(complete) + [True] * len(censored))


def value(estimates: Estimates, statistic: str) -> float | None:
    found = {str(name): one for name, one in estimates.items()}[statistic]
    return found.value if found else None


def test_without_cuts_mean_and_median_are_the_ordinary_ones() -> None:
    seconds = [30.0, 45, 50, 61, 80, 95, 300]
    answer = estimate(complete(*seconds))
    assert value(answer, "mean") == pytest.approx(statistics.mean(seconds))
    assert value(answer, "median") == statistics.median(seconds)


def test_with_cuts_the_curve_is_followed_by_hand() -> None:
    # At risk 6, 4, 3, 1: the curve steps to 5/6, 5/8, 5/12 and 0 at 10, 30, 40 and 90 seconds.
    answer = estimate(cut([10, 30, 40, 90], [20, 60]))
    assert value(answer, "mean") == pytest.approx(10 + 20 * 5 / 6 + 10 * 5 / 8 + 50 * 5 / 12)
    assert value(answer, "median") == 40
    assert value(answer, "p90") == 90


def test_leaving_out_what_is_cut_would_change_every_figure() -> None:
    kept, dropped = estimate(cut([10, 30, 40, 90], [20, 60])), estimate(complete(10, 30, 40, 90))
    assert all(value(kept, name) != value(dropped, name) for name in ("mean", "median"))


def test_an_escalation_that_nobody_claimed_moves_the_curve() -> None:
    claimed = [60.0, 60, 120, 120, 180, 240]
    calm, waits = estimate(complete(*claimed)), estimate(cut([*claimed, 9000], [7200]))
    assert value(calm, "median") == 120
    assert value(waits, "median") == 120
    assert value(waits, "p90") == 9000
    assert value(waits, "mean") != pytest.approx(statistics.mean([*claimed, 9000]))


def test_a_share_that_is_never_reached_is_no_number() -> None:
    answer = estimate(cut([10, 20, 30], [40] * 7))
    assert set(answer.values()) == {None}


def test_exactly_one_half_is_reached_although_fractions_round() -> None:
    for n in range(2, 60, 2):
        assert value(estimate(cut(range(n // 2), [1e6] * (n // 2))), "median") == n // 2 - 1


def test_the_mean_is_not_reached_while_the_longest_is_cut_below_eight_hours() -> None:
    assert value(estimate(cut([60] * 9, [61])), "mean") is None
    assert value(estimate(cut([60] * 9, [60])), "mean") is None
    assert value(estimate(cut([60] * 9, [59])), "mean") == pytest.approx(60)


def test_the_mean_counts_each_case_with_at_most_eight_hours() -> None:
    assert value(estimate(complete(HOUR, HOUR, HOUR, 100 * HOUR)), "mean") == pytest.approx(11 / 4 * HOUR)
    assert value(estimate(cut([HOUR] * 3, [9 * HOUR])), "mean") == pytest.approx(11 / 4 * HOUR)


def test_a_negative_time_is_counted_as_it_is() -> None:
    assert value(estimate(complete(-60, 60, 120)), "mean") == pytest.approx(40)
    assert value(estimate(complete(-60, 60, 120)), "median") == 60


def test_equal_times_leave_no_doubt() -> None:
    answer = estimate(complete(*[90.0] * 60))
    assert answer["mean"] == Estimate(90, 90, 90)
    assert answer["median"] == Estimate(90, 90, 90)


def test_two_complete_ones_already_have_an_answer() -> None:
    mean = estimate(complete(10, 20))["mean"]
    assert mean is not None
    assert mean.low < 15 < (mean.high or math.inf)


def test_one_complete_one_says_next_to_nothing() -> None:
    assert estimate(cut([100], [50]))["mean"] == Estimate(100, 0, HORIZON_SECONDS)


@pytest.mark.parametrize("n", [6, 7, 20, 29, 59, 200])
def test_without_cuts_the_intervals_of_percentiles_are_the_binomial_ones(n: int) -> None:
    seconds = np.sort(np.round(np.exp(np.random.default_rng(n).normal(5, 1.2, n)))).tolist()
    answer = estimate(complete(*seconds))
    for statistic, share in PERCENTILES.items():
        low = int(stats.binom.ppf(0.025, n, share))
        high = int(stats.binom.isf(0.025, n, share)) + 1
        one = answer[statistic]
        assert one is not None
        assert one.low == seconds[low - 1]
        assert one.high == (seconds[high - 1] if high <= n else None)


def test_without_skewness_the_mean_has_students_interval_with_a_third_of_the_degrees() -> None:
    seconds = np.arange(100.0, 131.0)
    low, high = stats.t.interval(0.95, 31 // 3, loc=seconds.mean(), scale=stats.sem(seconds))
    mean = estimate(complete(*seconds.tolist()))["mean"]
    assert mean is not None
    assert (mean.low, mean.high) == pytest.approx((low, high))


def test_skewed_times_push_the_interval_of_the_mean_to_the_right() -> None:
    seconds = [60.0] * 30 + [600.0, 1200.0, 2400.0]
    mean = estimate(complete(*seconds))["mean"]
    assert mean is not None
    assert mean.high is not None
    assert mean.high - mean.value > mean.value - mean.low


@pytest.mark.parametrize(("n", "share_cut", "at_least"), [(40, 0.0, 0.87), (200, 0.0, 0.91), (200, 0.3, 0.85)])
def test_the_interval_of_the_mean_holds_the_truth_as_often_as_measured(
    n: int, share_cut: float, at_least: float
) -> None:
    chance = np.random.default_rng(20_260_329)
    truth = 300 * math.exp(0.5)
    held = shown = 0
    for _ in range(300):
        lasting, watched = 300 * np.exp(chance.normal(0, 1, (2, n)))
        until = np.where(chance.random(n) < 2 * share_cut, watched, math.inf)
        mean = estimate(Durations(np.minimum(lasting, until).tolist(), (until < lasting).tolist()))["mean"]
        if mean and mean.high is not None:
            shown += 1
            held += mean.low <= truth <= mean.high
    assert held / shown >= at_least


durations = some.lists(
    some.tuples(some.integers(0, 40_000).map(float), some.booleans()), min_size=2, max_size=60
).filter(lambda made: sum(not censored for _, censored in made) >= 2)


@given(durations)
def test_every_value_is_the_one_of_scipys_curve_and_lies_in_its_interval(made: list[tuple[float, bool]]) -> None:
    seconds, censored = np.array([one for one, _ in made]), np.array([one for _, one in made])
    answer = estimate(Durations(seconds.tolist(), censored.tolist()))
    curve = stats.ecdf(stats.CensoredData(uncensored=seconds[~censored], right=seconds[censored])).sf
    longest = max(seconds)
    is_open = curve.probabilities[-1] > 1e-9 and longest < HORIZON_SECONDS
    grid = np.arange(0, HORIZON_SECONDS)  # all times are whole seconds, so a sum over seconds is the area
    area = None if is_open else pytest.approx(float(np.sum(curve.evaluate(grid))), rel=1e-9, abs=1e-5)
    assert value(answer, "mean") == area
    for statistic, share in PERCENTILES.items():
        reached = curve.quantiles[curve.probabilities <= 1 - share + 1e-9]
        assert value(answer, statistic) == (reached[0] if reached.size else None)
    for one in filter(None, answer.values()):
        assert one.low <= one.value <= (math.inf if one.high is None else one.high)
