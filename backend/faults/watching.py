"""Faults that last long enough for readiness to name them, as a begin and an end."""

import os
import signal
from collections.abc import Callable

from faults.house import House

Span = tuple[Callable[[], None], Callable[[], None]]


def hang_listener(house: House) -> Span:
    """Every listener's connection stays open and hears nothing."""
    return house.hops.listener.hold, lambda: house.hops.listener.let_go(forget=True)


def hang_worker(house: House) -> Span:
    """The worker is there and does nothing. Raises `LookupError` when none runs."""
    pid = house.pid("worker")
    if pid is None:
        raise LookupError("no worker runs")
    return lambda: os.kill(pid, signal.SIGSTOP), lambda: os.kill(pid, signal.SIGCONT)
