"""A database that cannot be reached is told in one line, without a stack trace."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy.exc

from flowpilot.cli.connection import DatabaseUnreachable


@contextmanager
def reaching_database() -> Iterator[None]:
    """Raises `DatabaseUnreachable` when what is done meanwhile finds no database."""
    try:
        yield
    except (psycopg.OperationalError, sqlalchemy.exc.OperationalError) as error:
        raise DatabaseUnreachable(f"the database cannot be reached: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
