"""The long run: everybody works and watches while faults strike, then the history is judged."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faults.desk import Pace
from faults.history import History, Mistaken, now
from faults.house import House
from faults.judge import judge
from faults.kinds import all_kinds
from faults.storm import Storm
from faults.town import Town
from faults.verdict import Verdict
from faults.watching import hang_listener, hang_worker

SECONDS_TO_CATCH_UP = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, how many, with which seed; `only` are the kinds of faults, all when empty."""

    seconds: float
    seed: int
    processes: int = 2
    accounts: int = 5
    pages: int = 6
    pause: float = 0.05
    only: Sequence[str] = ()
    watches: int = 2
    calm: float = 3.0


async def run(plan: Plan, folder: Path) -> Verdict:
    """The verdict on one run in a scratch folder, which then holds `history.jsonl` and the logs."""
    rng = random.Random(plan.seed)
    history = History(folder / "history.jsonl")
    house = House(folder, plan.processes)
    kinds = {name: kind for name, kind in all_kinds().items() if not plan.only or name in plan.only}
    async with house.running():
        pace = Pace(plan.pause)
        town = Town(house, history, rng, plan.pages, pace)
        await town.found(plan.accounts)
        storm = Storm(house, kinds, history, rng, pace, town.all_normal)
        watching = [asyncio.create_task(page.stay()) for page in town.pages]
        enough = asyncio.Event()
        working = asyncio.create_task(town.work(enough))
        await town.all_normal()
        await storm.calm(plan.calm)
        for _ in range(plan.watches):
            await storm.watch("listener", *hang_listener(house))
            await storm.watch("worker", *hang_worker(house))
        await storm.rage(plan.seconds, plan.calm)
        enough.set()
        await working
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_TO_CATCH_UP):
                await town.come_to_rest()
        for task in watching:
            task.cancel()
        await town.take_stock()
    for trace in house.stack_traces():
        history.add(Mistaken(now(), f"stack trace in the log: {trace}"))
    history.close()
    return judge(history.records, kinds)
