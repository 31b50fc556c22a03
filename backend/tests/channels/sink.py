"""A web server on bare sockets that behaves as a test tells it to, and counts who comes."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

Behaviour = Literal["answer", "tarpit", "deaf", "drop", "drop_at_once", "endless", "trickle", "garbage"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One request. Headers by small letters."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Sink:
    """`heard` is what it was asked, in order; `connections` how often somebody connected; `written` how much of a body
    without end was taken."""

    def __init__(self) -> None:
        self.behaviour: Behaviour = "answer"
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body = b"ok"
        self.heard: list[Heard] = []
        self.names: list[str | None] = []
        self.connections = 0
        self.written = 0
        self.port = 0

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError):
            await self._behave(reader, writer)
        writer.close()

    async def _behave(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.behaviour == "deaf":
            await asyncio.sleep(3600)
        if self.behaviour == "drop_at_once":
            writer.transport.abort()
            return
        self.heard.append(await _read(reader))
        await self._answer(writer)
        with suppress(OSError):
            await writer.drain()

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        match self.behaviour:
            case "tarpit":
                await asyncio.sleep(3600)
            case "drop":
                writer.transport.abort()
            case "garbage":
                writer.write(b"\x00\xff nothing like HTTP\r\n\r\n")
            case "endless" | "trickle":
                await self._go_on(writer)
            case _:
                writer.write(self._head(len(self.body)) + self.body)

    async def _go_on(self, writer: asyncio.StreamWriter) -> None:
        part, pause = (b"x" * 65_536, 0.0) if self.behaviour == "endless" else (b"x", 0.05)
        writer.write(self._head(None))
        while True:
            writer.write(part)
            await writer.drain()
            self.written += len(part)
            await asyncio.sleep(pause)

    def _head(self, length: int | None) -> bytes:
        headers = dict(self.headers) if length is None else {"Content-Length": str(length), **self.headers}
        lines = [f"HTTP/1.1 {self.status} So", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode()


@asynccontextmanager
async def running(
    host: str = "127.0.0.1", tls: ssl.SSLContext | None = None, port: int = 0, sink: Sink | None = None
) -> AsyncIterator[Sink]:
    """A sink that listens, on a free port unless one is named; this one where there is one."""
    sink = sink or Sink()
    if tls:
        tls.sni_callback = lambda _connection, name, _context: sink.names.append(name)
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.create_task(sink.serve(reader, writer)))

    # One socket for both versions, where every address is meant: asyncio would open one for each, on two ports.
    opened = socket.create_server((host, port), family=socket.AF_INET6, dualstack_ipv6=True) if host == "::" else None
    where: dict[str, Any] = {"sock": opened} if opened else {"host": host, "port": port}
    server = await asyncio.start_server(accept, ssl=tls, **where)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Heard:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    return Heard(method, path, headers, await reader.readexactly(int(headers.get("content-length", "0"))))
