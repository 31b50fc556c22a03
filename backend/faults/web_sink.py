"""A webhook's other end that is hostile by path: /busy/3 is sent away, /gone/3 is no more, /drop/3 gets no answer."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

from faults.history import now
from faults.mail_sink import Gate, Tarpit
from faults.sightings import Said, Sighting

# A host of its own for each kind, so that the success of one says nothing of the other.
HOSTS: Mapping[str, str] = {
    "friendly": "127.0.0.11",
    "busy": "127.0.0.12",
    "slow-down": "127.0.0.13",
    "refuse": "127.0.0.14",
    "gone": "127.0.0.15",
    "moved": "127.0.0.16",
    "drop": "127.0.0.17",
    "tarpit": "127.0.0.18",
}
REPLIES: Mapping[str, tuple[str, Said]] = {
    "friendly": ("200 OK\r\n", "ok"),
    "busy": ("503 Service Unavailable\r\n", "later"),
    "slow-down": ("429 Too Many Requests\r\nRetry-After: 2\r\n", "later"),
    "refuse": ("400 Bad Request\r\n", "never"),
    "gone": ("410 Gone\r\n", "never"),
    "moved": ("302 Found\r\nLocation: http://127.0.0.1/\r\n", "never"),
}


class WebSink:
    """`sightings` is what it saw. `gate` stands between the request and the answer, for those who are friendly."""

    def __init__(self, port: int) -> None:
        self.sightings: list[Sighting] = []
        self.gate = Gate()
        self._tarpit = Tarpit()
        self._port = port

    def address(self, fault: str, number: int) -> str:
        """Of a webhook with this fault."""
        return f"http://{HOSTS[fault]}:{self._port}{path_of(fault, number)}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """It listens inside the block."""
        server = await asyncio.start_server(self._talk, list(HOSTS.values()), self._port, backlog=1024)
        try:
            yield
        finally:
            server.close()
            self._tarpit.end()
            await asyncio.sleep(0)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            request, *lines = head.splitlines()
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            await reader.readexactly(int(headers.get("content-length", "0")))
            await self._answer(request.split()[1], headers, writer)
        writer.close()

    async def _answer(self, path: str, headers: Mapping[str, str], writer: asyncio.StreamWriter) -> None:
        fault = path.split("/")[1]
        keys = (headers.get("webhook-id", "no webhook-id"), headers.get("idempotency-key", "no Idempotency-Key"))
        reply, said = REPLIES.get(fault, ("", "nothing"))
        taken = fault in ("friendly", "drop", "tarpit")
        self.sightings.append(Sighting(now(), path, keys, fault, taken, said))
        if fault == "drop":
            writer.transport.abort()
            return
        if fault == "tarpit":
            await self._tarpit.hold()
        if fault == "friendly":
            await self.gate.pass_through()
        writer.write(f"HTTP/1.1 {reply}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()


def path_of(fault: str, number: int) -> str:
    """What a sink and the run call the same webhook."""
    return f"/{fault}/{number}"
