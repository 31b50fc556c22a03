"""What every role's process does around its work."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from flowpilot.adapters import logs, run_files
from flowpilot.settings import Settings

LogFormatOption = Annotated[logs.LogFormat, typer.Option(help="One JSON object a line, or text for people, on stderr.")]
IndexOption = Annotated[int, typer.Option(min=0, help="Which of the processes of this role it is, from 0.")]

SCHEMA_DOES_NOT_FIT = 3
SECONDS_TO_ASK_FOR_THE_SCHEMA = 15


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
    _refuse_another_schema()
    with run_files.pid_file(settings.data_dir, role, index):
        yield


def _refuse_another_schema() -> None:
    # In a process of its own, because what knows the schema's history takes long to load. A database that is out of
    # reach is no reason to end: it may come.
    with suppress(subprocess.TimeoutExpired):
        check = [sys.executable, "-m", "flowpilot", "migrate", "--check"]
        asked = subprocess.run(check, stdin=subprocess.DEVNULL, check=False, timeout=SECONDS_TO_ASK_FOR_THE_SCHEMA)
        if asked.returncode == SCHEMA_DOES_NOT_FIT:
            raise typer.Exit(SCHEMA_DOES_NOT_FIT)
