"""`flowpilot db`: the database in use, for psql and tools."""

from typing import Annotated, Literal

import typer

from flowpilot.cli.connection import connected, read_settings

group = typer.Typer(no_args_is_help=True, help="Reach the database in use.")


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="db")


@group.callback()
def database() -> None:
    """Keeps `url` a command of its own while it is the only one."""


@group.command()
def url(
    role: Annotated[Literal["app", "worker", "owner"], typer.Option(help="As whom to connect.")] = "app",
) -> None:
    """Print the connection string of one role."""
    settings = connected(read_settings())
    urls = {
        "app": settings.database_url,
        "worker": settings.database_worker_url,
        "owner": settings.database_owner_url,
    }
    print(urls[role])
