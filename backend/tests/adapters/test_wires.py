"""Sockets that leave the HTTP server: what is relied on in uvicorn, and readers who stand still or vanish."""

import asyncio
import resource
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from flowpilot.adapters.listeners import listening_socket
from flowpilot.adapters.server import Server, allow_many_sockets
from flowpilot.adapters.wires import KERNEL_BUFFER, SocketWire
from tests.mail.waiting import until

pytestmark = pytest.mark.anyio

HEAD = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"
MEGABYTE = b"x" * 1_048_576


class House:
    """An application that takes the socket of every request, and remembers what became of it."""

    def __init__(self, greeting: bytes = b"hello") -> None:
        self.greeting = greeting
        self.wires: list[SocketWire] = []
        self.not_taken = 0
        self.freed: list[SocketWire] = []
        self.lost: list[SocketWire] = []

    async def before_taking_over(self) -> None:
        """What takes time while the reader waits."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/plain":
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        await self.before_taking_over()
        wire = scope["extensions"]["flowpilot.wire"](HEAD)
        if wire is None:
            self.not_taken += 1
            return
        self.wires.append(wire)
        await wire.write(self.greeting)
        wire.follow(partial(self.freed.append, wire), partial(self.lost.append, wire))


@asynccontextmanager
async def serving(house: House) -> AsyncIterator[tuple[Server, int]]:
    with listening_socket("127.0.0.1", 0) as listener:
        server = Server(house, on_exit=lambda: None)
        task = asyncio.create_task(server.serve_on(listener))
        await until(lambda: server.started, seconds=5)
        try:
            yield server, listener.getsockname()[1]
        finally:
            for wire in house.wires:
                wire.end(b"")
            server.should_exit = True
            await task


async def ask(port: int, *, path: str = "/", buffer: int | None = None) -> socket.socket:
    reader = socket.socket()
    if buffer:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    reader.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(reader, ("127.0.0.1", port))
    await loop.sock_sendall(reader, b"GET %s HTTP/1.1\r\nHost: here\r\n\r\n" % path.encode())
    return reader


async def read_until(reader: socket.socket, met: Callable[[bytes], bool]) -> bytes:
    content = b""
    async with asyncio.timeout(10):
        while not met(content):
            content += (piece := await asyncio.get_running_loop().sock_recv(reader, 65_536))
            if not piece:
                break
    return content


async def all_of(reader: socket.socket) -> bytes:
    return await read_until(reader, lambda _: False)


async def test_the_server_forgets_the_connection_and_the_reader_notices_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    house = House()
    with capture_logs() as logs:
        async with serving(house) as (server, port):
            with await ask(port) as reader:
                assert await read_until(reader, lambda c: c.endswith(b"hello")) == HEAD + b"hello"
                await until(lambda: not server.server_state.connections and not server.server_state.tasks, seconds=2)
                assert house.wires[0].push(b" and more")
                house.wires[0].end(b", bye")
                assert await all_of(reader) == b" and more, bye"
    assert (logs, caplog.records) == ([], [])


async def test_other_requests_are_answered_as_ever() -> None:
    async with serving(House()) as (_, port):
        with await ask(port, path="/plain") as reader:
            assert (await read_until(reader, lambda c: b"\r\n\r\n" in c)).startswith(b"HTTP/1.1 204")


async def test_a_reader_who_goes_away_is_noticed_at_once() -> None:
    house = House()
    async with serving(house) as (_, port):
        reader = await ask(port)
        await read_until(reader, lambda c: c.endswith(b"hello"))
        reader.close()
        await until(lambda: house.lost == house.wires, seconds=2)
        assert not house.wires[0].push(b"nobody is there")


async def test_a_reader_who_went_away_before_leaves_no_error(caplog: pytest.LogCaptureFixture) -> None:
    may_go_on = asyncio.Event()

    class Slow(House):
        async def before_taking_over(self) -> None:
            await may_go_on.wait()

    house = Slow()
    with capture_logs() as logs:
        async with serving(house) as (server, port):
            reader = await ask(port)
            await until(lambda: bool(server.server_state.tasks), seconds=2)
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            reader.close()
            await until(lambda: not server.server_state.connections, seconds=2)
            may_go_on.set()
            await until(lambda: house.not_taken == 1, seconds=2)
    assert (logs, caplog.records) == ([], [])


async def test_what_a_slow_reader_did_not_take_is_kept_and_nothing_beyond_it() -> None:
    house = House()
    async with serving(house) as (_, port):
        with await ask(port, buffer=8_192) as reader:
            await read_until(reader, lambda c: c.endswith(b"hello"))
            wire = house.wires[0]
            assert wire.push(MEGABYTE)
            assert not wire.push(b"too early")
            assert house.freed == []
            assert await read_until(reader, lambda c: len(c) == len(MEGABYTE)) == MEGABYTE
            await until(lambda: house.freed == [wire], seconds=2)
            assert wire.push(b"now")
            assert await read_until(reader, lambda c: c == b"now") == b"now"


async def test_who_stands_still_is_cut_with_one_line_in_the_log() -> None:
    house = House()
    async with serving(house) as (_, port):
        with await ask(port, buffer=8_192) as reader:
            await read_until(reader, lambda c: c.endswith(b"hello"))
            with capture_logs() as logs:
                house.wires[0].push(MEGABYTE)
                await until(lambda: house.lost == house.wires, seconds=3)
            assert logs == [{"event": "stream cut", "reason": "too_slow", "log_level": "info"}]


async def test_who_reads_slowly_but_reads_is_not_cut() -> None:
    house = House()
    async with serving(house) as (_, port):
        with await ask(port, buffer=8_192) as reader:
            await read_until(reader, lambda c: c.endswith(b"hello"))
            house.wires[0].push(MEGABYTE)
            for _ in range(15):
                await asyncio.sleep(0.1)
                await asyncio.get_running_loop().sock_recv(reader, 8_192)
            assert house.lost == []


async def test_the_kernel_holds_little_for_somebody_who_does_not_read() -> None:
    house = House()
    async with serving(house) as (_, port):
        with await ask(port, buffer=4_096) as reader:
            await read_until(reader, lambda c: c.endswith(b"hello"))
            house.wires[0].push(MEGABYTE)
            assert len(MEGABYTE) - len(house.wires[0]._kept or b"") < 4 * KERNEL_BUFFER


async def test_a_greeting_waits_for_its_reader_and_ends_when_nobody_reads() -> None:
    failed: list[Awaitable[None]] = []

    class Impatient(House):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            wire = scope["extensions"]["flowpilot.wire"](HEAD)
            self.wires.append(wire)
            try:
                for _ in range(3):
                    await wire.write(MEGABYTE)
            except ConnectionError:
                failed.append(wire)

    async with serving(Impatient()) as (_, port):
        with await ask(port, buffer=8_192) as patient:
            content = await read_until(patient, lambda c: len(c) == len(HEAD) + 3 * len(MEGABYTE))
            assert content == HEAD + 3 * MEGABYTE
        with await ask(port, buffer=8_192):
            await until(lambda: len(failed) == 1, seconds=5)


async def test_a_reader_who_talks_too_much_is_cut() -> None:
    house = House()
    async with serving(house) as (_, port):
        with await ask(port) as reader:
            await read_until(reader, lambda c: c.endswith(b"hello"))
            await asyncio.get_running_loop().sock_sendall(reader, b"a few words")
            await asyncio.sleep(0.1)
            assert house.lost == []
            await asyncio.get_running_loop().sock_sendall(reader, MEGABYTE[:200_000])
            await until(lambda: house.lost == house.wires, seconds=2)


def test_a_process_allows_itself_as_many_open_files_as_it_may() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        allow_many_sockets()
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (before[1], before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
