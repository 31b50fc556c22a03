"""`flowpilot worker`: one process that sends what is to be told and keeps time."""

from typing import Annotated

import typer

from flowpilot import worker as worker_process
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.options import IndexOption, LogFormatOption
from flowpilot.cli.role import as_role


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("worker")(worker)


def worker(
    port: Annotated[int | None, typer.Option(help="Answer /healthz, /readyz and /metrics there.")] = None,
    index: IndexOption = 0,
    log_format: LogFormatOption = "json",
) -> None:
    """Send deliveries and do what time brings."""
    settings = connected(read_settings(worker_port=port))
    with as_role("worker", index, settings, log_format):
        worker_process.run(settings, index)
