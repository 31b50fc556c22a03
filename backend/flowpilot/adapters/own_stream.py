"""The account's live stream over HTTP, at the address that people use: what the canary follows."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from ssl import create_default_context
from uuid import UUID

import httpx2

from flowpilot.application.ports_canary import OwnStream

PATH = "/api/v1/escalations/stream"
SECONDS_TO_CONNECT = 5.0
SECONDS_OF_SILENCE = 30.0  # longer than a beat takes
SECONDS_BETWEEN_TRIES = 0.5


class OwnStreams:
    """Streams of the FlowPilot at `address`."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._trusted = create_default_context()

    @asynccontextmanager
    async def follow(self, secret: str) -> AsyncIterator[OwnStream]:
        """See `application.ports_canary.Follow`. Comes back when the stream ends, as a page does."""
        timeout = httpx2.Timeout(SECONDS_TO_CONNECT, read=SECONDS_OF_SILENCE)
        headers = {"Authorization": f"Bearer {secret}"}
        # What an environment says of proxies is for other addresses than our own; the machine's certificates count.
        async with httpx2.AsyncClient(
            base_url=self._address, headers=headers, timeout=timeout, verify=self._trusted, trust_env=False
        ) as own:
            stream = HttpStream(own)
            reading = asyncio.create_task(stream.read_for_ever())
            try:
                yield stream
            finally:
                reading.cancel()


class HttpStream:
    """See `application.ports_canary.OwnStream`."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client
        self._opened = asyncio.Event()
        self._changed = asyncio.Condition()
        self._brought: set[str] = set()
        self._last_id: str | None = None

    async def opened(self) -> None:
        await self._opened.wait()

    async def brought(self, handoff_id: UUID) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: str(handoff_id) in self._brought)

    async def read_for_ever(self) -> None:
        """Read, and open it again whenever it ends."""
        while True:
            with suppress(httpx2.HTTPError):
                await self._read()
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    async def _read(self) -> None:
        headers = {"Last-Event-ID": self._last_id} if self._last_id else {}
        async with self._client.stream("GET", PATH, headers=headers) as response:
            response.raise_for_status()
            kind = ""
            async for line in response.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                elif name == "id":
                    self._last_id = value
                elif name == "data":
                    await self._take(kind, value)

    async def _take(self, kind: str, content: str) -> None:
        if kind == "ready":
            self._opened.set()
        elif kind == "handoff_created":
            card = json.loads(content)
            if card.get("canary") is True:
                async with self._changed:
                    self._brought.add(card["id"])
                    self._changed.notify_all()
