"""What every role's process does around its work."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import psycopg
import typer

from flowpilot.adapters import logs, run_files
from flowpilot.adapters.db.schema_standing import Standing, standing
from flowpilot.settings import Settings

SCHEMA_DOES_NOT_FIT = 3
REFUSALS: Mapping[Standing, str] = {
    "behind": "the database's schema is behind this version: run flowpilot migrate",
    "ahead": "the database was migrated by a newer version, with which this one cannot run: install that one",
}


@contextmanager
def as_role(role: str, index: int, settings: Settings, log_format: logs.LogFormat) -> Iterator[None]:
    """Logs under the role's name; keeps a pid file, or ends with `serve`, which keeps it for us.

    Raises `typer.Exit` on a schema with which this version cannot run; `serve` has looked at it already.
    """
    logs.configure(log_format, role=role, index=index)
    if settings.supervisor_pipe is not None:
        run_files.end_with_supervisor(settings.supervisor_pipe)
        yield
        return
    _refuse_another_schema(settings.database_url)
    with run_files.pid_file(settings.data_dir, role, index):
        yield


def _refuse_another_schema(url: str | None) -> None:
    # A database that is out of reach is no reason to end: it may come.
    with suppress(psycopg.Error):
        refusal = REFUSALS.get(standing(url)) if url else None
        if refusal:
            print(f"flowpilot: {refusal}", file=sys.stderr)
            raise typer.Exit(SCHEMA_DOES_NOT_FIT)
