"""What counts as what, and from when to when: Alice escalates, Bob claims, the clock moves."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from flowpilot.domain.handoff import HandoffState
from flowpilot.domain.metric import Cohort, Escalation, count, getting_ready, time_to_first_action, waiting

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


def at(minutes: float | None) -> datetime | None:
    return None if minutes is None else NOON + timedelta(minutes=minutes)


def escalation(
    state: HandoffState = "open",
    *,
    escalated: float = 0,
    opened: float | None = None,
    claimed: float | None = None,
    acted: float | None = None,
    ended: float | None = None,
    given_up: int = 0,
) -> Escalation:
    """Alice's escalation; all times are minutes after noon."""
    return Escalation(
        state, NOON + timedelta(minutes=escalated), at(opened), at(claimed), at(acted), at(ended), given_up
    )


def cohort(*escalations: Escalation, now: float = 60) -> Cohort:
    return Cohort(NOON + timedelta(minutes=now), escalations)


def test_bob_claims_after_four_minutes_and_acts_after_six() -> None:
    seen = cohort(escalation("claimed", opened=3, claimed=4, acted=6))
    assert (waiting(seen).seconds, waiting(seen).n) == ([240], 1)
    assert time_to_first_action(seen).seconds == [120]
    assert getting_ready(seen).seconds == [180]


def test_what_nobody_claimed_has_waited_until_now() -> None:
    seen = waiting(cohort(escalation(), now=25))
    assert (seen.seconds, seen.censored, seen.n, seen.n_censored) == ([1500], [True], 0, 1)


def test_what_alice_cancelled_or_solved_waited_until_then() -> None:
    seen = waiting(cohort(escalation("cancelled", ended=5), escalation("self_solved", ended=7)))
    assert (seen.seconds, seen.censored) == ([300, 420], [True, True])


def test_a_claim_without_an_action_is_cut_now_or_when_it_was_closed() -> None:
    seen = time_to_first_action(
        cohort(escalation("claimed", claimed=50), escalation("cancelled", claimed=10, ended=12), now=60)
    )
    assert (seen.seconds, seen.censored) == ([600, 120], [True, True])


def test_the_unclaimed_are_in_no_time_after_the_claim() -> None:
    seen = cohort(escalation(), escalation("cancelled", ended=5))
    assert time_to_first_action(seen).seconds == []
    assert getting_ready(seen).left_out == 0


def test_bob_who_claimed_without_reading_is_left_out_of_getting_ready_and_counted() -> None:
    seen = getting_ready(cohort(escalation("claimed", claimed=4, acted=6), escalation("claimed", claimed=4, opened=2)))
    assert (seen.left_out, seen.n, seen.n_censored) == (1, 0, 1)


def test_a_clock_that_went_back_is_counted_and_stays_negative() -> None:
    seen = waiting(cohort(escalation("claimed", claimed=-2), escalation(escalated=61), now=60))
    assert (seen.seconds, seen.n_negative) == ([-120, -60], 2)


def test_cancelled_while_claimed_counts_as_claimed() -> None:
    counts = count([escalation("cancelled", claimed=3, ended=5), escalation("cancelled", ended=5)])
    assert (counts.n_claimed, counts.n_cancelled) == (1, 1)


def test_open_again_counts_as_unclaimed_with_what_was_given_up() -> None:
    counts = count([escalation(given_up=2), escalation("resolved", claimed=9, acted=9, ended=9, given_up=1)])
    assert (counts.n_unclaimed, counts.n_claimed, counts.n_with_action, counts.n_given_up) == (1, 1, 1, 3)


minutes = some.floats(-600, 60_000)


@some.composite
def escalations(draw: some.DrawFn) -> Escalation:
    state: HandoffState = draw(
        some.sampled_from(("open", "claimed", "handed_back", "self_solved", "resolved", "cancelled"))
    )
    was_claimed = state in ("claimed", "handed_back", "resolved") or (state == "cancelled" and draw(some.booleans()))
    is_over = state not in ("open", "claimed")
    return escalation(
        state,
        escalated=draw(minutes),
        opened=draw(some.none() | minutes) if was_claimed else None,
        claimed=draw(minutes) if was_claimed else None,
        acted=draw(some.none() | minutes) if was_claimed else None,
        ended=draw(minutes) if is_over else None,
        given_up=draw(some.integers(0, 3)),
    )


@given(some.lists(escalations(), max_size=40))
def test_every_escalation_is_in_exactly_one_count(made: list[Escalation]) -> None:
    counts = count(made)
    parts = counts.n_claimed + counts.n_unclaimed + counts.n_cancelled + counts.n_self_solved
    assert counts.n_escalated == len(made) == parts
    assert counts.n_with_action <= counts.n_claimed


@given(some.lists(escalations(), max_size=40))
def test_every_escalation_is_in_each_figure_once_or_left_out_by_name(made: list[Escalation]) -> None:
    seen, counts = cohort(*made), count(made)
    assert (waiting(seen).n, len(waiting(seen).seconds)) == (counts.n_claimed, counts.n_escalated)
    acted = time_to_first_action(seen)
    assert (acted.n, len(acted.seconds)) == (counts.n_with_action, counts.n_claimed)
    ready = getting_ready(seen)
    assert len(ready.seconds) + ready.left_out == counts.n_claimed
