"""Blocking work in threads of its own."""

import asyncio
import subprocess
import sys
import threading
import time

import pytest

from flowpilot.adapters.threads import beside

pytestmark = pytest.mark.anyio

LEAVES_WORK_BEHIND = """
import asyncio, time
from flowpilot.adapters.threads import beside

async def main():
    try:
        await asyncio.wait_for(beside(lambda: time.sleep(3600)), 0.1)
    except TimeoutError:
        print("left")

asyncio.run(main())
"""


async def test_it_returns_and_raises_what_the_work_does() -> None:
    assert await beside(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await beside(lambda: 1 // 0)


async def test_many_that_hang_hold_up_nobody() -> None:
    hanging = threading.Event()
    waiting = [asyncio.create_task(beside(hanging.wait)) for _ in range(100)]
    assert await asyncio.wait_for(beside(lambda: "next"), 10) == "next"
    hanging.set()
    assert all(await asyncio.gather(*waiting))


async def test_what_was_left_is_not_heard_any_more() -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(beside(lambda: time.sleep(0.2)), 0.01)
    await asyncio.sleep(0.4)


def test_a_process_ends_though_work_hangs() -> None:
    ended = subprocess.run([sys.executable, "-c", LEAVES_WORK_BEHIND], capture_output=True, timeout=30, check=True)
    assert (ended.stdout, ended.stderr) == (b"left\n", b"")
