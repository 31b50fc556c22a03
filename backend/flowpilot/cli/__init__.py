"""The command-line program; a command's module is imported only when asked for, so each role stays small."""

import importlib
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from flowpilot import __version__
from flowpilot.cli.connection import CommandFailed
from flowpilot.domain.errors import Refused

MODULES = {
    "serve": "flowpilot.cli.serve",
    "api": "flowpilot.cli.api",
    "worker": "flowpilot.cli.worker",
    "migrate": "flowpilot.cli.migrate",
    "seed-demo": "flowpilot.cli.seed_demo",
    "account": "flowpilot.cli.account",
    "user": "flowpilot.cli.user",
    "db": "flowpilot.cli.db",
    "pilots": "flowpilot.cli.pilots",
    "audit": "flowpilot.cli.audit",
    "backup": "flowpilot.cli.backup",
    "restore": "flowpilot.cli.backup",
    "doctor": "flowpilot.cli.doctor",
}


def run() -> None:
    """Runs what the command line says and ends the process with its exit code."""
    program = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
    program.callback()(flowpilot)
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    for name in [asked] if asked in MODULES else MODULES:
        importlib.import_module(MODULES[name]).register(program)
    try:
        program(prog_name="flowpilot")
    except ValidationError as invalid:
        sys.exit(_words(invalid))
    except (CommandFailed, Refused) as problem:
        sys.exit(f"flowpilot: {problem}")


def _say_version(asked: bool) -> None:
    if asked:
        print(f"flowpilot {__version__}")
        raise typer.Exit


def flowpilot(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """Guided troubleshooting sessions for IT support teams, with live escalation."""


def _words(invalid: ValidationError) -> int:
    for error in invalid.errors(include_url=False, include_input=False):
        variable = f"FLOWPILOT_{'_'.join(str(part) for part in error['loc']).upper()}: " if error["loc"] else ""
        print(f"flowpilot: {variable}{error['msg'].removeprefix('Value error, ')}", file=sys.stderr)
    return 2
