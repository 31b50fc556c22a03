"""`flowpilot user`: help for people who are locked out."""

from typing import Annotated
from uuid import UUID

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.passwords import read_password
from flowpilot.cli.reaching import reaching_database

group = typer.Typer(no_args_is_help=True, help="Help people who are locked out.")


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="user")


@group.callback()
def user() -> None:
    """Keeps `set-password` a command of its own while it is the only one."""


@group.command()
def set_password(
    email: Annotated[str, typer.Option(help="The person's address.")],
    account: Annotated[UUID, typer.Option(help="The account's id.")],
) -> None:
    """Set a person's password, read from stdin; ends all logins and tokens of that person."""
    settings = connected(read_settings())
    password = read_password(from_stdin=True)
    with reaching_database():
        operations.set_password(settings, account_id=account, email=email, password=password)
