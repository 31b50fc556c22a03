"""P23: a new version takes over from an old one, with a migration between them, while everybody works."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faults.desk import Pace
from faults.history import History, Recovered, Struck, now
from faults.judge import judge
from faults.machines import Estate, Machine
from faults.town import Town
from faults.verdict import Verdict, together
from faults.versions import take_out

MACHINES = 2
PAGES, PAUSE = 6, 0.1
SECONDS_TO_DRAIN = 10.0
SECONDS_TO_CATCH_UP = 60.0
SECONDS_TO_BE_NORMAL = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """From which commit to this tree, how long each phase takes, how many accounts work, and how often all that."""

    old: str
    seconds: float
    seed: int
    accounts: int = 3
    rounds: int = 1


async def run(folder: Path, plan: Plan, say: Callable[[str], None] = lambda _: None) -> Verdict:
    """The verdict on so many changes, each on a database of its own; `say` hears how far it is."""
    verdicts: list[Verdict] = []
    for number in range(plan.rounds):
        verdict = await _round(folder / f"round-{number}", plan, plan.seed + number)
        verdicts.append(verdict)
        say(f"change {number + 1} of {plan.rounds}: {'clean' if verdict.clean else 'NOT CLEAN'}")
    return together(verdicts)


async def _round(folder: Path, plan: Plan, seed: int) -> Verdict:
    await asyncio.to_thread(folder.mkdir)
    rng, history = random.Random(seed), History(folder / "history.jsonl")
    program = take_out(plan.old, folder / "old")
    estate = Estate(folder, rng)
    async with estate.running(program):
        leaving = [await _open(estate, program) for _ in range(MACHINES)]
        old_worker = await estate.start("worker", program)
        town = Town(estate, history, rng, PAGES, Pace(PAUSE))
        await town.found(plan.accounts)
        enough = asyncio.Event()
        watching = [asyncio.create_task(page.stay()) for page in town.pages]
        working = asyncio.create_task(town.work(enough))
        await town.all_normal()
        await asyncio.sleep(plan.seconds)
        await _change(estate, leaving, old_worker, history, town, plan.seconds)
        enough.set()
        await working
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_TO_CATCH_UP):
                await town.come_to_rest()
        for task in watching:
            task.cancel()
        await town.take_stock()
    history.close()
    return judge(history.records, ["migration", "old and new side by side", "SIGTERM under load"])


async def _change(
    estate: Estate, leaving: list[Machine], old_worker: Machine, history: History, town: Town, seconds: float
) -> None:
    began = now()
    await estate.migrate()
    history.add(Struck("migration", began, now(), happened=True))
    began = now()
    for _ in range(MACHINES):
        await _open(estate)
    await estate.start("worker")
    await asyncio.sleep(seconds)
    await town.all_normal()
    side_by_side = all(machine.is_alive for machine in estate.machines)
    history.add(Struck("old and new side by side", began, now(), side_by_side))
    for machine in (*leaving, old_worker):
        await _drain(estate, machine, history)
        await asyncio.sleep(seconds / 4)
    ended = now()
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_TO_BE_NORMAL):
            await town.all_normal()
    history.add(Recovered("the change", now() - ended, now()))
    await asyncio.sleep(seconds)


async def _open(estate: Estate, program: Path | None = None) -> Machine:
    machine = await (estate.start("api", program) if program else estate.start("api"))
    estate.serving.append(machine)
    return machine


async def _drain(estate: Estate, machine: Machine, history: History) -> None:
    began = now()
    if machine in estate.serving:
        estate.serving.remove(machine)
    machine.ask_to_end()
    while machine.is_alive and now() - began < SECONDS_TO_DRAIN:
        await asyncio.sleep(0.05)
    history.add(Struck("SIGTERM under load", began, now(), happened=not machine.is_alive))
