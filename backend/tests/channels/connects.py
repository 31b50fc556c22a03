"""Sees every attempt of this process to connect anywhere, whether somebody listens there or not."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_watchers: list[list[object]] = []


def _see(event: str, details: tuple[object, ...]) -> None:
    if event == "socket.connect":
        for seen in _watchers:
            seen.append(details[1])


sys.addaudithook(_see)


@contextmanager
def connects() -> Iterator[list[object]]:
    """The addresses that are connected to meanwhile, in order."""
    seen: list[object] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)
