"""Ports for what a run starts: nobody else is given one of them, and none is handed out twice."""

import random
from pathlib import Path

from flowpilot.adapters.db.embedded_cluster import port_is_free

# The kernel gives outgoing connections ports of this range, one listener's port among them as soon as it is free.
OUTGOING = Path("/proc/sys/net/ipv4/ip_local_port_range")
# Where the kernel does not say: the lowest such range of the systems we know (Linux 32768, macOS and Windows 49152).
LOWEST_OUTGOING = 32_768
# The product's embedded database takes its port from 20000 on, so what a run hands out stays below.
FIRST, BEHIND_LAST = 10_000, 20_000
FEWEST = 1_000

_handed_out: set[int] = set()


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, that no outgoing connection is given, and that this run has not used.
    Raises `LookupError` when there is none."""
    ports = ports_below(_lowest_outgoing())
    for port in random.sample(ports, k=len(ports)):
        if port not in _handed_out and port_is_free(port):
            _handed_out.add(port)
            return port
    raise LookupError("no free port on 127.0.0.1 below those of outgoing connections")


def ports_below(lowest_outgoing: int) -> range:
    """Where listeners may be; where outgoing connections begin too low to leave room, the places just above 1024."""
    last = min(BEHIND_LAST, lowest_outgoing)
    return range(FIRST, last) if last >= FIRST + FEWEST else range(1_025, max(lowest_outgoing, 1_025 + FEWEST))


def _lowest_outgoing() -> int:
    try:
        return int(OUTGOING.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return LOWEST_OUTGOING
