"""A mail server that is hostile by address: bob.busy-3@… is sent away, bob.tarpit-3@… is held until he gives up."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from faults.history import now
from faults.sightings import Said, Sighting

HOST = "127.0.0.1"
SECONDS_OF_A_TARPIT = 120.0
MESSAGE_ID = re.compile(rb"^Message-ID: <([0-9a-f-]{36})@", re.IGNORECASE | re.MULTILINE)

# What the first part of an address makes the server do, at which command, and how it means it.
AT_RECIPIENT: dict[str, tuple[bytes, Said]] = {
    "busy": (b"451 4.3.0 try again later", "later"),
    "full": (b"452 4.2.2 mailbox full", "later"),
    "closing": (b"421 4.3.2 closing", "later"),
    "nobody": (b"550 5.1.1 no such person", "never"),
}
AT_CONTENT: dict[str, tuple[bytes, Said]] = {
    "grey": (b"451 4.7.1 greylisted", "later"),
    "spam": (b"554 5.7.1 looks like spam", "never"),
}


class Gate:
    """Holds what comes until it is opened, and tells that it holds something."""

    def __init__(self) -> None:
        self.holds = asyncio.Event()
        self._open = asyncio.Event()
        self._open.set()

    def close(self) -> None:
        """From now on whoever comes waits."""
        self.holds.clear()
        self._open.clear()

    def open(self) -> None:
        """Everybody may pass."""
        self._open.set()

    async def pass_through(self) -> None:
        """Returns when it is open."""
        if not self._open.is_set():
            self.holds.set()
            await self._open.wait()


class Tarpit:
    """Holds whoever falls into it for two minutes, or until everything ends."""

    def __init__(self) -> None:
        self._ends = asyncio.Event()

    def end(self) -> None:
        """Let everybody go."""
        self._ends.set()

    async def hold(self) -> None:
        """Returns in the end."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ends.wait(), SECONDS_OF_A_TARPIT)


class MailSink:
    """`sightings` is what it saw. `gate` stands between the whole mail and the answer, for those who are friendly."""

    def __init__(self, port: int) -> None:
        self.url = f"smtp://{HOST}:{port}"
        self.sightings: list[Sighting] = []
        self.gate = Gate()
        self._tarpit = Tarpit()
        self._port = port

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """It listens inside the block."""
        server = await asyncio.start_server(self._talk, HOST, self._port, backlog=1024)
        try:
            yield
        finally:
            server.close()
            self._tarpit.end()
            await asyncio.sleep(0)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await _say(writer, b"220 sink")
            await self._converse(reader, writer)
        writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recipient = ""
        while line := await reader.readline():
            command = line[:4].upper()
            if command == b"RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
                if not await self._meet(recipient, writer):
                    return
            elif command == b"DATA":
                await _say(writer, b"354 go on")
                content = await reader.readuntil(b"\r\n.\r\n")
                await self._take(recipient, content, writer)
            elif command == b"QUIT":
                await _say(writer, b"221 bye")
                return
            else:
                await _say(writer, b"250 ok")

    async def _meet(self, recipient: str, writer: asyncio.StreamWriter) -> bool:
        """What somebody's address makes it say at once; whether the talk goes on."""
        fault = fault_of(recipient)
        if fault == "tarpit":
            self._saw(recipient, (), taken=False, said="nothing")
            await self._tarpit.hold()
            return False
        if fault in AT_RECIPIENT:
            reply, said = AT_RECIPIENT[fault]
            self._saw(recipient, (), taken=False, said=said)
            await _say(writer, reply)
            return True
        await _say(writer, b"250 ok")
        return True

    async def _take(self, recipient: str, content: bytes, writer: asyncio.StreamWriter) -> None:
        found = MESSAGE_ID.search(content)
        keys = (found[1].decode(),) if found else ("no Message-ID",)
        fault = fault_of(recipient)
        if fault in AT_CONTENT:
            reply, said = AT_CONTENT[fault]
            self._saw(recipient, keys, taken=False, said=said)
            await _say(writer, reply)
            return
        if fault == "drop":
            self._saw(recipient, keys, taken=True, said="nothing")
            writer.transport.abort()
            raise ConnectionAbortedError
        self._saw(recipient, keys, taken=True, said="ok")
        await self.gate.pass_through()
        await _say(writer, b"250 2.0.0 taken")

    def _saw(self, recipient: str, keys: Sequence[str], *, taken: bool, said: Said) -> None:
        self.sightings.append(Sighting(now(), recipient, tuple(keys), fault_of(recipient), taken, said))


def fault_of(recipient: str) -> str:
    """The hostile thing that an address stands for; "friendly" if none."""
    return recipient.partition("@")[0].partition("-")[0]


async def _say(writer: asyncio.StreamWriter, line: bytes) -> None:
    writer.write(line + b"\r\n")
    await writer.drain()
