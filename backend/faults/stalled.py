"""P8: readers that stall and readers whose packets vanish, beside healthy ones, in a network of small buffers."""

import asyncio
import random
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from faults.crowd import Healthy, follow, held_from, is_open, open_unread
from faults.history import now
from faults.machines import HOST, Estate, Machine
from faults.namespace import lose_packets_to
from faults.verdict import share
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits
from flowpilot.adapters.db.wakeup import Notifier
from flowpilot.domain.account import Role
from flowpilot.domain.event import Event
from tests.people import found_account

STREAMS_OF_A_LOGIN = 20
EVENTS_EACH_SECOND = 10
TEXT = "The printer on the third floor answers nothing at all. " * 5
SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_OF_COMPARISON = 45.0
LARGEST_RATIO = 2.0
LEAST_LAG = 0.005  # seconds: below it a ratio says nothing
KILOBYTES_FOR_EACH_STUCK = 64
MOST_LINES_FOR_EACH_CUT = 2.0


@dataclass(slots=True)
class Outcome:
    """What the run measured. Kilobytes are the API process's proportional set size."""

    streams: int
    looks: list[str] = field(default_factory=list)
    kilobytes_before: int = 0
    kilobytes_most: int = 0
    cut: int = 0
    half_dead: int = 0
    lines: int = 0
    gaps: int = 0
    lost_healthy: int = 0
    lag_alone: float = 0.0
    lag_beside: float = 0.0

    @property
    def violations(self) -> list[str]:
        """In words; none when all is well."""
        bound = self.kilobytes_before + 2 * self.streams * KILOBYTES_FOR_EACH_STUCK
        found = {
            f"memory: {self.kilobytes_most} kB, bound {bound} kB": self.kilobytes_most > bound,
            f"log: {self.lines} lines for {self.cut} cut streams": self.lines > MOST_LINES_FOR_EACH_CUT * self.cut,
            f"{self.gaps} gaps on healthy streams": self.gaps > 0,
            f"{self.lost_healthy} healthy streams ended": self.lost_healthy > 0,
            "no stuck stream was ever cut": self.cut == 0,
            "no packet was ever lost": self.half_dead == 0,
            f"healthy p99 {self.ratio:.1f} times as slow": self.ratio > LARGEST_RATIO,
        }
        return [words for words, violated in found.items() if violated]

    @property
    def ratio(self) -> float:
        """The healthy streams' p99 beside stuck ones by that alone."""
        return max(self.lag_beside, LEAST_LAG) / max(self.lag_alone, LEAST_LAG)


def lines_of(outcome: Outcome) -> Iterator[str]:
    """The figures."""
    yield from outcome.looks
    yield f"  cut streams {outcome.cut}, log lines about them {outcome.lines}, gaps on healthy ones {outcome.gaps}"
    yield f"  half-dead streams to which the server sent again in vain, at one time: {outcome.half_dead}"
    yield f"  memory {outcome.kilobytes_before} kB before, {outcome.kilobytes_most} kB at most"
    yield (
        f"  healthy p99 {outcome.lag_alone * 1000:.0f} ms alone, {outcome.lag_beside * 1000:.0f} ms beside:"
        f" {outcome.ratio:.2f}x"
    )
    yield from (f"VIOLATED  P8 {words}" for words in outcome.violations)
    yield "NOT CLEAN" if outcome.violations else "clean"


async def run(folder: Path, minutes: float, streams: int) -> Outcome:
    """The healthy ones alone for a while, then beside that many stalled and that many half-dead ones."""
    estate, outcome = Estate(folder, random.Random(1)), Outcome(streams)
    async with estate.running(), open_pool(estate.urls.app, size=2) as pool, Notifier(estate.urls.app) as hints:
        machine = await estate.start("api")
        account_id, tokens = await _found(pool, machine, 3 * streams)
        units = PostgresUnits(pool, lambda done: hints.hint(done.account_id, done.first_number + len(done.events) - 1))
        feeding = asyncio.create_task(_feed(units, account_id))
        healthy = await follow(machine.port, tokens[:streams])
        alone_from = now()
        await asyncio.sleep(SECONDS_OF_COMPARISON)
        outcome.kilobytes_before = _kilobytes(machine)
        lines_before = _lines_but_requests(machine)
        beside_from = now()
        stuck = Stuck(machine, tokens[streams:], streams)
        await stuck.stay(60 * minutes, lambda words: _look(outcome, machine, words))
        feeding.cancel()
        outcome.half_dead = stuck.in_vain
        outcome.cut, outcome.lines = stuck.cut, _lines_but_requests(machine) - lines_before
        outcome.gaps = sum(stream.gaps for stream in healthy)
        outcome.lost_healthy = sum(stream.ended for stream in healthy)
        lags = await _lags(estate, healthy)
        outcome.lag_alone = share([lag for at, lag in lags if alone_from <= at < beside_from], 0.99)
        outcome.lag_beside = share([lag for at, lag in lags if at >= beside_from], 0.99)
    return outcome


