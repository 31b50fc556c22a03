"""The proxy does to a connection what its faults say, and counts only what met somebody."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from faults.ports import free_port
from faults.proxy import Hop, passing

pytestmark = pytest.mark.anyio
Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def echo_behind(hop: Hop, heard: list[bytes]) -> AsyncIterator[Wire]:
    """A connection through the hop to a server that says everything twice; `heard` is what reached it."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(100):
                heard.append(chunk)
                writer.write(chunk + chunk)

    server, door = ("127.0.0.1", free_port()), ("127.0.0.1", free_port())
    listening = await asyncio.start_server(echo, *server)
    async with passing(hop, door, server):
        reader, writer = await asyncio.open_connection(*door)
        yield reader, writer
        writer.close()
    listening.close()


async def test_it_carries() -> None:
    hop = Hop("test")
    async with echo_behind(hop, []) as (reader, writer):
        writer.write(b"hello ")
        assert await reader.readexactly(12) == b"hello hello "
    assert hop.touched == 0


async def test_a_cut_resets_what_is_open() -> None:
    hop = Hop("test")
    async with echo_behind(hop, []) as (reader, writer):
        writer.write(b"a")
        await reader.readexactly(2)
        hop.cut()
        with pytest.raises(ConnectionError):
            await reader.readexactly(1)
    assert hop.touched == 1


async def test_a_cut_without_connections_did_not_happen() -> None:
    hop = Hop("test")
    hop.cut()
    assert hop.touched == 0


async def test_a_black_hole_keeps_the_connection_and_delivers_late() -> None:
    hop, heard = Hop("test"), list[bytes]()
    async with echo_behind(hop, heard) as (reader, writer):
        writer.write(b"a")
        await reader.readexactly(2)
        hop.hold()
        writer.write(b"b")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.readexactly(1), 0.1)
        assert heard == [b"a"]
        hop.let_go(forget=False)
        assert await reader.readexactly(2) == b"bb"
    assert hop.touched == 1


async def test_a_lost_answer_was_given() -> None:
    hop, heard = Hop("test"), list[bytes]()
    async with echo_behind(hop, heard) as (reader, writer):
        hop.lose_answers(1, asking=b"COMMIT")
        writer.write(b"begin")
        assert await reader.readexactly(10) == b"beginbegin"
        writer.write(b"COMMIT")
        with pytest.raises(ConnectionError):
            await reader.readexactly(1)
    assert heard == [b"begin", b"COMMIT"]
    assert hop.touched == 1
