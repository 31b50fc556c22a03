"""A database that cannot be reached is told in one line, without a stack trace."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy.exc

from flowpilot.adapters.examination.finding import first_line
from flowpilot.cli.connection import DatabaseUnreachable
from flowpilot.domain.errors import Unavailable


@contextmanager
def reaching_database() -> Iterator[None]:
    """Raises `DatabaseUnreachable` when what is done meanwhile finds no database."""
    try:
        yield
    except (psycopg.OperationalError, sqlalchemy.exc.OperationalError) as error:
        raise _unreachable(error) from None
    except Unavailable as error:
        raise _unreachable(error.__cause__ or error) from None


def _unreachable(error: BaseException) -> DatabaseUnreachable:
    return DatabaseUnreachable(f"the database cannot be reached: {first_line(error)}")
