"""When faults strike: in bursts, some two at once; after each burst the run measures how soon all is normal."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from faults.desk import Pace
from faults.history import Calm, History, Noticed, Recovered, Struck, now
from faults.house import House
from faults.kinds import Fault

FAULTS_IN_A_BURST = 9
SECONDS_TO_SLOW_DOWN = 0.5
EASY_PAUSE = 3.0
CHANCE_OF_TWO_AT_ONCE = 0.3
LONGEST_RECOVERY = 60.0  # after which the run goes on and the judge complains
SECONDS_TO_WATCH = 22.0

AllNormal = Callable[[], Awaitable[None]]


class Storm:
    """Strikes the house. `all_normal` returns once fresh work is answered and seen by everybody."""

    def __init__(
        self,
        house: House,
        kinds: Mapping[str, Fault],
        history: History,
        rng: random.Random,
        pace: Pace,
        all_normal: AllNormal,
    ) -> None:
        self._house = house
        self._kinds = kinds
        self._history = history
        self._rng = rng
        self._pace = pace
        self._all_normal = all_normal
        self._deck: list[str] = []

    async def rage(self, seconds: float, calm: float) -> None:
        """Burst after burst until the time is over, `calm` seconds between them, and all well after the last."""
        end = now() + seconds
        while now() < end:
            await self._burst()
            await self._recover("a burst")
            await self.calm(calm)

    async def calm(self, seconds: float) -> None:
        """No fault for some time, and work at a pace that leaves the machine room: freshness is measured here."""
        with self._at_ease():
            await asyncio.sleep(SECONDS_TO_SLOW_DOWN)
            began = now()
            await asyncio.sleep(seconds)
            self._history.add(Calm(began, now()))

    async def watch(self, part: str, begin: Callable[[], None], end: Callable[[], None]) -> None:
        """One fault alone for as long as readiness may take to name the `part` that it stops."""
        began = now()
        begin()
        noticed: float | None = None
        while now() - began < SECONDS_TO_WATCH:
            missing = await self._house.missing()
            if noticed is None and missing and part in missing:
                noticed = now() - began
            await asyncio.sleep(0.2)
        end()
        self._history.add(Struck(f"{part} hangs", began, now(), happened=True))
        self._history.add(Noticed(part, noticed))
        await self._recover(f"{part} hangs")

    async def strike(self, kind: str) -> None:
        """One fault, from its begin to its end."""
        began = now()
        happened = await self._kinds[kind](self._house, self._rng)
        self._history.add(Struck(kind, began, now(), happened))

    async def _burst(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(min(FAULTS_IN_A_BURST, len(self._kinds))):
                tasks.create_task(self.strike(self._next()))
                if self._rng.random() > CHANCE_OF_TWO_AT_ONCE:
                    await asyncio.sleep(self._rng.uniform(0.5, 2.0))

    def _next(self) -> str:
        if not self._deck:
            self._deck = self._rng.sample(sorted(self._kinds), len(self._kinds))
        return self._deck.pop()

    async def _recover(self, after: str) -> None:
        ended = now()
        with self._at_ease(), suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_RECOVERY):
                await self._house.until_ready(LONGEST_RECOVERY)
                await self._all_normal()
        self._history.add(Recovered(after, now() - ended, now()))

    @contextmanager
    def _at_ease(self) -> Iterator[None]:
        busy, self._pace.pause = self._pace.pause, EASY_PAUSE
        try:
            yield
        finally:
            self._pace.pause = busy
