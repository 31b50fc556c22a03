"""What a measured server tells of itself on its standard output, a line each, when its environment asks for it.

`BENCH_COMMITS=1`: each commit with events, as account, first number, count, first kind, and the monotonic clock's
nanoseconds when COMMIT was about to be sent. `BENCH_STATEMENTS=1`: each statement with its values in their places, as a
JSON array of the transaction's number and the statement.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import LiteralString, TypeVar
from unittest.mock import patch
from weakref import WeakKeyDictionary

from psycopg import AsyncClientCursor
from psycopg.rows import BaseRowFactory

from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.adapters.db.unit_of_work import Committed, PostgresUnit

Row = TypeVar("Row")

_record = PostgresUnit.record
_run, _one, _all = Statements.run, Statements.one, Statements.all
_numbers = count()
_transactions: WeakKeyDictionary[Statements, int] = WeakKeyDictionary()


@contextmanager
def as_asked(environment: Mapping[str, str]) -> Iterator[None]:
    """Tells inside the block what the environment asks for."""
    with patch.object(PostgresUnit, "record", _told_record if environment.get("BENCH_COMMITS") else _record):
        if not environment.get("BENCH_STATEMENTS"):
            yield
            return
        with patch.multiple(Statements, run=_told_run, one=_told_one, all=_told_all):
            yield


async def _told_record(unit: PostgresUnit) -> Committed | None:
    committed = await _record(unit)
    if committed:
        first = committed.events[0].kind
        what = f"{committed.account_id} {committed.first_number} {len(committed.events)} {first}"
        _say(f"{what} {time.monotonic_ns()}")
    return committed


async def _told_run(statements: Statements, sql: LiteralString, values: Values = ()) -> None:
    _say_statement(statements, sql, values)
    await _run(statements, sql, values)


async def _told_one(
    statements: Statements, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()
) -> Row | None:
    _say_statement(statements, sql, values)
    return await _one(statements, row, sql, values)


async def _told_all(
    statements: Statements, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()
) -> list[Row]:
    _say_statement(statements, sql, values)
    return await _all(statements, row, sql, values)


def _say_statement(statements: Statements, sql: LiteralString, values: Values) -> None:
    number = _transactions.get(statements)
    if number is None:
        number = _transactions[statements] = next(_numbers)
    _say(json.dumps([number, AsyncClientCursor(statements.connection).mogrify(sql, values)]))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
