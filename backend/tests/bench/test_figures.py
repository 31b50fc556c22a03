"""Medians, ratios and goals: what the table of a run says."""

import pytest

from bench.figures import Figure, Goal, percentile
from bench.report import table

FASTER = Goal("at least", 1.2)


def test_the_ratio_compares_rounds_before_it_takes_the_middle() -> None:
    # The machine was half as fast in the second round, for both sides alike.
    figure = Figure("deliveries", "1/s", [130, 60, 150], "nchan", [100, 50, 100], FASTER)
    assert figure.ratio == 1.3
    assert figure.reached


def test_a_goal_without_a_reference_judges_the_value() -> None:
    assert Figure("idle", "%", [0.4, 2.0, 0.9], goal=Goal("at most", 1)).reached
    assert not Figure("streams", "streams", [8_999], goal=Goal("at least", 9_000)).reached


def test_a_line_without_a_goal_judges_nothing() -> None:
    assert Figure("answered", "1/s", [200]).reached is None


def test_the_percentile_is_a_value_that_occurred() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)) == (50, 99, 100)
    assert percentile([7.0], 0.99) == 7
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_the_table_says_when_the_load_client_may_be_the_limit() -> None:
    calm = Figure("deliveries", "1/s", [130], "nchan", [100], FASTER, client_share=0.6)
    busy = Figure("deliveries", "1/s", [110], "nchan", [100], FASTER, client_share=0.95)
    first, second = table([calm, busy]).splitlines()[2:]
    assert first == "| deliveries | 130 1/s | 100 1/s, nchan | 1.30× | ≥ 1.2× | reached | 60% |"
    assert "missed" in second
    assert "95%, so it may be the limit" in second
