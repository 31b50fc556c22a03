"""Somebody's page in front of the live stream, on a socket of its own so that a test can also stop reading."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.people import Colleague, Json

PATIENCE = 20.0  # seconds; a test that waits longer has failed


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it arrived; `size` is that of the whole frame in bytes."""

    kind: str
    id: str | None
    data: Json
    size: int

    @property
    def number(self) -> int:
        """The number in the frame's id."""
        assert self.id
        return int(self.id.rpartition("-")[2])


@dataclass(eq=False, slots=True)
class Live:
    """An open stream and what it has brought so far."""

    status: int
    headers: dict[str, str]
    frames: list[Frame] = field(default_factory=list)
    ended: bool = False
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def events(self) -> list[Frame]:
        """The account's events, without what belongs to the connection."""
        return [frame for frame in self.frames if frame.kind not in ("ready", "reset", "beat", "bye")]

    @property
    def last_id(self) -> str | None:
        """What a browser would send when it comes back."""
        return next((frame.id for frame in reversed(self.frames) if frame.id), None)

    async def until(self, met: Callable[["Live"], bool], patience: float = PATIENCE) -> None:
        """Wait for what is to come; fails when it does not."""
        async with asyncio.timeout(patience), self.arrived:
            await self.arrived.wait_for(lambda: met(self))

    async def until_number(self, number: int) -> None:
        """Wait for the event with this number."""
        await self.until(lambda live: bool(live.events) and live.events[-1].number >= number)

    async def until_kind(self, kind: str, count: int = 1, patience: float = PATIENCE) -> Frame:
        """Wait for a frame of this kind, or that many, and return the last of these."""
        await self.until(lambda live: len(live.of_kind(kind)) >= count, patience)
        return self.of_kind(kind)[count - 1]

    def of_kind(self, kind: str) -> list[Frame]:
        """The frames of this kind so far."""
        return [frame for frame in self.frames if frame.kind == kind]

    async def until_ended(self) -> None:
        """Wait for the server to close."""
        await self.until(lambda live: live.ended)


@asynccontextmanager
async def listening(
    person: Colleague, last_id: str | None = None, *, query: str | None = None, address: str | None = None
) -> AsyncIterator[Live]:
    """A stream that is read as fast as it comes; at `address` instead of the person's own, where given."""
    reader, writer = await request_stream(person, last_id, query=query, address=address)
    live = await _answered(reader)
    reading = asyncio.create_task(_read(reader, live))
    try:
        if live.status == 200:
            await live.until_kind("ready")
        yield live
    finally:
        reading.cancel()
        writer.close()


async def request_stream(
    person: Colleague,
    last_id: str | None = None,
    *,
    query: str | None = None,
    address: str | None = None,
    buffer: int | None = None,
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for the stream and read nothing yet. `buffer` is the most that this end takes in, in bytes."""
    target = urlsplit(address or person.address)
    assert target.hostname
    assert target.port
    wire = socket.socket()
    if buffer:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    wire.setblocking(False)
    await asyncio.get_running_loop().sock_connect(wire, (target.hostname, target.port))
    reader, writer = await asyncio.open_connection(sock=wire, limit=buffer or 2**16)
    parameters = f"?last_event_id={query}" if query is not None else ""
    headers = {"Host": target.netloc, "Authorization": f"Bearer {person.token}"}
    if last_id is not None:
        headers["Last-Event-ID"] = last_id
    lines = [f"GET /api/v1/escalations/stream{parameters} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    return reader, writer


async def read_late(reader: asyncio.StreamReader) -> Live:
    """Everything that is still to come on a stream that nobody read, up to its end."""
    live = await _answered(reader)
    async with asyncio.timeout(PATIENCE):
        await _read(reader, live)
    return live


async def _answered(reader: asyncio.StreamReader) -> Live:
    status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Live(int(status.split()[1]), headers)


async def _read(reader: asyncio.StreamReader, live: Live) -> None:
    waiting = b""
    chunked = live.headers.get("transfer-encoding") == "chunked"
    try:
        while piece := await (_chunk(reader) if chunked else reader.read(65_536)):
            waiting += piece
            *whole, waiting = waiting.split(b"\n\n")
            async with live.arrived:
                live.frames += [_frame(part) for part in whole]
                live.arrived.notify_all()
    except (OSError, asyncio.IncompleteReadError, ValueError):
        pass
    async with live.arrived:
        live.ended = True
        live.arrived.notify_all()


async def _chunk(reader: asyncio.StreamReader) -> bytes:
    size = int(await reader.readline() or b"0", 16)
    return (await reader.readexactly(size + 2))[:-2] if size else b""


def _frame(part: bytes) -> Frame:
    members = dict(line.split(": ", 1) for line in part.decode().split("\n"))
    return Frame(members["event"], members.get("id"), json.loads(members["data"]), len(part) + 2)
