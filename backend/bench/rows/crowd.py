"""As many streams as one process holds while people escalate, none of which may lose anything."""

from bench.commits import Commits
from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import seats
from bench.readers import Audience
from bench.rows.whole_product import CONNECTIONS, MILLISECONDS, PER_CENT, STREAMS_EACH
from bench.traffic import escalate_at_rate
from bench.writers import Writers


def measure(house: House) -> list[Figure]:
    """The streams, all of them whole, and the delay of their frames."""
    accounts, seconds = house.scaled(450, 45), house.scaled(10, 2)
    teams = house.cluster.teams("small", accounts, 3)
    stock = house.cluster.stock(teams, -(-house.handoffs * seconds * house.rounds // accounts))
    late: list[float] = []
    rates: list[float] = []
    refused = 0.0
    client = 0.0
    with house.ours(teams, {"BENCH_COMMITS": "1"}) as ours:
        audience, commits, writers = Audience(ours), Commits(ours.words), Writers(ours.address, CONNECTIONS)
        audience.open(seats(teams, accounts * STREAMS_EACH))
        audience.attend(commits.descriptor, commits.read)
        audience.attend(writers.descriptor, writers.pump)
        for _ in range(house.rounds):
            traffic = escalate_at_rate(audience, commits, writers, stock, teams, house.handoffs, seconds)
            late.append(percentile(traffic.delays(teams, "handoff_created"), 0.99) * MILLISECONDS)
            rates.append(traffic.per_second)
            refused = max(refused, traffic.refused_share)
            client = max(client, traffic.client_share)
        whole = len(audience.readers)
        writers.close()
        audience.close()
    what = f"streams on one process without loss at {house.handoffs} handoffs/s"
    return [
        Figure(what, "streams", [whole], goal=Goal("at least", house.scaled(9_000, 900)), client_share=client),
        Figure(f"{what}: p99 from commit to frame", "ms", late),
        Figure(f"{what}: handoffs answered", "1/s", rates),
        Figure(f"{what}: most refused in a round", "%", [refused * PER_CENT], goal=Goal("at most", 0)),
    ]
