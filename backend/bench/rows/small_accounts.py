"""Many accounts of 20 streams each, with a little traffic: what one delivery waits for."""

from contextlib import ExitStack

from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import seats
from bench.readers import Audience
from bench.spans import alone, at_rate

STREAMS_EACH = 20
DELIVERIES = 3_000  # a second
MILLISECONDS = 1_000
PER_CENT = 100


def measure(house: House) -> list[Figure]:
    """Median and p99 against nchan. Raises `Missing`."""
    accounts = house.scaled(250, 25)
    teams = house.cluster.teams("small", accounts, 3)
    places = seats(teams, accounts * STREAMS_EACH)
    medians: list[list[float]] = [[], []]
    late: list[list[float]] = [[], []]
    shares: list[list[float]] = [[], []]
    client = 0.0
    with ExitStack() as stack:
        targets = (stack.enter_context(house.ours(teams)), stack.enter_context(house.nchan()))
        audiences = [Audience(target) for target in targets]
        for audience in audiences:
            stack.callback(audience.close)
            audience.open(places)
        for _ in range(house.rounds):
            for index, audience in enumerate(audiences):
                with alone(audience, audiences):
                    span, delays = at_rate(audience, DELIVERIES / STREAMS_EACH, house.scaled(10, 2))
                medians[index].append(percentile(delays, 0.5) * MILLISECONDS)
                late[index].append(percentile(delays, 0.99) * MILLISECONDS)
                shares[index].append(span.server_share * PER_CENT)
                client = max(client, span.client_share)
    what = f"{accounts} accounts of {STREAMS_EACH} streams, {DELIVERIES:,} deliveries/s"
    return [
        Figure(f"{what}: p50", "ms", medians[0], "nchan", medians[1], Goal("at most", 1.5), client),
        Figure(f"{what}: p99", "ms", late[0], "nchan", late[1], Goal("at most", 1.2), client),
        Figure(f"{what}: server's share of its core", "%", shares[0], "nchan", shares[1]),
    ]
