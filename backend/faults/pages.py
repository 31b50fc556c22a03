"""Somebody's page in front of the live stream: it comes back with its last id after every cut, as a browser does."""

import asyncio
import random
from contextlib import suppress
from urllib.parse import urlsplit

from faults.body import Frame, Frames
from faults.history import Dismissed, History, Joined, Mistaken, Seen, WasReset, now
from tests.people import Colleague

SHORTEST_PAUSE = 0.25  # seconds
LONGEST_PAUSE = 2.0  # a page waits up to 20 s; a run of minutes has to see more returns than that
LONGEST_SILENCE = 35.0
SECONDS_TO_ANSWER = 6.0
COMES_BACK = {200, 503}


class Page:
    """One stream of one person. What it sees goes into the history."""

    def __init__(self, name: str, person: Colleague, address: str, history: History, rng: random.Random) -> None:
        self.name = name
        self.account = person.account_id
        self.last_id: str | None = None
        self.live = False
        self.seen: set[str] = set()  # handoffs whose creation it was told
        self._person = person
        self._target = urlsplit(address)
        self._history = history
        self._rng = rng
        self._failures = 0

    async def stay(self) -> None:
        """Runs until cancelled."""
        while True:
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                await self._visit()
            self.live = False
            await asyncio.sleep(self._rng.random() * min(LONGEST_PAUSE, SHORTEST_PAUSE * 2**self._failures))
            self._failures += 1

    async def _visit(self) -> None:
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            reader, writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        try:
            writer.write(self._request())
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            status = int(head.split(" ", 2)[1])
            if status == 200:
                await self._follow(reader, Frames(chunked="transfer-encoding: chunked" in head))
            elif status not in COMES_BACK:
                self._history.add(Mistaken(now(), f"{self.name}: the stream answered {status}"))
        finally:
            writer.close()

    def _request(self) -> bytes:
        resuming = f"Last-Event-ID: {self.last_id}\r\n" if self.last_id else ""
        return (
            f"GET /api/v1/escalations/stream HTTP/1.1\r\nHost: {self._target.netloc}\r\n"
            f"Authorization: Bearer {self._person.token}\r\n{resuming}\r\n"
        ).encode()

    async def _follow(self, reader: asyncio.StreamReader, frames: Frames) -> None:
        asked = self.last_id
        while not frames.ended:
            async with asyncio.timeout(LONGEST_SILENCE):
                received = await reader.read(2**16)
            if not received:
                return
            for frame in frames.feed(received):
                self._take(frame, asked)

    def _take(self, frame: Frame, asked: str | None) -> None:
        at = now()
        if frame.id:
            self.last_id = frame.id
        match frame.event:
            case "ready":
                self.live, self._failures = True, 0
                self._history.add(Joined(self.name, self.account, at, *frame.place, asked))
            case "reset":
                self._history.add(WasReset(self.name, at, *frame.place, str(frame.members["reason"])))
            case "bye":
                self._history.add(Dismissed(self.name, at, str(frame.members["reason"])))
            case "beat":
                pass
            case event:
                handoff_id = str(frame.members.get("handoff_id") or frame.members["id"])
                if event == "handoff_created":
                    self.seen.add(handoff_id)
                self._history.add(Seen(self.name, self.account, at, *frame.place, event, handoff_id))
