"""Escalations a second through HTTP, everything included, against pgbench with the same SQL, and with slow commits."""

import os
import re
import select
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

import psycopg

from bench.cluster import Cluster, Escalation, with_slow_flushes
from bench.figures import Figure, Goal
from bench.house import House
from bench.people import Team, seats
from bench.pgbench_script import Told, script
from bench.processes import all_cores, pause, resume
from bench.programs import pgbench
from bench.readers import PATIENCE, Audience, Failed
from bench.traffic import escalations_per_second
from bench.writers import Writers

ACCOUNTS, PEOPLE = 50, 3
CLIENTS = 32
SINGLE_COMMITS = 50
MILLISECONDS = 1_000
MOST_PER_SECOND = 800  # more sessions than this are not made for each second of ours
MOST_OF_PGBENCH = 30  # transactions of one client in one account
RATE = re.compile(r"tps = ([0-9.]+)")


@dataclass(frozen=True, slots=True)
class Side:
    """One API process on one database, with people who escalate."""

    audience: Audience
    writers: Writers
    stock: deque[Escalation]

    def per_second(self, seconds: float) -> tuple[float, float]:
        """Escalations answered a second, and the load client's share of its core."""
        return escalations_per_second(self.audience, self.writers, self.stock, CLIENTS, seconds)


def measure(house: House) -> list[Figure]:
    """Against pgbench. Raises `Missing`."""
    program = pgbench()
    seconds = house.scaled(8, 2)
    ours: list[tuple[float, float]] = []
    bare: list[float] = []
    teams = house.cluster.teams("small", ACCOUNTS, PEOPLE)
    command = _pgbench_command(house, program, teams)
    with _on_all_cores(house), _side(house, house.cluster, teams, seconds) as side:
        for turn in range(house.rounds):
            ours.append(side.per_second(seconds))
            pause(side.audience.target.pid)
            bare.append(_run_pgbench(command, turn, seconds))
            resume(side.audience.target.pid)
    reference = f"pgbench, the same SQL, {CLIENTS} clients"
    what = "escalations through HTTP, saturated"
    return [Figure(what, "1/s", _rates(ours), reference, bare, Goal("at least", 0.5), _client(ours))]


def measure_slow_commits(house: House) -> list[Figure]:
    """The same product on two databases, one with commits of 2 ms. Raises `Missing`."""
    seconds = house.scaled(8, 2)
    slow = Cluster.start(house.folder / "slow-database", with_slow_flushes(house.folder))
    found: list[list[tuple[float, float]]] = [[], []]
    commits = [[_commit_milliseconds(cluster) for _ in range(house.rounds)] for cluster in (slow, house.cluster)]
    try:
        with ExitStack() as stack:
            stack.enter_context(_on_all_cores(house, slow))
            sides = [
                stack.enter_context(_side(house, cluster, cluster.teams("small", ACCOUNTS, PEOPLE), seconds))
                for cluster in (slow, house.cluster)
            ]
            for _ in range(house.rounds):
                for side, other, rounds in zip(sides, sides[::-1], found, strict=True):
                    pause(other.audience.target.pid)
                    rounds.append(side.per_second(seconds))
                    resume(other.audience.target.pid)
    finally:
        slow.stop()
    client = max(_client(rounds) for rounds in found)
    what = "escalations through HTTP with commits of 2 ms"
    return [
        Figure(what, "1/s", _rates(found[0]), "with fast commits", _rates(found[1]), Goal("at least", 0.75), client),
        Figure("a bare commit there", "ms", commits[0], "elsewhere", commits[1]),
    ]


def _rates(rounds: list[tuple[float, float]]) -> list[float]:
    return [rate for rate, _ in rounds]


def _client(rounds: list[tuple[float, float]]) -> float:
    return max(share for _, share in rounds)


def _commit_milliseconds(cluster: Cluster) -> float:
    """The median of some single commits, which shows that the slow ones are slow."""
    found: list[float] = []
    with psycopg.connect(cluster.postgres.administrator_url(), autocommit=True) as connection:
        connection.execute("create table if not exists committed (number integer)")
        for number in range(SINGLE_COMMITS):
            began = time.perf_counter()
            connection.execute("insert into committed values (%s)", (number,))
            found.append((time.perf_counter() - began) * MILLISECONDS)
    return median(found)


@contextmanager
def _side(house: House, cluster: Cluster, teams: list[Team], seconds: int) -> Iterator[Side]:
    stock = cluster.stock(teams, seconds * house.rounds * MOST_PER_SECOND // ACCOUNTS)
    with house.ours(teams, cluster=cluster) as ours:
        os.sched_setaffinity(ours.pid, all_cores())
        audience, writers = Audience(ours), Writers(ours.address, CLIENTS)
        audience.open(seats(teams, ACCOUNTS * PEOPLE))
        audience.attend(writers.descriptor, writers.pump)
        yield Side(audience, writers, stock)
        writers.close()
        audience.close()


@contextmanager
def _on_all_cores(house: House, *more: Cluster) -> Iterator[None]:
    """Nobody is pinned: both sides need the database, and it needs a core."""
    own = os.sched_getaffinity(0)
    clusters = (house.cluster, *more)
    os.sched_setaffinity(0, all_cores())
    for cluster in clusters:
        cluster.run_on(all_cores())
    yield
    os.sched_setaffinity(0, own)
    for cluster in clusters:
        cluster.run_on(own)


def _pgbench_command(house: House, program: str, teams: list[Team]) -> list[str]:
    escalations = list(house.cluster.stock(teams, 1))
    with house.ours(teams, {"BENCH_STATEMENTS": "1"}) as ours:
        writers, told, poll = Writers(ours.address, 1), Told(ours.words), select.poll()
        acts: dict[int, Callable[[], None]] = {writers.descriptor: writers.pump, told.descriptor: told.read}
        for descriptor in acts:
            poll.register(descriptor, select.POLLIN)
        for escalation in escalations:
            writers.escalate(escalation)
            while writers.under_way:
                for descriptor, _ in poll.poll(PATIENCE * MILLISECONDS):
                    acts[descriptor]()
        writers.require_all_taken()
        writers.close()
    sessions_each = MOST_OF_PGBENCH * house.rounds
    house.cluster.stock(teams, CLIENTS * sessions_each + 1)
    command = [program, "--no-vacuum", "--protocol", "prepared", "--client", str(CLIENTS), "--jobs", "1"]
    for team, escalation, statements in zip(teams, escalations, told.escalations, strict=True):
        file = house.folder / f"escalate-{escalation.channel}.sql"
        known = [str(team.account_id), *map(str, team.user_ids)]
        file.write_text(script(statements, escalation, known, sessions_each))
        command += ["--file", str(file)]
    return [*command, house.cluster.urls.app]


def _run_pgbench(command: list[str], turn: int, seconds: int) -> float:
    starts = [f"--define=turn_{channel}={turn * MOST_OF_PGBENCH}" for channel in range(ACCOUNTS)]
    timed = [command[0], *starts, "--time", str(seconds), *command[1:]]
    done = subprocess.run(timed, capture_output=True, text=True, check=False)
    found = RATE.search(done.stdout)
    if done.returncode or not found:
        raise Failed(f"pgbench: {done.stderr[-800:]}")
    return float(found[1])
