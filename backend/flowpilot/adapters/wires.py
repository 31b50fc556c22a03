"""Sockets of open streams, taken over from the HTTP server and written to directly.

One epoll instance watches all of them, so an idle stream costs a few hundred bytes: no transport, task or timer. What a
socket does not take stays as a reference to bytes that all readers share, and no further content is accepted until it
is written; the kernel's own buffer is kept small, so a reader who stands still costs little anywhere.
"""

import asyncio
import fcntl
import os
import select
import socket
import struct
import termios
import time
from collections.abc import Callable

import structlog

log = structlog.get_logger()

KERNEL_BUFFER = 32_768  # bytes; Linux doubles it for its own overhead
SECONDS_STOOD_STILL = 0.7
SECONDS_BETWEEN_LOOKS = 0.15
MILLISECONDS_UNANSWERED = 30_000  # then a peer that vanished without a word is given up
LOOKED_AT_ONCE = 256
MOST_CHATTER = 16_384  # bytes; nothing is expected from a reader
WATCHED = select.EPOLLIN | select.EPOLLOUT | select.EPOLLRDHUP | select.EPOLLET
GONE = select.EPOLLERR | select.EPOLLHUP | select.EPOLLRDHUP
RESET_AT_CLOSE = struct.pack("ii", 1, 0)


class Wires:
    """All wires of this process."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._wires: dict[int, SocketWire] = {}
        self._standing: set[SocketWire] = set()
        self._looking = False

    def open(self, number: int, head: bytes) -> "SocketWire":
        """A wire over the TCP socket with this file number, which it owns from now on; `head` goes first."""
        options = socket.socket(socket.AF_INET, socket.SOCK_STREAM, fileno=number)
        options.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
        options.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, MILLISECONDS_UNANSWERED)
        options.detach()
        if not self._wires:
            asyncio.get_running_loop().add_reader(self._epoll.fileno(), self._look)
        wire = self._wires[number] = SocketWire(self, number, head)
        self._epoll.register(number, WATCHED)
        return wire

    def stands_still(self, wire: "SocketWire") -> None:
        """The wire keeps content that its socket did not take; watched until it does."""
        self._standing.add(wire)
        if not self._looking:
            self._looking = True
            asyncio.get_running_loop().call_later(SECONDS_BETWEEN_LOOKS, self._cut_stuck)

    def moves(self, wire: "SocketWire") -> None:
        """The wire keeps nothing any more."""
        self._standing.discard(wire)

    def close(self, number: int) -> None:
        """Forget the wire and close its socket."""
        self._standing.discard(self._wires.pop(number))
        self._epoll.unregister(number)
        os.close(number)
        if not self._wires:
            asyncio.get_running_loop().remove_reader(self._epoll.fileno())

    def _look(self) -> None:
        for number, happened in self._epoll.poll(0, LOOKED_AT_ONCE):
            wire = self._wires.get(number)
            if wire is None:
                continue
            if happened & GONE or (happened & select.EPOLLIN and not wire.hears_out()):
                wire.lose()
            elif happened & select.EPOLLOUT:
                wire.go_on()

    def _cut_stuck(self) -> None:
        now = time.monotonic()
        for wire in list(self._standing):
            wire.cut_if_stuck(now)
        self._looking = bool(self._standing)
        if self._looking:
            asyncio.get_running_loop().call_later(SECONDS_BETWEEN_LOOKS, self._cut_stuck)


class SocketWire:
    """See `application.ports_stream.Wire`."""

    __slots__ = ("_freed", "_kept", "_lost", "_moved_at", "_number", "_unsent", "_waiting", "_wires")

    def __init__(self, wires: Wires, number: int, head: bytes) -> None:
        self._wires = wires
        self._number = number  # of the open file; -1 when closed
        self._kept: memoryview | bytes | None = head  # goes out before anything else
        self._unsent = 0  # bytes in the kernel's buffer when the wire was last seen to move
        self._moved_at = 0.0
        self._freed: Callable[[], None] | None = None
        self._lost: Callable[[], None] | None = None
        self._waiting: asyncio.Future[None] | None = None

    def follow(self, freed: Callable[[], None], lost: Callable[[], None]) -> None:
        if self._number >= 0:
            self._freed, self._lost = freed, lost
        else:
            asyncio.get_running_loop().call_soon(lost)

    def push(self, content: bytes) -> bool:
        if self._kept is not None:
            return False
        try:
            written = os.write(self._number, content)
        except BlockingIOError:
            written = 0
        except OSError:
            self.lose()
            return False
        if written != len(content):
            self._keep(memoryview(content)[written:])
        return True

    async def write(self, content: bytes) -> None:
        if self._moved_at == 0.0:
            content, self._kept = bytes(self._kept or b"") + content, None
            self._moved_at = time.monotonic()
        while self._number >= 0 and not self.push(content):
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
        if self._number < 0:
            raise ConnectionError("the reader is gone")

    def end(self, farewell: bytes) -> None:
        if self._number >= 0:
            self.push(farewell)
            self._close()

    def go_on(self) -> None:
        """The socket takes something again."""
        if self._kept is None or self._moved_at == 0.0:
            return
        kept, self._kept = self._kept, None
        try:
            written = os.write(self._number, kept)
        except BlockingIOError:
            written = 0
        except OSError:
            self.lose()
            return
        if written != len(kept):
            self._keep(memoryview(kept)[written:])
            return
        self._wires.moves(self)
        self._wake()
        if self._freed:
            self._freed()

    def hears_out(self) -> bool:
        """Take in what the reader says, which nobody expects; False when that is its end or far too much."""
        try:
            return 0 < len(os.read(self._number, MOST_CHATTER)) < MOST_CHATTER
        except BlockingIOError:
            return True
        except OSError:
            return False

    def cut_if_stuck(self, now: float) -> None:
        """End where the reader's side has taken nothing for too long."""
        unsent = _unsent(self._number)
        if unsent < self._unsent:
            self._unsent, self._moved_at = unsent, now
        elif now - self._moved_at > SECONDS_STOOD_STILL:
            log.info("stream cut", reason="too_slow")
            options = socket.socket(socket.AF_INET, socket.SOCK_STREAM, fileno=self._number)
            # What lies in the kernel's buffer would otherwise stay there for minutes.
            options.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE)
            options.detach()
            self.lose()

    def lose(self) -> None:
        """The reader is gone, or as good as gone."""
        if self._number < 0:
            return
        lost = self._lost
        self._close()
        if lost:
            lost()

    def _keep(self, rest: memoryview) -> None:
        self._kept = rest
        self._unsent, self._moved_at = _unsent(self._number), time.monotonic()
        self._wires.stands_still(self)

    def _close(self) -> None:
        number, self._number = self._number, -1
        self._wires.close(number)
        self._kept = b""  # so that nothing more is taken
        self._freed = self._lost = None  # they know this wire: a circle would wait long for the collector
        self._wake()

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)
        self._waiting = None


def _unsent(number: int) -> int:
    """Bytes that the socket holds and its peer has not acknowledged."""
    held: int = struct.unpack("i", fcntl.ioctl(number, termios.TIOCOUTQ, b"\0\0\0\0"))[0]
    return held
