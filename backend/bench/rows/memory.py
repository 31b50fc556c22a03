"""What an idle stream weighs in the server's own memory, before and after traffic."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from bench.figures import Figure, Goal
from bench.house import House
from bench.people import seats
from bench.processes import proportional_kilobytes
from bench.readers import Audience
from bench.rows.fan_out import PEOPLE
from bench.spans import at_rate
from bench.targets import Seat, Target

EVENTS = 100
EVENTS_PER_SECOND = 10


def measure(house: House) -> list[Figure]:
    """Kilobytes a stream against nchan, each server started anew for each round. Raises `Missing`."""
    streams = house.scaled(5_000, 500)
    teams = house.cluster.teams("large", 1, PEOPLE)
    places = seats(teams, streams)
    pairs: list[list[tuple[float, float]]] = [[], []]
    for _ in range(house.rounds):
        servers: Sequence[AbstractContextManager[Target]] = (house.ours(teams), house.nchan())
        for index, server in enumerate(servers):
            pairs[index].append(_weigh(server, places, house.scaled(EVENTS, 10)))
    idle = [[before for before, _ in rounds] for rounds in pairs]
    used = [[after for _, after in rounds] for rounds in pairs]
    return [
        Figure("memory per idle stream", "kB", idle[0], "nchan", idle[1], Goal("at most", 0.3)),
        Figure("the same after traffic", "kB", used[0], "nchan", used[1]),
    ]


def _weigh(server: AbstractContextManager[Target], places: list[Seat], events: int) -> tuple[float, float]:
    with server as target:
        warm = Audience(target)
        warm.open(places[:50])
        before = proportional_kilobytes(target.pid)
        audience = Audience(target)
        audience.open(places[50:])
        idle = proportional_kilobytes(target.pid) - before
        at_rate(audience, EVENTS_PER_SECOND, events / EVENTS_PER_SECOND)
        used = proportional_kilobytes(target.pid) - before
        audience.close()
        warm.close()
    return idle / (len(places) - 50), used / (len(places) - 50)
