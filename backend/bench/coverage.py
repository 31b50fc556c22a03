"""`python -m bench.coverage`: how often the intervals of a figure hold the truth, over simulated accounts.

Times are lognormal. Each account has one to ten seniors whose medians differ, and each escalation goes to one of them;
the truth is that of this team, and not of the seniors that one could have hired.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

from flowpilot.adapters.survival import estimate
from flowpilot.domain.figure import FLOORS, HORIZON_SECONDS, PERCENTILES, Statistic
from flowpilot.domain.metric import Durations

Floats = NDArray[np.float64]

MEDIAN = 300.0  # seconds, of a senior who is like the others
SENIORS_DIFFER = 0.5  # standard deviation of the logarithms of their medians
MOST_SENIORS = 10
SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class Case:
    """Accounts with so many escalations; `spread` is the standard deviation of the logarithm of one senior's times,
    `cut` the share of times that end by another one of the same kind."""

    spread: float
    cut: float
    escalations: int


CASES = [
    Case(spread, cut, escalations) for spread, cut, escalations in product((0.8, 1.2), (0.0, 0.3), (20, 40, 200, 2_000))
]


@dataclass(frozen=True, slots=True)
class Team:
    """Seniors by the logarithms of their medians, who get equally many escalations."""

    centres: Floats
    spread: float

    def times(self, count: int, chance: np.random.Generator) -> Floats:
        """So many durations in seconds."""
        return np.exp(chance.choice(self.centres, count) + chance.normal(0, self.spread, count))

    def truth(self, statistic: Statistic) -> float:
        """What the figure is about."""
        if statistic == "mean":
            return self._mean_up_to(HORIZON_SECONDS)
        share = PERCENTILES[statistic]
        return float(np.exp(optimize.brentq(lambda log: self._ended_by(log) - share, -10, 30)))

    def _ended_by(self, log: float) -> float:
        return float(stats.norm.cdf((log - self.centres) / self.spread).mean())

    def _mean_up_to(self, horizon: float) -> float:
        beyond = (np.log(horizon) - self.centres) / self.spread
        within = np.exp(self.centres + self.spread**2 / 2) * stats.norm.cdf(beyond - self.spread)
        return float((within + horizon * stats.norm.sf(beyond)).mean())


def main() -> int:
    """Print a table: per cent of the accounts in which the interval holds the truth, and in how many it is shown."""
    parser = argparse.ArgumentParser(prog="python -m bench.coverage", description="How often the intervals hold.")
    parser.add_argument("--accounts", type=int, default=1_000, help="simulated for each line")
    accounts: int = parser.parse_args().accounts
    sys.stdout.write("| spread | cut | escalations | " + " | ".join(FLOORS) + " |\n|" + " --- |" * 7 + "\n")
    for case in CASES:
        cells = " | ".join(_cells(case, accounts))
        sys.stdout.write(f"| {case.spread} | {case.cut:.0%} | {case.escalations:,} | {cells} |\n")
        sys.stdout.flush()
    return 0


def _cells(case: Case, accounts: int) -> Iterator[str]:
    held: Counter[Statistic] = Counter()
    shown: Counter[Statistic] = Counter()
    chance = np.random.default_rng(SEED)
    for account in range(accounts):
        team = Team(np.log(MEDIAN) + _differences(account % MOST_SENIORS + 1, chance), case.spread)
        durations = simulated(team, case, chance)
        for statistic, found in estimate(durations).items():
            if found and durations.n >= FLOORS[statistic]:
                shown[statistic] += 1
                held[statistic] += found.low <= team.truth(statistic) <= (found.high or np.inf)
    for statistic in FLOORS:
        enough = shown[statistic] >= accounts / 2
        yield f"{held[statistic] / shown[statistic]:.1%} of {shown[statistic]:,}" if enough else "–"


def _differences(seniors: int, chance: np.random.Generator) -> Floats:
    return chance.normal(0, SENIORS_DIFFER, seniors) if seniors > 1 else np.zeros(1)


def simulated(team: Team, case: Case, chance: np.random.Generator) -> Durations:
    """One account's times. Of two alike, each is the shorter as often, so twice the share is watched by another."""
    lasting, other = team.times(case.escalations, chance), team.times(case.escalations, chance)
    until = np.where(chance.random(case.escalations) < 2 * case.cut, other, np.inf)
    return Durations(np.minimum(lasting, until).tolist(), (until < lasting).tolist())


if __name__ == "__main__":
    sys.exit(main())
