"""`flowpilot seed-demo`: the demo accounts."""

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("seed-demo")(seed_demo)


def seed_demo() -> None:
    """Make the demo accounts, if they are not there, and print how to sign in."""
    for line in operations.seed_demo(connected(read_settings())):
        print(line)
