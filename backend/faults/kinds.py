"""Every kind of fault: each strikes, lasts, ends, and says whether it really did something."""

import asyncio
import os
import random
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial

import psycopg

from faults.house import DEAD, House, state_of
from faults.proxy import Hop

Fault = Callable[[House, random.Random], Awaitable[bool]]

SECONDS_TO_DIE = 10.0
HOUR = 3_600
ANSWERS = 3
SECONDS_TO_MEET_SOMEBODY = 8
ASKING = {"browser": b"POST /api", "runtime": b"COMMIT"}


def all_kinds() -> Mapping[str, Fault]:
    """By name. Each lasts some seconds at most and returns when it has ended."""
    kinds: dict[str, Fault] = {}
    for hop in ("browser", "runtime", "sweep", "listener"):
        kinds[f"cut {hop}"] = partial(_cut, hop)
        kinds[f"delay {hop}"] = partial(_delay, hop)
        kinds[f"black hole {hop}"] = partial(_black_hole, hop)
        kinds[f"cut after forwarding {hop}"] = partial(_lose_answers, hop)
    for role in ("api", "worker", "supervisor"):
        kinds[f"kill {role}"] = partial(_kill, role)
    for role in ("api", "worker"):
        kinds[f"stop {role}"] = partial(_stop, role)
    return kinds | {
        "stop backend": _stop_backend,
        "terminate backend": _terminate_backend,
        "stop Postgres at once": _stop_postgres,
        "drain api": _drain,
        "clock forward": partial(_jump, HOUR * 5),
        "clock back": partial(_jump, -HOUR * 5),
    }


async def _cut(hop_name: str, house: House, _: random.Random) -> bool:
    hop = house.hops.all[hop_name]
    with suppress(TimeoutError):  # after another fault it takes a moment until somebody is there again
        async with asyncio.timeout(SECONDS_TO_MEET_SOMEBODY):
            while not hop.passages:
                await asyncio.sleep(0.05)
    return _touched_after(hop, hop.cut)


async def _delay(hop_name: str, house: House, rng: random.Random) -> bool:
    hop = house.hops.all[hop_name]
    before = hop.touched
    hop.slow(rng.uniform(0.02, 0.3))
    await asyncio.sleep(rng.uniform(1, 3))
    hop.slow(0)
    return hop.touched > before


async def _black_hole(hop_name: str, house: House, rng: random.Random) -> bool:
    hop = house.hops.all[hop_name]
    before = hop.touched
    hop.hold()
    await asyncio.sleep(rng.uniform(0.5, 4))
    hop.let_go(forget=rng.random() < 0.5)
    return hop.touched > before


async def _lose_answers(hop_name: str, house: House, _rng: random.Random) -> bool:
    hop = house.hops.all[hop_name]
    before = hop.touched
    hop.lose_answers(ANSWERS, ASKING.get(hop_name, b""))
    for _ in range(SECONDS_TO_MEET_SOMEBODY * 10):
        await asyncio.sleep(0.1)
        if hop.touched >= before + ANSWERS:
            break
    hop.lose_answers(0)
    return hop.touched > before


async def _kill(role: str, house: House, rng: random.Random) -> bool:
    """As a crash would. The supervisor's fault ends when it was started again."""
    pid = _pid(role, house, rng)
    started_at = house.started_at
    if pid is None or not _signal(pid, signal.SIGKILL):
        return False
    while role == "supervisor" and house.started_at == started_at:
        await asyncio.sleep(0.02)
    return await _dies(pid)


async def _stop(role: str, house: House, rng: random.Random) -> bool:
    pid = _pid(role, house, rng)
    return pid is not None and await _stopped(pid, rng.uniform(0.5, 4))


async def _drain(house: House, rng: random.Random) -> bool:
    pid = _pid("api", house, rng)
    return pid is not None and _signal(pid, signal.SIGTERM) and await _dies(pid)


async def _stop_backend(house: House, rng: random.Random) -> bool:
    backends = await _backends(house)
    return bool(backends) and await _stopped(rng.choice(backends), rng.uniform(0.5, 4))


async def _terminate_backend(house: House, rng: random.Random) -> bool:
    backends = await _backends(house)
    if not backends:
        return False
    try:
        ended = await house.rows(f"select pg_terminate_backend({rng.choice(backends)})")
    except psycopg.Error:
        return False
    return bool(ended[0][0])


async def _stop_postgres(house: House, _: random.Random) -> bool:
    """What `pg_ctl stop -m immediate` sends: every backend dies as it stands, the next start recovers."""
    pid = house.postmaster()
    return pid is not None and _signal(pid, signal.SIGQUIT) and await _dies(pid)


async def _jump(seconds: int, house: House, rng: random.Random) -> bool:
    pid = _pid("api", house, rng)
    if pid is None or not house.clock.available:
        return False
    house.clock.jump(pid, seconds + rng.randrange(-HOUR, HOUR))
    await asyncio.sleep(rng.uniform(1, 4))
    fooled = house.clock.fooled > 0
    house.clock.set_right()
    return fooled


def _touched_after(hop: Hop, act: Callable[[], None]) -> bool:
    before = hop.touched
    act()
    return hop.touched > before


def _pid(role: str, house: House, rng: random.Random) -> int | None:
    if role == "supervisor":
        return house.pid("serve")
    return house.pid(role, rng.randrange(house.processes) if role == "api" else 0)


async def _backends(house: House) -> list[int]:
    try:
        rows = await house.rows(
            "select pid from pg_stat_activity where usename in ('flowpilot_app', 'flowpilot_worker')"
        )
    except psycopg.Error:
        return []
    return [int(row[0]) for row in rows]


async def _stopped(pid: int, seconds: float) -> bool:
    if not _signal(pid, signal.SIGSTOP):
        return False
    stopped = False
    for _ in range(int(seconds / 0.05)):
        await asyncio.sleep(0.05)
        stopped = stopped or state_of(pid) == "T"
    _signal(pid, signal.SIGCONT)
    return stopped


async def _dies(pid: int) -> bool:
    for _ in range(int(SECONDS_TO_DIE / 0.02)):
        if state_of(pid) in DEAD:
            return True
        await asyncio.sleep(0.02)
    return False


def _signal(pid: int, request: signal.Signals) -> bool:
    try:
        os.kill(pid, request)
    except ProcessLookupError:
        return False
    return True
