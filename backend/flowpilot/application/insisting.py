"""Writes down what already happened elsewhere, also where the database is out of reach for a moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from flowpilot.domain.errors import Unavailable

PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 2.0, 2.0, 2.0)

Result = TypeVar("Result")


async def insist(act: Callable[[], Awaitable[Result]]) -> Result:
    """Do it again while the database is out of reach, for some ten seconds. Raises `Unavailable` in the end."""
    for pause in PAUSES:
        try:
            return await act()
        except Unavailable:
            await asyncio.sleep(pause)
    return await act()
