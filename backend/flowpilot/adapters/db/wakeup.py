"""Hints between processes that an account has something new, by LISTEN and NOTIFY.

A hint is never the truth: it may be lost, repeated or late, so whoever waits for one sweeps anyway. Both ends live on a
connection of their own, beside the pools, and come back by themselves when the database was away.
"""

import asyncio
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import LiteralString, Self
from uuid import UUID, uuid4

import psycopg
import structlog
from psycopg import AsyncConnection, sql
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

from flowpilot.adapters.db.pool import cut, cut_after

log = structlog.get_logger()

CHANNEL: LiteralString = "flowpilot"
NOTIFY: LiteralString = "select pg_notify(%s, %s)"
ACCOUNTS_IN_A_HINT = 140  # at most 57 bytes each; a payload is capped at 8,000
SECONDS_TO_CONNECT = 3
SECONDS_TO_ANSWER = 3.0
SECONDS_BETWEEN_PROBES = 2.0
SECONDS_TO_LET_GO = 0.2
SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 2.0


class _OwnConnection(ABC):
    """A task that holds one connection and takes a new one when it breaks; ends with its `async with`."""

    def __init__(self, url: str, name: str) -> None:
        self._url = url
        self._name = name
        self._task: asyncio.Task[None] | None = None
        self._lost = False
        self._pause = SHORTEST_PAUSE
        self._connection: AsyncConnection[TupleRow] | None = None
        self._ending = False

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._stay_connected(), name=self._name)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is None:
            return
        self._ending = True
        if self._connection and self._connection.info.transaction_status is TransactionStatus.ACTIVE:
            # Cancelling would make psycopg ask the server first; what runs on a cut connection ends at once.
            cut(self._connection)
            await asyncio.wait({self._task}, timeout=SECONDS_TO_LET_GO)
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    @abstractmethod
    async def _work(self, connection: AsyncConnection[TupleRow]) -> None:
        """Work on the connection until it breaks; calls `_is_well` when it has proved to be good."""

    async def _stay_connected(self) -> None:
        while not self._ending:
            try:
                async with await self._connect() as self._connection:
                    await self._work(self._connection)
            except (psycopg.Error, OSError) as error:
                if not self._ending:
                    await self._rest_after(error)
            finally:
                self._connection = None

    async def _connect(self) -> AsyncConnection[TupleRow]:
        return await AsyncConnection.connect(
            self._url, autocommit=True, prepare_threshold=None, connect_timeout=SECONDS_TO_CONNECT
        )

    async def _rest_after(self, error: Exception) -> None:
        if not self._lost:
            log.warning(f"{self._name}.lost", reason=type(error).__name__)
        self._lost = True
        await asyncio.sleep(self._pause * random.uniform(0.5, 1.0))
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _is_well(self) -> None:
        if self._lost:
            log.info(f"{self._name}.back")
        self._lost = False
        self._pause = SHORTEST_PAUSE


class Notifier(_OwnConnection):
    """Sends hints. Those given while one travels go together in the next, so a burst costs few statements."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "notifier")
        self._waiting: dict[UUID, int] = {}
        self._wake = asyncio.Event()

    def hint(self, account_id: UUID, number: int) -> None:
        """The account's stream got to `number`. Returns at once and never fails; call it after the commit."""
        self._waiting[account_id] = number
        self._wake.set()

    async def _work(self, connection: AsyncConnection[TupleRow]) -> None:
        while True:
            await self._wake.wait()
            while batch := list(islice(self._waiting, ACCOUNTS_IN_A_HINT)):
                payload = ",".join(f"{account_id}:{self._waiting.pop(account_id)}" for account_id in batch)
                with cut_after(SECONDS_TO_ANSWER, connection):
                    await connection.execute(NOTIFY, (CHANNEL, payload))
                self._is_well()
            self._wake.clear()


class Listener(_OwnConnection):
    """Receives hints and keeps proving that it would.

    `on_hint` is called on the event loop with the accounts' newest numbers, and with none when hints may have been
    missed, that is after every (re)connect: look at all then. It must not raise.
    """

    def __init__(self, url: str, on_hint: Callable[[Mapping[UUID, int]], None]) -> None:
        super().__init__(url, "listener")
        self._on_hint = on_hint
        self._probe = f"probe_{uuid4().hex}"
        self._last_seen: float | None = None

    @property
    def seconds_silent(self) -> float | None:
        """Seconds since the connection last proved to deliver; absent before the first proof."""
        return None if self._last_seen is None else time.monotonic() - self._last_seen

    @property
    def healthy(self) -> bool:
        """Whether it proved to deliver within the last two probes."""
        silent = self.seconds_silent
        return silent is not None and silent < SECONDS_TO_ANSWER + SECONDS_BETWEEN_PROBES

    async def _work(self, connection: AsyncConnection[TupleRow]) -> None:
        with cut_after(SECONDS_TO_ANSWER, connection):
            for channel in (CHANNEL, self._probe):
                await connection.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
        self._on_hint({})
        while True:
            # Half-open connections and poolers swallow notifications without an error: send ourselves one.
            with cut_after(SECONDS_TO_ANSWER, connection):
                await connection.execute(NOTIFY, (self._probe, ""))
            probed_at = time.monotonic()
            async for notice in connection.notifies(timeout=SECONDS_BETWEEN_PROBES):
                if notice.channel == self._probe:
                    self._last_seen = time.monotonic()
                    self._is_well()
                elif numbers := _numbers(notice.payload):
                    self._on_hint(numbers)
            if self._last_seen is None or self._last_seen < probed_at:
                raise ConnectionError("a notification to ourselves did not arrive")


def _numbers(payload: str) -> Mapping[UUID, int]:
    """How far the accounts in a payload have got. Any role may send on the channel: what does not fit is left out."""
    numbers: dict[UUID, int] = {}
    for part in payload.split(","):
        account_id, _, number = part.partition(":")
        with suppress(ValueError):
            numbers[UUID(account_id)] = int(number)
    return numbers
