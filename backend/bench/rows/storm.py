"""Everybody reconnects at once: authorised, each with what it missed, against nchan's bare connects."""

import asyncio
import time

from bench.figures import Figure, Goal
from bench.house import House
from bench.made_up import event_of_size
from bench.people import happen, seats
from bench.readers import Audience
from bench.rows.fan_out import PEOPLE
from bench.spans import Span, span
from bench.targets import FRAME, Seat, Target

MISSED = 20
AT_ONCE = 512
MICROSECONDS = 1e6
SECONDS_TO_FORGET = 2.0


def measure(house: House) -> list[Figure]:
    """Streams opened a second, and the CPU time of each. Raises `Missing`."""
    streams = house.scaled(5_000, 500)
    teams = house.cluster.teams("large", 1, PEOPLE)
    places = seats(teams, streams)
    spans: list[list[Span]] = [[], []]
    head = asyncio.run(happen(house.cluster.urls, teams[0], [event_of_size(FRAME, turn) for turn in range(MISSED)]))
    with house.ours(teams) as ours, house.nchan() as nchan:
        for _ in range(house.rounds):
            spans[0].append(_storm(ours, places, head))
            spans[1].append(_storm(nchan, places, None))
    rates = [[streams / each.seconds for each in rounds] for rounds in spans]
    costs = [[each.server_seconds * MICROSECONDS / streams for each in rounds] for rounds in spans]
    client = max(each.client_share for rounds in spans for each in rounds)
    what = f"{streams:,} reconnect, each replays {MISSED} events"
    return [
        Figure(what, "1/s", rates[0], "nchan's bare connects", rates[1], Goal("at least", 0.35), client),
        Figure(f"{what}: CPU per connect", "µs", costs[0], "nchan's bare connects", costs[1], None, client),
    ]


def _storm(target: Target, places: list[Seat], head: int | None) -> Span:
    audience = Audience(target)
    if head is not None:
        audience.heads[0] = head
    with span(audience) as measured:
        audience.open(places, None if head is None else head - MISSED, AT_ONCE)
        audience.drain()
    audience.require_whole()
    audience.close()
    time.sleep(SECONDS_TO_FORGET)
    return measured
