"""What a measured server tells of itself on its standard output, a line each, when its environment asks for it.

`BENCH_COMMITS=1`: each commit with events, as account, first number, count, first kind, and the monotonic clock's
nanoseconds when the last statement and COMMIT were about to be sent. `BENCH_STATEMENTS=1`: each statement with its
values in their places, as a JSON array of the transaction's number and the statement.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from typing import LiteralString, TypeVar
from unittest.mock import patch
from weakref import WeakKeyDictionary

from psycopg import AsyncClientCursor, AsyncCursor
from psycopg.rows import BaseRowFactory

from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.adapters.db.unit_of_work import Committed, PostgresUnit

Row = TypeVar("Row")

_record, _committed = PostgresUnit.record, PostgresUnit.committed
_run, _ask = Statements.run, Statements.ask
_numbers = count()
_transactions: WeakKeyDictionary[Statements, int] = WeakKeyDictionary()
_committing: WeakKeyDictionary[PostgresUnit, int] = WeakKeyDictionary()


@contextmanager
def as_asked(environment: Mapping[str, str]) -> Iterator[None]:
    """Tells inside the block what the environment asks for."""
    with ExitStack() as told:
        if environment.get("BENCH_COMMITS"):
            told.enter_context(patch.multiple(PostgresUnit, record=_timed_record, committed=_told_committed))
        if environment.get("BENCH_STATEMENTS"):
            told.enter_context(patch.multiple(Statements, run=_told_run, ask=_told_ask))
        yield


async def _timed_record(unit: PostgresUnit) -> None:
    _committing[unit] = time.monotonic_ns()
    await _record(unit)


async def _told_committed(unit: PostgresUnit) -> Committed | None:
    committed = await _committed(unit)
    if committed:
        first = committed.events[0].kind
        what = f"{committed.account_id} {committed.first_number} {len(committed.events)} {first}"
        _say(f"{what} {_committing[unit]}")
    return committed


async def _told_run(statements: Statements, sql: LiteralString, values: Values = ()) -> None:
    _say_statement(statements, sql, values)
    await _run(statements, sql, values)


async def _told_ask(
    statements: Statements, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()
) -> AsyncCursor[Row]:
    _say_statement(statements, sql, values)
    return await _ask(statements, row, sql, values)


def _say_statement(statements: Statements, sql: LiteralString, values: Values) -> None:
    number = _transactions.get(statements)
    if number is None:
        number = _transactions[statements] = next(_numbers)
    _say(json.dumps([number, AsyncClientCursor(statements.connection).mogrify(sql, values)]))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
