"""Streams on which nothing happens but beats: what they take of a core."""

import time

from bench.figures import Figure, Goal
from bench.house import House
from bench.people import seats
from bench.readers import Audience
from bench.rows.fan_out import PEOPLE
from bench.spans import span

PER_CENT = 100


def measure(house: House) -> list[Figure]:
    """The share of one core, sweeps, beats and checks of rights included."""
    streams = house.scaled(5_000, 500)
    teams = house.cluster.teams("large", 1, PEOPLE)
    shares: list[float] = []
    with house.ours(teams) as target:
        audience = Audience(target)
        audience.open(seats(teams, streams))
        for _ in range(house.rounds):
            with span(audience) as measured:
                end = time.perf_counter() + house.scaled(30, 10)
                while (left := end - time.perf_counter()) > 0:
                    audience.pump(left)
            audience.require_whole()
            shares.append(measured.server_share * PER_CENT)
        audience.close()
    return [Figure(f"{streams:,} idle streams with beats: share of one core", "%", shares, goal=Goal("at most", 1))]
