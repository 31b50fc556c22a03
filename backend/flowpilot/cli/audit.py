"""`flowpilot audit`: whether the audit trail is whole."""

from typing import Annotated
from uuid import UUID

import typer

from flowpilot import operations
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.reaching import reaching_database
from flowpilot.domain.audit import AuditFault, AuditVerdict

group = typer.Typer(no_args_is_help=True, help="Check the audit trail.")

WORDS: dict[AuditFault, str] = {
    "missing": "row {row} is missing",
    "altered": "row {row} was altered, inserted or swapped: it does not follow from the one before it",
    "cut": "row {row} is the first that the account's counter and the trail disagree about",
}


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.add_typer(group, name="audit")


@group.callback()
def audit() -> None:
    """Keeps `verify` a command of its own while it is the only one."""


@group.command()
def verify(
    account: Annotated[UUID | None, typer.Option(help="One account's id; without it, all accounts.")] = None,
) -> None:
    """Check every link of the chain; names the first bad row and ends with 1 if there is one.

    A line gives each account's number of rows and last hash: noted somewhere else, they also show a whole trail that
    was made anew.
    """
    with reaching_database():
        verdicts = operations.verify_audit(connected(read_settings()), account)
    for verdict in verdicts:
        print(_line(verdict))
    if any(verdict.fault for verdict in verdicts):
        raise typer.Exit(1)


def _line(verdict: AuditVerdict) -> str:
    if verdict.fault is None:
        return f"{verdict.account_id} whole: {verdict.entries} rows, last hash {verdict.head.hex()}"
    return f"{verdict.account_id} BROKEN: {WORDS[verdict.fault].format(row=verdict.first_bad)}"
