"""Waiting for what others do, with an end."""

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], bool], *, seconds: float) -> None:
    """Return as soon as the condition holds; fail when it does not in time."""
    for _ in range(int(seconds * 50)):
        if condition():
            return
        await asyncio.sleep(0.02)
    assert condition(), f"not within {seconds} s"
