"""What a curve shows in numbers: where everybody is after so long."""

from hypothesis import given
from hypothesis import strategies as some

from flowpilot.domain.metric import Durations
from flowpilot.domain.survival_curve import MOST_RUNNING, ROUND_TIMES, TICKS, draw

# Two ended, one runs for ten minutes, one was closed after three.
FOUR = Durations([60, 240, 600, 180], [False, False, True, True], closed=[False, False, False, True])


def test_every_row_says_where_all_four_are() -> None:
    rows = {row.seconds: row for row in draw(FOUR, ()).table}
    assert (rows[300].longer, rows[300].ended, rows[300].running, rows[300].closed) == (1, 2, 0, 1)
    assert (rows[600].longer, rows[600].ended, rows[600].running, rows[600].closed) == (0, 2, 1, 1)


def test_only_what_runs_now_runs() -> None:
    assert draw(FOUR, ()).running == [600]
    many = Durations([float(second) for second in range(300)], [True] * 300)
    running = draw(many, ()).running
    assert (running[0], len(running)) == (299, MOST_RUNNING)


def test_nothing_has_no_table() -> None:
    assert draw(Durations([], []), ()).table == []


times = some.lists(some.tuples(some.integers(-100, 8_000_000).map(float), some.booleans(), some.booleans()))


@given(times)
def test_the_four_counts_always_add_up(made: list[tuple[float, bool, bool]]) -> None:
    durations = Durations(
        [seconds for seconds, _, _ in made],
        [censored for _, censored, _ in made],
        closed=[censored and closed for _, censored, closed in made],
    )
    table = draw(durations, ()).table
    assert len(table) <= TICKS
    assert {row.seconds for row in table} <= {float(time) for time in ROUND_TIMES}
    for row in table:
        assert row.longer + row.ended + row.running + row.closed == len(made)
    if table and max(durations.seconds) < ROUND_TIMES[-1]:
        assert table[-1].longer == 0
