"""Connections of one role, and what a database that is lost, full or read-only raises."""

from psycopg import AsyncConnection, InterfaceError, OperationalError, errors
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

Connection = AsyncConnection[TupleRow]
Pool = AsyncConnectionPool[Connection]

# A statement that is itself wrong is not among them.
OUT_OF_REACH = (OperationalError, InterfaceError, PoolTimeout, TooManyRequests, errors.ReadOnlySqlTransaction)

WAIT_FOR_CONNECTION = 5.0  # seconds
STATEMENT_LIMIT = "-c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000"


def open_pool(url: str, *, size: int, at_least: int = 1) -> Pool:
    """A pool that is opened by `async with` or `open()`. A request that finds no connection in 5 s fails."""
    return AsyncConnectionPool(
        url,
        min_size=at_least,
        max_size=size,
        timeout=WAIT_FOR_CONNECTION,
        max_waiting=size * 20,
        open=False,
        kwargs={"options": STATEMENT_LIMIT, "connect_timeout": 5},
        check=AsyncConnectionPool.check_connection,
        reconnect_timeout=30,
    )
