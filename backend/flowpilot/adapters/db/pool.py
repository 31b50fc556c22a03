"""Connections of one role, and what a database that is lost, full or read-only raises."""

import asyncio
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

from psycopg import AsyncConnection, Error, InterfaceError, OperationalError, errors
from psycopg.abc import RV, PQGen
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

Connection = AsyncConnection[TupleRow]
Pool = AsyncConnectionPool[Connection]

# A statement that is itself wrong is not among them.
OUT_OF_REACH = (
    OperationalError,
    InterfaceError,
    PoolTimeout,
    TooManyRequests,
    errors.ReadOnlySqlTransaction,
    errors.IdleInTransactionSessionTimeout,
    errors.TransactionTimeout,
)

WAIT_FOR_CONNECTION = 5.0  # seconds
WAIT_FOR_ANSWER = 22.0  # seconds: the server itself ends a statement after 20
WAIT_FOR_SIGN_OF_LIFE = 2.0  # seconds
STANDSTILL = 0.2  # seconds; how late the event loop is when it notices that it stood still
AFTER_STANDSTILL = 0.5  # seconds
# A longer series of attempts would pause for so long between two of them that a database which is back stays unused.
SERIES_OF_ATTEMPTS = 5.0  # seconds
STATEMENT_LIMIT = "-c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000"
LONGEST_TRANSACTION = 30.0  # seconds
TRANSACTION_TIMEOUT_SINCE = 170_000  # Postgres 17


class BoundedConnection(AsyncConnection[TupleRow]):
    """Breaks where the server says nothing for longer than a statement may take: it hangs, or the network does."""

    async def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:  # noqa: ASYNC109 - psycopg's own
        with cut_after(WAIT_FOR_ANSWER, self):
            return await super().wait(gen, interval, timeout)


def open_pool(
    url: str, *, size: int, at_least: int = 1, longest_transaction: float | None = LONGEST_TRANSACTION
) -> Pool:
    """A pool that is opened by `async with` or `open()`. A request that finds no connection in 5 s fails.

    A server from Postgres 17 on ends a transaction, and its connection, after `longest_transaction` seconds.
    """
    return AsyncConnectionPool(
        url,
        min_size=at_least,
        max_size=size,
        timeout=WAIT_FOR_CONNECTION,
        max_waiting=size * 20,
        open=False,
        connection_class=BoundedConnection,
        kwargs={"options": STATEMENT_LIMIT, "connect_timeout": 5},
        configure=None if longest_transaction is None else partial(_limit, longest_transaction),
        check=_check,
        reconnect_timeout=SERIES_OF_ATTEMPTS,
    )


async def takes_writes(pool: Pool) -> bool:
    """Whether the server answers and is not read-only. Raises what a database out of reach raises."""
    async with pool.connection() as connection:
        row = await (await connection.execute("select current_setting('transaction_read_only')")).fetchone()
    return row == ("off",)


@contextmanager
def cut_after(seconds: float, connection: AsyncConnection[TupleRow]) -> Iterator[None]:
    """Breaks the connection when the block takes longer, so that it raises `psycopg.OperationalError`.

    A cancelled statement would make psycopg ask the server first, which waits again when the server is out of reach.
    Time in which this process itself stood still does not count: the answer may have come meanwhile, unread.
    """
    limit = _Limit(seconds, connection)
    try:
        yield
    finally:
        limit.lift()


class _Limit:
    """Cuts the connection after so many seconds in which the event loop went round."""

    __slots__ = ("_connection", "_ends_at", "_loop", "_seconds", "_timer")

    def __init__(self, seconds: float, connection: AsyncConnection[TupleRow]) -> None:
        self._loop = asyncio.get_running_loop()
        self._connection = connection
        self._wait(seconds)

    def lift(self) -> None:
        self._timer.cancel()

    def _wait(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends_at = self._loop.time() + seconds
        self._timer = self._loop.call_later(seconds, self._passed)

    def _passed(self) -> None:
        if self._loop.time() - self._ends_at > STANDSTILL:
            self._wait(min(self._seconds, AFTER_STANDSTILL))
        else:
            cut(self._connection)


def cut(connection: AsyncConnection[TupleRow]) -> None:
    """Breaks the connection without asking the server."""
    with suppress(OSError, Error), socket.socket(fileno=os.dup(connection.fileno())) as wire:
        wire.shutdown(socket.SHUT_RDWR)


async def _limit(seconds: float, connection: Connection) -> None:
    # A process that stands still amid a pipeline counts as active, not as idle in its transaction: its locks would
    # stay. Older servers refuse to connect when the option comes with the connection.
    if connection.info.server_version >= TRANSACTION_TIMEOUT_SINCE:
        await connection.set_autocommit(True)
        await connection.execute("select set_config('transaction_timeout', %s, false)", (f"{seconds * 1000:.0f}",))
        await connection.set_autocommit(False)


async def _check(connection: Connection) -> None:
    with cut_after(WAIT_FOR_SIGN_OF_LIFE, connection):
        await AsyncConnectionPool.check_connection(connection)
        # The check goes without a transaction, and leaves a connection like that where it is broken off: what is
        # bound to a transaction, as the account is, would be forgotten after each statement.
        if connection.autocommit:
            await connection.set_autocommit(False)
