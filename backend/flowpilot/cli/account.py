"""`flowpilot account`: what an operator does with whole accounts."""

import json
from pathlib import Path
from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

import typer

from flowpilot import leaving, operations
from flowpilot.application.accounts import DEFAULT_TIME_ZONE
from flowpilot.cli.connection import CommandFailed, connected, read_settings
from flowpilot.cli.passwords import read_password
from flowpilot.cli.reaching import reaching_database
from flowpilot.domain.account import is_email

group = typer.Typer(no_args_is_help=True, help="Make, list, suspend, export and delete accounts.")


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="account")


@group.command()
def create(
    name: Annotated[str, typer.Option(help="The account's name.")],
    admin_email: Annotated[str, typer.Option(help="The first admin's address.")],
    *,
    admin_name: Annotated[
        str | None, typer.Option(help="The first admin's name, as colleagues read it. Default: from the address.")
    ] = None,
    time_zone: Annotated[str, typer.Option(help="The account's time zone.")] = DEFAULT_TIME_ZONE,
    admin_password_stdin: Annotated[
        bool,
        typer.Option(
            "--admin-password-stdin", help="Read the first admin's password from stdin; a terminal asks for it."
        ),
    ] = False,
) -> None:
    """Make an account with its first admin; prints their ids as JSON."""
    if time_zone not in available_timezones():
        raise CommandFailed(f"{time_zone} is no time zone; one is called Europe/Berlin, another UTC")
    if not is_email(admin_email.strip()):
        raise CommandFailed(f"{admin_email} is no address; one looks like ada@example.com")
    settings = connected(read_settings())
    password = read_password(from_stdin=admin_password_stdin)
    with reaching_database():
        created = operations.create_account(
            settings,
            name=name,
            admin_email=admin_email,
            admin_password=password,
            admin_name=admin_name,
            time_zone=time_zone,
        )
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


@group.command()
def export(
    account: Annotated[UUID, typer.Option(help="The account's id.")],
    file: Annotated[Path, typer.Argument(help="Where the zip goes; nothing may be there.")],
) -> None:
    """Write everything that an account has into a zip, as of one moment, while people work."""
    try:
        with reaching_database():
            size = leaving.export_account(connected(read_settings()), account, file)
    except leaving.TakenPath:
        raise CommandFailed(f"{file} is there already") from None
    except OSError as error:
        raise CommandFailed(f"{file} cannot be written: {error.strerror}") from None
    print(json.dumps({"account_id": str(account), "file": str(file), "bytes": size}))


@group.command()
def delete(
    account: Annotated[UUID, typer.Option(help="The account's id.")],
    yes: Annotated[str, typer.Option(help="The account's name, to say that you mean it.")],
) -> None:
    """Take an account out of the database with everything it has, its audit trail too. Nobody can bring it back."""
    try:
        with reaching_database():
            removed = leaving.delete_account(connected(read_settings()), account, yes)
    except leaving.WrongName:
        raise CommandFailed("that is not the account's name; `flowpilot account list` shows it") from None
    except leaving.StillWorkedOn:
        raise CommandFailed(
            "the database is busy: the account is suspended, but not yet gone; run this again"
        ) from None
    print(json.dumps({"account_id": str(removed.account_id), "name": removed.name, "sessions": removed.sessions}))
