"""Streams by the hundred: healthy ones that are read at once, and sockets that nobody reads."""

import asyncio
import re
import socket
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from faults.history import now
from faults.machines import HOST

ESTABLISHED = 1
PAUSE_BETWEEN_CONNECTS = 0.005  # seconds: a rush of our own would slow the healthy ones that it is compared with
_ID = re.compile(rb"^id: [0-9a-z]+-([0-9]+)$", re.MULTILINE)
_EVENTS_OF_THE_STREAM = re.compile(rb"^event: (ready|reset|bye|beat)$", re.MULTILINE)


class Healthy(asyncio.Protocol):
    """One stream that is read as fast as it comes; notes when each number arrived, and what is missing."""

    def __init__(self, request: bytes) -> None:
        self.arrivals: list[tuple[int, float]] = []
        self.live = False
        self.ended = False
        self.gaps = 0
        self._request = request
        self._number = 0
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.WriteTransport, transport).write(self._request)  # uvloop's is one, and does not say so

    def data_received(self, data: bytes) -> None:
        *whole, self._waiting = (self._waiting + data).split(b"\n\n")
        at = now()
        for frame in whole:
            found = _ID.search(frame)
            if found:
                self._take(int(found[1]), frame, at)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's own
        self.ended = True

    def _take(self, number: int, frame: bytes, at: float) -> None:
        if _EVENTS_OF_THE_STREAM.search(frame):
            self.live = True
        else:
            self.gaps += number != self._number + 1
            self.arrivals.append((number, at))
        self._number = number


def request_of(token: str) -> bytes:
    """Asks for the stream."""
    return f"GET /api/v1/escalations/stream HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: Bearer {token}\r\n\r\n".encode()


async def follow(port: int, tokens: Sequence[str]) -> list[Healthy]:
    """One healthy stream for each token, all of them live."""
    loop = asyncio.get_running_loop()
    streams = []
    for token in tokens:
        request = request_of(token)
        _, protocol = await loop.create_connection(lambda request=request: Healthy(request), HOST, port)  # type: ignore[misc] # a default argument keeps the loop's value
        streams.append(protocol)
    while not all(stream.live for stream in streams):
        await asyncio.sleep(0.05)
    return streams


async def open_unread(port: int, tokens: Sequence[str], source: str) -> list[socket.socket]:
    """One open stream for each token, from that address of ours; nobody will ever read them."""
    loop = asyncio.get_running_loop()
    wires = []
    for token in tokens:
        wire = socket.socket()
        wire.setblocking(False)
        wire.bind((source, 0))
        await loop.sock_connect(wire, (HOST, port))
        await loop.sock_sendall(wire, request_of(token))
        wires.append(wire)
        await asyncio.sleep(PAUSE_BETWEEN_CONNECTS)
    return wires


def is_open(wire: socket.socket) -> bool:
    """Whether the kernel still takes the connection for established."""
    state = struct.unpack_from("B", wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 8))[0]
    return bool(state == ESTABLISHED)


def held_from(source: str, port: int) -> tuple[int, int]:
    """How many connections from that address the server on `port` holds, and on how many it sends again in vain."""
    remote = socket.inet_aton(source)[::-1].hex().upper()
    held = in_vain = 0
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, peer, state, _, _, again = line.split()[:7]
        if local.endswith(f":{port:04X}") and peer.startswith(remote) and int(state, 16) == ESTABLISHED:
            held += 1
            in_vain += int(again, 16) > 0
    return held, in_vain
