"""`flowpilot api`: one process that answers HTTP."""

from typing import Annotated

import typer

from flowpilot import main
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.options import IndexOption, LogFormatOption
from flowpilot.cli.role import as_role


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("api")(api)


def api(
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
    index: IndexOption = 0,
    log_format: LogFormatOption = "json",
) -> None:
    """Answer HTTP, as one of several processes or machines."""
    settings = connected(read_settings(host=host, port=port))
    with as_role("api", index, settings, log_format):
        main.run(settings, index)
