"""`flowpilot serve`: everything on one machine, as processes of their own."""

import sys
from typing import Annotated

import structlog
import typer

from flowpilot.adapters import built_pages, logs, run_files
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError
from flowpilot.adapters.listeners import AddressInUse
from flowpilot.cli.connection import read_settings
from flowpilot.cli.ending import ending_on_signal
from flowpilot.cli.options import LogFormatOption
from flowpilot.cli.serving import Serving

log = structlog.get_logger()


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("serve")(serve)


def serve(
    *,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
    processes: Annotated[int, typer.Option(min=1, help="How many API processes.")] = 1,
    demo: Annotated[bool, typer.Option("--demo", help="With demo accounts, on loopback only.")] = False,
    log_format: LogFormatOption = "json",
) -> None:
    """Run API, worker and, with no FLOWPILOT_DATABASE_URL, Postgres; start again what ends."""
    settings = read_settings(host=host, port=port, demo=demo)
    logs.configure(log_format, role="serve", index=0)
    ending = ending_on_signal()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    data_dir = settings.data_dir.resolve()
    if fault := built_pages.fault_of():
        log.warning(f"pages.{fault}", run="bin/prepare pages")
    try:
        with run_files.owning(data_dir):
            serving = Serving(settings.model_copy(update={"data_dir": data_dir}), processes, log_format, ending)
            code = serving.run()
    except (AddressInUse, EmbeddedPostgresError, run_files.DataDirInUse) as problem:
        print(f"flowpilot: {problem}", file=sys.stderr)
        code = 1
    raise typer.Exit(code)
