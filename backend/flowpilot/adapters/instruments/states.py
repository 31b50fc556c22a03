"""How things stand at the moment they are asked about: pools, streams, and which parts are able to work."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from flowpilot.adapters.db.pool import Pool

SECONDS_BETWEEN_CHECKS = 5.0

COUNTED = {
    "requests_num": ("flowpilot_pool_requests", "How often a connection was asked for."),
    "requests_queued": ("flowpilot_pool_waits", "How often one had to be waited for."),
    "requests_errors": ("flowpilot_pool_refusals", "How often none came in time."),
    "connections_lost": ("flowpilot_pool_lost", "Connections that were found broken."),
}
STANDING = {
    "pool_size": ("flowpilot_pool_size", "Open connections."),
    "pool_available": ("flowpilot_pool_free", "Connections that nobody uses."),
    "requests_waiting": ("flowpilot_pool_waiting", "Who waits for a connection."),
}


class Pools(Collector):
    """Connections to the database, by what they are for."""

    def __init__(self, pools: Mapping[str, Pool], registry: CollectorRegistry) -> None:
        self._pools = pools
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        found = {name: pool.get_stats() for name, pool in self._pools.items()}
        for key, (name, words) in COUNTED.items():
            counter = CounterMetricFamily(name, words, labels=["pool"])
            for pool, figures in found.items():
                counter.add_metric([pool], figures.get(key, 0))
            yield counter
        for key, (name, words) in STANDING.items():
            gauge = GaugeMetricFamily(name, words, labels=["pool"])
            for pool, figures in found.items():
                gauge.add_metric([pool], figures.get(key, 0))
            yield gauge


def gauge(registry: CollectorRegistry, name: str, words: str, value: Callable[[], float]) -> None:
    """One number that is asked for when it is wanted."""
    Gauge(name, words, registry=registry).set_function(value)


class Ability:
    """What `/readyz` would say, looked at every few seconds."""

    def __init__(self, checks: Mapping[str, Callable[[], Awaitable[bool]]], registry: CollectorRegistry) -> None:
        self._checks = checks
        self._able = Gauge("flowpilot_ready", "1 where this part works, as /readyz says.", ["part"], registry=registry)

    async def look_for_ever(self) -> None:
        """Look again and again."""
        while True:
            answers = await asyncio.gather(*(works() for works in self._checks.values()))
            for name, works in zip(self._checks, answers, strict=True):
                self._able.labels(name).set(works)
            await asyncio.sleep(SECONDS_BETWEEN_CHECKS)
