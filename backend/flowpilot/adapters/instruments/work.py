"""What the worker did, and what waits for it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import LiteralString

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.application.ports_deliveries import Channel, Channels
from flowpilot.application.ports_ladder import DueTimer
from flowpilot.domain.delivery import Answer, Message

SECONDS_BETWEEN_LOOKS = 15.0
SECONDS_TO_ANSWER = 10.0
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

WAITING: LiteralString = """
    select 'delivery', count(*), coalesce(extract(epoch from now() - min(due_at)), 0)::float8 from delivery
     where due_at <= now() and (lease_until is null or lease_until <= now())
    union all
    select 'timer', count(*), coalesce(extract(epoch from now() - min(due_at)), 0)::float8 from timer
     where due_at <= now() and (lease_until is null or lease_until <= now())"""


class Work:
    """The worker's instruments."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._rounds = Counter("flowpilot_rounds", "Finished rounds.", ["part"], registry=registry)
        self._timers = Counter("flowpilot_timers_fired", "Timers that fired.", registry=registry)
        self._attempts = Counter("flowpilot_attempts", "Attempts to send.", ["channel", "outcome"], registry=registry)
        self._seconds = Histogram(
            "flowpilot_attempt_seconds", "How long one attempt took.", ["channel"], buckets=BUCKETS, registry=registry
        )
        self._due = Gauge(
            "flowpilot_due", "What is due and nobody has taken up, on any machine.", ["what"], registry=registry
        )
        self._late = Gauge(
            "flowpilot_due_late_seconds", "How long the oldest of that has been due.", ["what"], registry=registry
        )

    def counting(self, part: str, done: Callable[[], None]) -> Callable[[], None]:
        """The same, counted as a round of that part."""

        def counted() -> None:
            self._rounds.labels(part).inc()
            done()

        return counted

    def firing(self, fire: Callable[[DueTimer], Awaitable[None]]) -> Callable[[DueTimer], Awaitable[None]]:
        """The same, counted."""

        async def counted(due: DueTimer) -> None:
            await fire(due)
            self._timers.inc()

        return counted

    def sending(self, channels: Channels) -> Channels:
        """The same, each attempt counted and timed."""
        return {kind: _Counted(kind, channel, self._attempts, self._seconds) for kind, channel in channels.items()}

    async def look_for_ever(self, pool: Pool) -> None:
        """See again and again what waits. `pool` is of the worker role; a database out of reach is waited for."""
        while True:
            with suppress(OSError, TimeoutError, *OUT_OF_REACH):
                async with asyncio.timeout(SECONDS_TO_ANSWER), pool.connection() as connection:
                    for what, count, seconds in await (await connection.execute(WAITING)).fetchall():
                        self._due.labels(what).set(count)
                        self._late.labels(what).set(seconds)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


class _Counted:
    """A channel whose attempts are counted by what came of them."""

    def __init__(self, kind: str, channel: Channel, attempts: Counter, seconds: Histogram) -> None:
        self._kind = kind
        self._channel = channel
        self._attempts = attempts
        self._seconds = seconds.labels(kind)

    def suppressed(self, message: Message) -> str | None:
        return self._channel.suppressed(message)

    async def send(self, message: Message) -> Answer:
        began = time.perf_counter()
        answer = await self._channel.send(message)
        self._attempts.labels(self._kind, answer.outcome).inc()
        self._seconds.observe(time.perf_counter() - began)
        return answer
