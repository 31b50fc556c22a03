"""P5: what people wait for when they escalate and claim, whatever the mail server does meanwhile."""

import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from bench.asking import Asking
from bench.cluster import Escalation
from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import Team
from bench.senders import mail_server, worker
from bench.targets import Fed

ACCOUNTS, PEOPLE = 20, 4
PER_SECOND = 25
CLAIMED = 2  # every second escalation is claimed, by somebody else
CLAIMER = 2
MILLISECONDS = 1_000
LARGEST_DIFFERENCE, LARGEST_SHARE = 50.0, 0.1  # milliseconds; of the healthy time; whichever is more
HEALTHY = "healthy"
NOBODY: Mapping[str, str] = {"refused": "smtp://127.0.0.1:9", "no name": "smtp://nowhere.invalid:25"}
TEMPERS = (HEALTHY, "busy", "tarpit", *NOBODY)


@dataclass(slots=True)
class Times:
    """Milliseconds of one round under one temper."""

    escalating: list[float] = field(default_factory=list)
    claiming: list[float] = field(default_factory=list)


def measure(house: House) -> list[Figure]:
    """How much slower each temper is than the healthy one."""
    count = house.scaled(500, 40)
    teams = house.cluster.teams("medium", ACCOUNTS, PEOPLE)
    rounds: dict[str, list[Times]] = {temper: [] for temper in TEMPERS}
    with house.ours(teams) as ours:
        for turn in range(house.rounds):
            for temper in TEMPERS[turn % len(TEMPERS) :] + TEMPERS[: turn % len(TEMPERS)]:
                stock = house.cluster.stock(teams, -(-count // ACCOUNTS))
                with _mail(house, temper) as smtp_url, worker(house, smtp_url):
                    rounds[temper].append(_work(ours, teams, stock, count))
    return [figure for temper in TEMPERS for figure in _figures(temper, rounds[temper], rounds[HEALTHY])]


@contextmanager
def _mail(house: House, temper: str) -> Iterator[str]:
    if temper in NOBODY:
        yield NOBODY[temper]
        return
    with mail_server(house, temper) as (smtp_url, _):
        yield smtp_url


def _work(ours: Fed, teams: list[Team], stock: deque[Escalation], count: int) -> Times:
    """So many escalations at a steady pace."""
    times, asking, began = Times(), Asking(ours.address), time.perf_counter()
    for number in range(count):
        time.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        escalation = stock.popleft()
        handoff_id, took = asking.escalate(escalation)
        times.escalating.append(took * MILLISECONDS)
        if number % CLAIMED == 0:
            token = teams[escalation.channel].tokens[CLAIMER]
            times.claiming.append(asking.claim(handoff_id, token) * MILLISECONDS)
    asking.close()
    return times


def _figures(temper: str, rounds: list[Times], healthy: list[Times]) -> Iterator[Figure]:
    for act in ("escalating", "claiming"):
        for share, name in ((0.5, "median"), (0.95, "p95")):
            ours = [percentile(getattr(times, act), share) for times in rounds]
            bare = [percentile(getattr(times, act), share) for times in healthy]
            what = f"{act}, mail server {temper}: {name}"
            if temper == HEALTHY:
                yield Figure(what, "ms", ours)
                continue
            limit = max(LARGEST_DIFFERENCE, LARGEST_SHARE * median(bare))
            later = [one - other for one, other in zip(ours, bare, strict=True)]
            yield Figure(f"{what}, more than healthy", "ms", later, goal=Goal("at most", round(limit)))