class Stuck:
    """Keeps the server busy with that many stalled and that many half-dead streams, replacing those that it cut."""

    def __init__(self, machine: Machine, tokens: Sequence[str], streams: int) -> None:
        self.cut = 0
        self.in_vain = 0  # most half-dead streams to which the server sent again at one time
        self._machine = machine
        self._stalled_tokens, self._dead_tokens = tokens[:streams], tokens[streams:]
        self._stalled: list[socket.socket] = []
        self._dead: dict[str, int] = {}
        self._vanished: list[socket.socket] = []

    async def stay(self, seconds: float, look: Callable[[str], None]) -> None:
        """Looks every few seconds, and tells what it sees."""
        end = now() + seconds
        while now() < end:
            await self._top_up()
            look(f"{len(self._stalled)} stalled, {sum(self._dead.values())} half-dead, {self.cut} cut so far")
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            await self._count()

    async def _top_up(self) -> None:
        missing = len(self._stalled_tokens) - len(self._stalled)
        self._stalled += await open_unread(self._machine.port, self._stalled_tokens[:missing], HOST)
        missing = len(self._dead_tokens) - sum(self._dead.values())
        if missing:
            source = f"127.0.1.{len(self._dead) + 1}"
            self._vanished += await open_unread(self._machine.port, self._dead_tokens[:missing], source)
            self._dead[source] = missing
            await asyncio.sleep(1)
            lose_packets_to(source)

    async def _count(self) -> None:
        alive = [wire for wire in self._stalled if is_open(wire)]
        for wire in set(self._stalled) - set(alive):
            wire.close()
        self.cut += len(self._stalled) - len(alive)
        self._stalled = alive
        for source, before in self._dead.items():
            held, in_vain = await asyncio.to_thread(held_from, source, self._machine.port)
            held = min(held, before)
            self.in_vain = max(self.in_vain, in_vain)
            self.cut += before - held
            self._dead[source] = held


async def _found(pool: Pool, machine: Machine, streams: int) -> tuple[UUID, list[str]]:
    """An account and a token for each stream; no login gets more than it may have."""
    roles: dict[str, Role] = {"Ada": "admin"}
    for number in range(streams // (STREAMS_OF_A_LOGIN // 2)):
        roles[f"Engineer-{number}"] = "engineer"
    people = await found_account(pool, machine.address, roles)
    tokens = [person.token for person in people.values() if person.name != "Ada"]
    return UUID(people["Ada"].account_id), tokens * (STREAMS_OF_A_LOGIN // 2)


async def _feed(units: PostgresUnits, account_id: UUID) -> None:
    """Events at a steady rate, without people to be told."""
    due = now()
    while True:
        async with units.begin(account_id) as unit:
            unit.announce(Event("session_step", {"session_id": str(account_id), "step": {"text": TEXT}}))
        due += 1 / EVENTS_EACH_SECOND
        await asyncio.sleep(max(0.0, due - now()))


async def _lags(estate: Estate, healthy: Sequence[Healthy]) -> list[tuple[float, float]]:
    rows = await estate.rows("select number, extract(epoch from created_at)::float8 from stream_event")
    committed = {int(number): float(at) for number, at in rows}
    return [(committed[number], at - committed[number]) for stream in healthy for number, at in stream.arrivals]


def _look(outcome: Outcome, machine: Machine, words: str) -> None:
    kilobytes = _kilobytes(machine)
    outcome.kilobytes_most = max(outcome.kilobytes_most, kilobytes)
    outcome.looks.append(f"  {kilobytes:>8} kB  {words}")


def _kilobytes(machine: Machine) -> int:
    lines = Path(f"/proc/{machine.process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _lines_but_requests(machine: Machine) -> int:
    return sum('"event": "request"' not in line for line in machine.log.read_text().splitlines())
