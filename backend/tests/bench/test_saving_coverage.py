"""The interval of hours saved holds the truth as often as docs/numbers.md says, also with few calls that differ."""

import pytest

from bench.coverage import Case
from bench.saving_coverage import coverage


@pytest.mark.parametrize(("escalations", "at_least"), [(20, 0.87), (40, 0.87), (200, 0.89)])
@pytest.mark.parametrize("cut", [0.0, 0.3])
def test_the_interval_holds(escalations: int, at_least: float, cut: float) -> None:
    found = coverage(Case(1.1, cut, escalations), accounts=150)
    assert found.shown > 0.8
    assert min(found.held.values()) >= at_least
    assert sum(found.held.values()) / len(found.held) < 0.98
