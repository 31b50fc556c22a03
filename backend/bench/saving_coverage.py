"""`python -m bench.saving_coverage`: how often the interval of hours saved holds the truth, over simulated accounts.

As in `bench.coverage`; the same seniors, who differ, are on the calls that were timed before. The truth is that of this
team: its mean call less its mean escalation, as often as it escalated.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from bench.coverage import MEDIAN, MOST_SENIORS, SEED, SENIORS_DIFFER, Case, Floats, Team, simulated
from flowpilot.adapters.survival import estimate
from flowpilot.adapters.survival.saving import compare
from flowpilot.domain.figure import LOWEST_FLOOR
from flowpilot.domain.metric import Durations
from flowpilot.domain.saving import CallGroup, Comparison

CALLS = (5, 10, 20, 40)
CASES = [
    Case(spread, cut, escalations) for spread, cut, escalations in product((0.8, 1.1), (0.0, 0.3), (20, 40, 200, 2_000))
]
WRITING_MEDIAN, WRITING_SPREAD = 60.0, 0.6
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Account:
    """A team at its escalations, and the same one on its calls; a call's time is that of all people on it."""

    escalating: Team
    calling: Team

    @property
    def saved(self) -> float:
        """By an escalation on average, in person-seconds."""
        writing = WRITING_MEDIAN * float(np.exp(WRITING_SPREAD**2 / 2))
        calls = np.exp(self.calling.centres + self.calling.spread**2 / 2).mean()
        return float(calls) - self.escalating.truth("mean") - writing


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of accounts with a figure, and of these by the number of timed calls the share whose interval holds."""

    shown: float
    held: Mapping[int, float]


def main() -> int:
    """Print a table: per cent of the accounts with a figure in which the interval holds the truth."""
    parser = argparse.ArgumentParser(prog="python -m bench.saving_coverage", description="How often they hold.")
    parser.add_argument("--accounts", type=int, default=1_000, help="simulated for each line")
    parser.add_argument("--call-minutes", type=float, default=30.0, help="the median person-time of a call")
    options = parser.parse_args()
    columns = ["spread", "cut", "escalations", "with a figure", *(f"{calls} calls" for calls in CALLS)]
    sys.stdout.write(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n")
    for case in CASES:
        found = coverage(case, options.accounts, options.call_minutes * MINUTE)
        cells = " | ".join(f"{share:.1%}" for share in found.held.values())
        sys.stdout.write(f"| {case.spread} | {case.cut:.0%} | {case.escalations:,} | {found.shown:.0%} | {cells} |\n")
        sys.stdout.flush()
    return 0


def coverage(case: Case, accounts: int, call_median: float = 30 * MINUTE) -> Coverage:
    """Of so many accounts."""
    chance = np.random.default_rng(SEED)
    held: Counter[int] = Counter()
    shown = 0
    for number in range(accounts):
        account = _account(number % MOST_SENIORS + 1, case.spread, call_median, chance)
        costs = _costs(account, case, chance)
        calls = {count: account.calling.times(count, chance) for count in CALLS}
        mean = estimate(costs)["mean"]
        if costs.n < LOWEST_FLOOR or mean is None:
            continue
        shown += 1
        for count, timed in calls.items():
            everybody = CallGroup(None, range(count), case.escalations)
            found = compare(Comparison(timed.tolist(), [everybody], costs), mean).saved
            held[count] += found is not None and found.low <= account.saved * case.escalations <= found.high
    return Coverage(shown / accounts, {count: held[count] / shown for count in CALLS})


def _account(seniors: int, spread: float, call_median: float, chance: np.random.Generator) -> Account:
    """Who takes long on escalations takes no longer or shorter on calls than others."""
    return Account(
        Team(np.log(MEDIAN) + _differences(seniors, chance), spread),
        Team(np.log(call_median) + _differences(seniors, chance), spread),
    )


def _differences(seniors: int, chance: np.random.Generator) -> Floats:
    return chance.normal(0, SENIORS_DIFFER, seniors) if seniors > 1 else np.zeros(1)


def _costs(account: Account, case: Case, chance: np.random.Generator) -> Durations:
    """Getting ready, where it is cut too, with writing before it."""
    ready = simulated(account.escalating, case, chance)
    writing = WRITING_MEDIAN * np.exp(chance.normal(0, WRITING_SPREAD, case.escalations))
    return Durations((np.asarray(ready.seconds) + writing).tolist(), ready.censored)


if __name__ == "__main__":
    sys.exit(main())
