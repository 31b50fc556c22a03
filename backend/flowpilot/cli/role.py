"""What every role's process does around its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from flowpilot.adapters import logs, run_files
from flowpilot.settings import Settings

LogFormatOption = Annotated[logs.LogFormat, typer.Option(help="One JSON object a line, or text for people, on stderr.")]
IndexOption = Annotated[int, typer.Option(min=0, help="Which of the processes of this role it is, from 0.")]


@contextmanager
def as_role(role: str, index: int, settings: Settings, log_format: logs.LogFormat) -> Iterator[None]:
    """Logs under the role's name; keeps a pid file, or ends with `serve`, which keeps it for us."""
    logs.configure(log_format, role=role, index=index)
    if settings.supervisor_pipe is not None:
        run_files.end_with_supervisor(settings.supervisor_pipe)
        yield
        return
    with run_files.pid_file(settings.data_dir, role, index):
        yield
