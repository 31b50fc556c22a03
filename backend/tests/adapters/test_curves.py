"""The curve that is drawn: the one of scipy, with fewer steps."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import stats

from flowpilot.adapters.survival import steps
from flowpilot.domain.metric import Durations
from flowpilot.domain.survival_curve import MOST_STEPS


def many(count: int, *, cut: bool) -> Durations:
    """So many lognormal times, half of them cut where asked."""
    chance = np.random.default_rng(count)
    seconds = 300 * np.exp(chance.normal(0, 1.2, count))
    return Durations(seconds.tolist(), ((chance.random(count) < 0.5) & cut).tolist())


def test_nothing_has_no_steps() -> None:
    assert steps(Durations([], [])) == ()


def test_few_times_keep_every_step_by_hand() -> None:
    # At risk 6, 4, 3, 1, as in the test of the mean; cut at 20 and 60.
    made = steps(Durations([10, 30, 40, 90, 20, 60], [False] * 4 + [True] * 2))
    assert [(one.seconds, one.at_risk, one.completed) for one in made] == [
        (10, 6, 1),
        (20, 5, 0),
        (30, 4, 1),
        (40, 3, 1),
        (60, 2, 0),
        (90, 1, 1),
    ]
    assert [one.share for one in made] == pytest.approx([5 / 6, 5 / 6, 5 / 8, 5 / 12, 5 / 12, 0], abs=1e-6)


def test_without_cuts_the_band_is_the_binomial_one() -> None:
    seconds = [float(second) for second in range(1, 21)]
    for number, one in enumerate(steps(Durations(seconds, [False] * 20)), start=1):
        reference = stats.binomtest(20 - number, 20).proportion_ci(0.95, "exact")
        assert (one.low, one.high) == pytest.approx((reference.low, reference.high), abs=1e-6)


@pytest.mark.parametrize("cut", [False, True])
def test_many_steps_are_thinned_and_both_ends_stay(cut: bool) -> None:
    durations = many(31_000, cut=cut)
    made = steps(durations)
    assert 200 < len(made) <= MOST_STEPS
    assert (made[0].seconds, made[-1].seconds) == pytest.approx((min(durations.seconds), max(durations.seconds)))
    assert sum(one.completed for one in made) == durations.n
    drops = [before.share - after.share for before, after in pairwise(made)]
    assert max(drops) < (0.2 if cut else 0.02)  # with cuts the last ones weigh much


times = some.lists(some.tuples(some.integers(-10, 40_000).map(float), some.booleans()), min_size=1, max_size=80)


@given(times)
@settings(deadline=None)
def test_each_step_is_one_of_scipys_curve_and_lies_in_its_band(made: list[tuple[float, bool]]) -> None:
    seconds, censored = np.array([one for one, _ in made]), np.array([one for _, one in made])
    reference = stats.ecdf(stats.CensoredData(uncensored=seconds[~censored], right=seconds[censored])).sf
    drawn = steps(Durations(seconds.tolist(), censored.tolist()))
    assert [one.seconds for one in drawn] == sorted(set(seconds.tolist()))
    assert [one.share for one in drawn] == pytest.approx(reference.evaluate([one.seconds for one in drawn]), abs=2e-6)
    assert all(0 <= one.low <= one.share <= one.high <= 1 for one in drawn)
