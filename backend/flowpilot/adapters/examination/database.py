"""The database as each role sees it, and the server behind it."""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, LiteralString
from uuid import uuid4

import psycopg
from psycopg import Connection, sql
from psycopg.rows import dict_row

from flowpilot.adapters.db.pool import TRANSACTION_TIMEOUT_SINCE
from flowpilot.adapters.db.schema_standing import newest, standing
from flowpilot.adapters.examination.finding import Finding, first_line, good, warning, wrong
from flowpilot.adapters.examination.rights import examine_rights

SECONDS_TO_CONNECT = 5
SECONDS_FOR_A_NOTIFICATION = 3.0
OLDEST_SERVER = 140_000
MOST_SKEW = 2.0  # seconds
SILENCE_OF_A_WORKER = 15.0  # seconds

Row = dict[str, Any]
SERVER: LiteralString = """
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
           current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
           current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
           (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
           pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as read_only,
           clock_timestamp() as clock"""


def examine_database(urls: Mapping[str, str], listen_url: str, connections: int) -> Iterator[Finding]:
    """`urls` by role: app, worker, owner. `connections` is how many one machine takes."""
    opened: dict[str, Connection[Row]] = {}
    try:
        for role, url in urls.items():
            try:
                opened[role] = psycopg.connect(
                    url, autocommit=True, connect_timeout=SECONDS_TO_CONNECT, row_factory=dict_row
                )
            except psycopg.Error as error:
                advice = f"Look at the connection string of the {role} role, at the server and at pg_hba.conf."
                yield wrong("database", f"it cannot be reached as the {role} role: {first_line(error)}", advice)
        if len(opened) == len(urls):
            yield from _server(opened["app"], connections)
            yield from _schema(urls["app"], opened)
            yield _notifications(listen_url)
    except psycopg.Error as error:
        yield wrong("database", f"it could not be looked at: {first_line(error)}", "Run `flowpilot migrate`.")
    finally:
        for connection in opened.values():
            connection.close()


def _server(app: Connection[Row], connections: int) -> Iterator[Finding]:
    began = time.time()
    found = app.execute(SERVER).fetchone() or {}
    skew = abs((found["clock"] - datetime.fromtimestamp((began + time.time()) / 2, UTC)).total_seconds())
    yield good("database", f"PostgreSQL {found['version']} answers all three roles in {time.time() - began:.3f} s")
    if app.info.server_version < OLDEST_SERVER:
        yield wrong("database", "this server is older than PostgreSQL 14", "Upgrade it.")
    elif app.info.server_version < TRANSACTION_TIMEOUT_SINCE:
        words = "before PostgreSQL 17 what a stopped process has locked stays locked until the process ends"
        yield warning("database", words, "Upgrade it when you can.")
    if found["encoding"] != "UTF8":
        yield wrong("database", f"its encoding is {found['encoding']}", "Make it anew with encoding 'UTF8'.")
    if found["fsync"] == "off" or found["synchronous_commit"] == "off":
        words = "it says that it has written what a crash can still lose"
        yield wrong("database", words, "Set fsync = on and synchronous_commit = on.")
    if found["read_only"]:
        yield wrong(
            "database", "it takes no writes", "Connect to the primary, or set default_transaction_read_only = off."
        )
    if found["most"] - found["used"] < connections / 2 or found["most"] < connections:
        words = f"{found['used']} of {found['most']} connections are in use; a machine takes up to {connections}"
        yield warning("connections", words, "Raise max_connections, or use fewer processes.")
    if skew > MOST_SKEW:
        words = f"its clock and that of this machine are {skew:.0f} s apart"
        yield warning("clock", words, "Let both keep time by NTP; what people see is told by the database's clock.")


def _schema(app_url: str, opened: Mapping[str, Connection[Row]]) -> Iterator[Finding]:
    found = standing(app_url)
    if found != "fits":
        what = {"behind": "older than this version", "ahead": "too new for this version"}[found]
        advice = "Run `flowpilot migrate`." if found == "behind" else "Install the newer version."
        yield wrong("schema", f"it is {what}", advice)
        return
    yield good("schema", f"it fits this version ({newest()})")
    yield from examine_rights(opened)
    yield _worker(opened["worker"])


def _worker(worker: Connection[Row]) -> Finding:
    row = worker.execute(
        "select extract(epoch from clock_timestamp() - max(finished_at))::float8 as age from worker_cycle"
    ).fetchone()
    age = row["age"] if row else None
    if age is None or age > SILENCE_OF_A_WORKER:
        words = "no worker has ever gone round" if age is None else f"the last worker went round {age:,.0f} s ago"
        return wrong("worker", words, "Start `flowpilot serve`, or a `flowpilot worker`; else look at its log.")
    return good("worker", f"one went round {max(age, 0):.1f} s ago")


def _notifications(url: str) -> Finding:
    channel = f"doctor_{uuid4().hex}"
    began = time.monotonic()
    with suppress(psycopg.Error), psycopg.connect(url, autocommit=True, connect_timeout=SECONDS_TO_CONNECT) as own:
        own.execute(sql.SQL("listen {}").format(sql.Identifier(channel)))
        own.execute("select pg_notify(%s, '')", (channel,))
        for _ in own.notifies(timeout=SECONDS_FOR_A_NOTIFICATION, stop_after=1):
            return good("listener", f"a notification arrives after {time.monotonic() - began:.3f} s")
    advice = "Behind a transaction pooler set FLOWPILOT_DATABASE_LISTEN_URL to the server itself."
    return wrong("listener", "notifications of the database do not arrive", advice)
