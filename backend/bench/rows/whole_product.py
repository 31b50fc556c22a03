"""From a commit to the frame at a client, through the whole product: HTTP, database and fan-out in one process."""

from bench.bare_commits import wake_delays
from bench.commits import Commits
from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import seats
from bench.readers import Audience
from bench.traffic import Traffic, escalate_at_rate
from bench.writers import Writers

CONNECTIONS = 32
STREAMS_EACH = 20
MILLISECONDS = 1_000
PER_CENT = 100
BARE = "bare COMMIT to LISTEN wake"


def measure(house: House) -> list[Figure]:
    """Median and p99 of an escalation's frame, against a bare COMMIT that wakes a listener."""
    accounts, seconds = house.scaled(50, 10), house.scaled(10, 2)
    rounds: list[Traffic] = []
    bare: list[list[float]] = []
    teams = house.cluster.teams("small", accounts, 3)
    stock = house.cluster.stock(teams, -(-house.handoffs * seconds * house.rounds // accounts))
    with house.ours(teams, {"BENCH_COMMITS": "1"}) as ours:
        audience, commits, writers = Audience(ours), Commits(ours.words), Writers(ours.address, CONNECTIONS)
        audience.open(seats(teams, accounts * STREAMS_EACH))
        audience.attend(commits.descriptor, commits.read)
        audience.attend(writers.descriptor, writers.pump)
        for _ in range(house.rounds):
            rounds.append(escalate_at_rate(audience, commits, writers, stock, teams, house.handoffs, seconds))
            bare.append(wake_delays(house, house.handoffs, house.handoffs * seconds))
        writers.close()
        audience.close()
    mine = [traffic.delays(teams, "handoff_created") for traffic in rounds]
    client = max(traffic.client_share for traffic in rounds)
    what = f"commit to frame, {accounts * STREAMS_EACH:,} streams, {accounts} accounts, {house.handoffs} handoffs/s"
    return [
        Figure(f"{what}: p50", "ms", _each(mine, 0.5), BARE, _each(bare, 0.5), Goal("at most", 2.2), client),
        Figure(f"{what}: p99", "ms", _each(mine, 0.99), BARE, _each(bare, 0.99), Goal("at most", 4), client),
        Figure(f"{what}: handoffs answered", "1/s", [traffic.per_second for traffic in rounds]),
        Figure(f"{what}: most refused in a round", "%", [_refused(rounds)], goal=Goal("at most", 0)),
    ]


def _refused(rounds: list[Traffic]) -> float:
    return max(traffic.refused_share for traffic in rounds) * PER_CENT


def _each(rounds: list[list[float]], share: float) -> list[float]:
    return [percentile(delays, share) * MILLISECONDS for delays in rounds]
