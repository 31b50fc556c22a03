"""`flowpilot account`: what an operator does with whole accounts."""

import json
from typing import Annotated
from uuid import UUID

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.passwords import read_password
from flowpilot.cli.reaching import reaching_database

group = typer.Typer(no_args_is_help=True, help="Make, list and suspend accounts.")


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="account")


@group.command()
def create(
    name: Annotated[str, typer.Option(help="The account's name.")],
    admin_email: Annotated[str, typer.Option(help="The first admin's address.")],
    *,
    admin_password_stdin: Annotated[
        bool, typer.Option("--admin-password-stdin", help="Read the first admin's password from stdin.")
    ] = False,
) -> None:
    """Make an account with its first admin; prints their ids as JSON."""
    settings = connected(read_settings())
    password = read_password(from_stdin=admin_password_stdin)
    with reaching_database():
        created = operations.create_account(settings, name=name, admin_email=admin_email, admin_password=password)
    print(json.dumps({"account_id": str(created.account_id), "user_id": str(created.user_id)}))


@group.command("list")
def list_accounts() -> None:
    """Print one account a line, as JSON."""
    with reaching_database():
        accounts = operations.list_accounts(connected(read_settings()))
    for account in accounts:
        suspended_at = account.suspended_at.isoformat() if account.suspended_at else None
        line = {"account_id": str(account.account_id), "name": account.name, "suspended_at": suspended_at}
        print(json.dumps(line))


@group.command()
def suspend(account: Annotated[UUID, typer.Option(help="The account's id.")]) -> None:
    """Let nobody into an account: logins and streams end, nothing is sent, nothing is deleted."""
    with reaching_database():
        changed = operations.suspend_account(connected(read_settings()), account)
    print("suspended" if changed else "was suspended before")


@group.command()
def resume(account: Annotated[UUID, typer.Option(help="The account's id.")]) -> None:
    """Let people into a suspended account again; its tokens work again, and people sign in anew."""
    with reaching_database():
        changed = operations.resume_account(connected(read_settings()), account)
    print("resumed" if changed else "was not suspended")
