"""A span of work: how long it took, and what it cost the server and the load client."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from bench.processes import cpu_seconds, pause, resume
from bench.readers import Arrival, Audience
from bench.targets import FRAME

EVENTS_UNDER_WAY = 8
MICROSECONDS = 1e6


@dataclass(slots=True)
class Span:
    """What happened between two moments. `client_share` is the load client's share of its core, `server_share` the
    server's of its own."""

    seconds: float = 0.0
    server_seconds: float = 0.0
    client_share: float = 0.0
    deliveries: int = 0

    @property
    def per_second(self) -> float:
        """Deliveries a second."""
        return self.deliveries / self.seconds

    @property
    def microseconds_each(self) -> float:
        """The server's CPU time for one delivery."""
        return self.server_seconds * MICROSECONDS / self.deliveries

    @property
    def server_share(self) -> float:
        return self.server_seconds / self.seconds


@contextmanager
def span(audience: Audience) -> Iterator[Span]:
    """Measures the block; the figures are there when it has ended."""
    result = Span()
    began, own, deliveries = time.perf_counter(), time.process_time(), audience.deliveries
    server = cpu_seconds(audience.target.pid)
    yield result
    result.seconds = time.perf_counter() - began
    result.server_seconds = cpu_seconds(audience.target.pid) - server
    result.client_share = (time.process_time() - own) / result.seconds
    result.deliveries = audience.deliveries - deliveries


def saturated(audience: Audience, seconds: float) -> Span:
    """One channel, as fast as the server delivers: a few events are always under way. Raises `Failed`."""
    streams, first = len(audience.readers), audience.heads[0]
    with span(audience) as result:
        end, before = time.perf_counter() + seconds, audience.deliveries
        while time.perf_counter() < end:
            delivered = (audience.deliveries - before) // streams
            while audience.heads[0] - first - delivered < EVENTS_UNDER_WAY:
                audience.publish(0)
            audience.pump(1)
        audience.drain()
    audience.require_whole()
    return result


def at_rate(
    audience: Audience, events_per_second: float, seconds: float, size: int = FRAME
) -> tuple[Span, list[float]]:
    """Evenly spaced events, each in a channel drawn by lot, and the delay of each delivery in seconds. Raises
    `Failed`."""
    lot, channels = Random(1), sorted(audience.heads)
    with span(audience) as result, audience.noting_arrivals() as arrivals:
        began = time.perf_counter()
        for turn in range(int(events_per_second * seconds)):
            due = began + turn / events_per_second
            while (left := due - time.perf_counter()) > 0:
                audience.pump(left)
            audience.publish(lot.choice(channels), size)
        audience.drain()
    audience.require_whole()
    return result, delays(audience, arrivals)


def delays(audience: Audience, arrivals: Sequence[Arrival]) -> list[float]:
    """Seconds from the order of an event to each of its deliveries."""
    return [now - audience.published[channel, number] for channel, number, now in arrivals]


@contextmanager
def alone(audience: Audience, audiences: Sequence[Audience]) -> Iterator[None]:
    """Stop the other servers for the time of the block: they share the core."""
    others = [other.target.pid for other in audiences if other is not audience]
    for pid in others:
        pause(pid)
    try:
        yield
    finally:
        for pid in others:
            resume(pid)
