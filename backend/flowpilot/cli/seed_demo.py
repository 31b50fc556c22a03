"""`flowpilot seed-demo`: the demo accounts."""

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.reaching import reaching_database


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("seed-demo")(seed_demo)


def seed_demo() -> None:
    """Make the demo accounts, if they are not there, and print how to sign in."""
    with reaching_database():
        lines = operations.seed_demo(connected(read_settings()))
    for line in lines:
        print(line)
