"""The load client: thousands of open streams in one process without a thread, every delivery counted and checked."""

import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from bench.targets import FRAME, Seat, Target

AT_ONCE = 64
PATIENCE = 20.0  # seconds without a sign of life
CHUNK = 16_384
Arrival = tuple[int, int, float]  # channel, number, and when, by the monotonic clock
FRAME_ENDS = (b"\n\n", b"\n\n\r\n")  # the second in a chunked body


class Reader:
    """One open stream. `last` is the number that came last."""

    __slots__ = ("greeted", "last", "seat", "tail", "wire")

    def __init__(self, wire: socket.socket, seat: Seat) -> None:
        self.wire = wire
        self.seat = seat
        self.greeted = False
        self.last: int | None = None
        self.tail = b""


class Failed(Exception):
    """A server refused, ended or lost a stream, so the figure would mean nothing."""


class Audience:
    """Open streams of one server, and what they have received together."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.readers: dict[int, Reader] = {}
        self.heads: dict[int, int] = {}  # the number published last in each channel
        self.deliveries = 0
        self.disorders = 0  # deliveries that did not follow the one before
        self.ended = 0
        self.greeted = 0
        self.published: dict[tuple[int, int], float] = {}  # when each event of a channel was ordered
        self._arrivals: list[Arrival] | None = None
        self._neighbours: dict[int, Callable[[], None]] = {}
        self._poll = select.epoll()

    def open(self, seats: Sequence[Seat], last_number: int | None = None, at_once: int = AT_ONCE) -> None:
        """Open a stream for each seat, resuming after a number where one is given; returns when all are greeted.

        So many at once wait for their first bytes. Raises `Failed`.
        """
        before = self.greeted
        for index, seat in enumerate(seats):
            self.connect(seat, last_number)
            while index + 1 - (self.greeted - before) >= at_once:
                self._pump_or_fail(f"{self.target.name} does not greet")
        while self.greeted - before < len(seats):
            self._pump_or_fail(f"{self.target.name} does not greet")

    def connect(self, seat: Seat, last_number: int | None = None, buffer: int | None = None) -> Reader:
        """Ask for one stream and do not wait for the answer."""
        wire = socket.socket()
        if buffer:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        wire.connect(self.target.address)
        wire.setblocking(False)
        wire.send(self.target.request(seat, last_number))
        reader = self.readers[wire.fileno()] = Reader(wire, seat)
        if not buffer:
            self._poll.register(wire.fileno(), select.EPOLLIN)
        return reader

    def publish(self, channel: int, size: int = FRAME) -> None:
        """Order the channel's next event."""
        number = self.heads[channel] = self.heads.get(channel, 0) + 1
        self.published[channel, number] = time.perf_counter()
        self.target.publish(channel, number, size)

    def pump(self, seconds: float) -> int:
        """Take in what has arrived, waiting for it so long at most; how many streams had something."""
        readers = self.readers
        found = self._poll.poll(seconds, 1_024)
        for descriptor, _ in found:
            reader = readers.get(descriptor)
            if reader is None:
                self._neighbours[descriptor]()
                continue
            try:
                content = reader.wire.recv(CHUNK)
            except ConnectionError:
                content = b""
            if content:
                self._take(reader, content)
            else:
                self._end(reader)
        return len(found)

    def drain(self) -> None:
        """Wait until every stream has everything that was published. Raises `Failed`."""
        while any(reader.last != self.heads[reader.seat.channel] for reader in self.readers.values()):
            self._pump_or_fail(f"{self.target.name} lost deliveries")

    def require_whole(self) -> None:
        """Raises `Failed` unless each stream got each delivery once, in order, and lives."""
        if self.disorders or self.ended:
            raise Failed(f"{self.target.name}: {self.disorders} out of order, {self.ended} streams ended")

    def attend(self, descriptor: int, act: Callable[[], None]) -> None:
        """While pumping, act whenever the descriptor has something to read."""
        self._neighbours[descriptor] = act
        self._poll.register(descriptor, select.EPOLLIN)

    @contextmanager
    def noting_arrivals(self) -> Iterator[list[Arrival]]:
        """When each delivery inside the block arrived."""
        self._arrivals = []
        yield self._arrivals
        self._arrivals = None

    def close(self) -> None:
        """Close every stream."""
        for reader in self.readers.values():
            reader.wire.close()
        self.readers.clear()
        self._poll.close()

    def _take(self, reader: Reader, content: bytes) -> None:
        if reader.tail:
            content = reader.tail + content
            reader.tail = b""
        if not content.endswith(FRAME_ENDS):
            whole, end, reader.tail = content.rpartition(b"\n\n")
            content = whole + end
        numbers = [int(number) for number in self.target.number.findall(content)]
        if not reader.greeted:
            self._greet(reader, content, numbers)
        self.deliveries += len(numbers)
        for number in numbers:
            if number - 1 != reader.last:
                self.disorders += 1
            reader.last = number
        if self._arrivals is not None:
            now, channel = time.perf_counter(), reader.seat.channel
            self._arrivals += [(channel, number, now) for number in numbers]

    def _greet(self, reader: Reader, content: bytes, numbers: list[int]) -> None:
        if not (content or reader.tail).startswith(b"HTTP/1.1 200 "):
            raise Failed(f"{self.target.name} refused a stream: {(content or reader.tail)[:400]!r}")
        if self.target.greeting not in content:
            reader.tail = content + reader.tail
            numbers.clear()
            return
        reader.greeted = True
        self.greeted += 1
        channel = reader.seat.channel
        reader.last = numbers.pop(0) if numbers else self.heads.get(channel, 0)
        self.heads[channel] = max(self.heads.get(channel, 0), reader.last)

    def _end(self, reader: Reader) -> None:
        self.ended += 1
        del self.readers[reader.wire.fileno()]
        reader.wire.close()

    def _pump_or_fail(self, complaint: str) -> None:
        if not self.pump(PATIENCE):
            raise Failed(complaint)
