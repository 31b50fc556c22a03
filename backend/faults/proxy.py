"""One hop of the network that a run can slow, hold, cut, or rob of its answers."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

LARGEST_CHUNK = 2**16
RESET_INSTEAD_OF_END = struct.pack("ii", 1, 0)


class Passage:
    """One connection that goes through a hop, from its client to its server."""

    def __init__(self, client: asyncio.StreamWriter) -> None:
        self._ends = [client]
        self.loses_answer = False

    def reaches(self, server: asyncio.StreamWriter) -> None:
        self._ends.append(server)

    def reset(self) -> None:
        """Ends both sides at once, as a router does that forgot the connection."""
        for end in self._ends:
            wire: socket.socket | None = end.get_extra_info("socket")
            with suppress(OSError, ValueError):  # one that has closed has no number any more, or no socket
                if wire:
                    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_INSTEAD_OF_END)
            end.transport.abort()

    def close(self) -> None:
        """Ends both sides in good order."""
        for end in self._ends:
            end.close()


class Hop:
    """All connections between two kinds of process. `touched` counts what a fault really did to any of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.touched = 0
        self._passages: set[Passage] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._delay = 0.0
        self._answers_to_lose = 0
        self._asking: bytes = b""

    @property
    def passages(self) -> int:
        """How many connections are open."""
        return len(self._passages)

    def cut(self) -> None:
        """Resets every open connection."""
        self.touched += len(self._passages)
        self.end()

    def end(self) -> None:
        """Lets nothing be open any more; this is no fault."""
        for passage in list(self._passages):
            passage.reset()

    def slow(self, seconds: float) -> None:
        """From now on each chunk takes this much longer; 0 ends it."""
        self._delay = seconds

    def hold(self) -> None:
        """From now on everything is accepted and nothing passes; connections stay open."""
        self._flowing.clear()

    def let_go(self, *, forget: bool) -> None:
        """Ends `hold`. What was held arrives late, or with `forget` its connections are reset."""
        if forget:
            self.end()
        self._flowing.set()

    def lose_answers(self, count: int, asking: bytes = b"") -> None:
        """The next requests that contain `asking` go through, and their connections are cut before the answer."""
        self._answers_to_lose, self._asking = count, asking

    async def carry(
        self,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        server: tuple[str, int],
        greeting: bytes = b"",
    ) -> None:
        """Carries one connection until either side ends it. `greeting` was already read from the client."""
        from_client, to_client = client
        passage = Passage(to_client)
        self._passages.add(passage)
        directions: list[asyncio.Task[None]] = []
        try:
            await self._wait_for_flow()
            from_server, to_server = await asyncio.open_connection(*server)
            passage.reaches(to_server)
            to_server.write(greeting)
            directions += [
                asyncio.create_task(self._forward(passage, from_client, to_server)),
                asyncio.create_task(self._return(passage, from_server, to_client)),
            ]
            await asyncio.wait(directions, return_when=asyncio.FIRST_COMPLETED)
        except OSError:
            passage.reset()
        finally:
            for direction in directions:
                direction.cancel()
            passage.close()
            self._passages.discard(passage)

    async def _forward(self, passage: Passage, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(LARGEST_CHUNK):
                await self._pass_on(chunk, writer)
                if self._answers_to_lose and self._asking in chunk:
                    self._answers_to_lose -= 1
                    passage.loses_answer = True

    async def _return(self, passage: Passage, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(LARGEST_CHUNK):
                if passage.loses_answer:
                    self.touched += 1
                    passage.reset()
                    return
                await self._pass_on(chunk, writer)

    async def _pass_on(self, chunk: bytes, writer: asyncio.StreamWriter) -> None:
        if self._delay:
            self.touched += 1
            await asyncio.sleep(self._delay)
        await self._wait_for_flow()
        if writer.transport.is_closing():
            raise ConnectionResetError
        writer.write(chunk)
        await writer.drain()

    async def _wait_for_flow(self) -> None:
        if not self._flowing.is_set():
            self.touched += 1
            await self._flowing.wait()


@asynccontextmanager
async def passing(hop: Hop, address: tuple[str, int], server: tuple[str, int]) -> AsyncIterator[None]:
    """Whoever connects to `address` meanwhile reaches `server` through the hop."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hop.carry((reader, writer), server)

    listening = await asyncio.start_server(connected, *address, backlog=512)
    try:
        yield
    finally:
        listening.close()
        hop.let_go(forget=True)
