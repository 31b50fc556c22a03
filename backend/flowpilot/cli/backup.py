"""`flowpilot backup` and `flowpilot restore`: everything, keys and files too, in one file."""

import sys
from pathlib import Path
from typing import Annotated

import psycopg
import sqlalchemy.exc
import typer

from flowpilot import backups
from flowpilot.adapters.backup_file import UnusableBackup
from flowpilot.adapters.db.embedded_programs import EmbeddedPostgresError
from flowpilot.adapters.examination.finding import first_line
from flowpilot.adapters.run_files import DataDirInUse
from flowpilot.cli.connection import CommandFailed, connected, read_settings
from flowpilot.cli.reaching import reaching_database

_FAULTS = (UnusableBackup, DataDirInUse, EmbeddedPostgresError, OSError, psycopg.Error, sqlalchemy.exc.SQLAlchemyError)

FileArgument = Annotated[Path, typer.Argument(help="The backup file.", dir_okay=False)]


def register(program: typer.Typer) -> None:
    """Adds the commands."""
    program.command("backup")(backup)
    program.command("restore")(restore)


def backup(file: FileArgument) -> None:
    """Write everything into a new file, while others work. Whoever has the file has all: keep it safe."""
    try:
        with reaching_database():
            manifest = backups.back_up(connected(read_settings()), file, _say)
    except FileExistsError:
        raise CommandFailed(f"{file} is already there: no backup is ever written over") from None
    except (OSError, psycopg.Error) as fault:
        raise CommandFailed(f"there is no backup: {first_line(fault)}") from None
    rows = sum(table.rows for table in manifest.tables)
    print(f"{file}: {manifest.accounts} accounts, {rows} rows as of {manifest.taken_at}")


def restore(file: FileArgument) -> None:
    """Bring back everything from a file, while nothing runs. What stood there before is kept beside it."""
    try:
        with reaching_database():
            restored = backups.restore(read_settings(), file, _say)
    except backups.Unfinished as fault:
        words = f"all rows are back and nothing is sent by itself, but the end is missing: {first_line(fault)}"
        raise CommandFailed(f"{words}. Mend that and run flowpilot migrate") from None
    except _FAULTS as fault:
        raise CommandFailed(f"nothing was restored: {first_line(fault)}") from None
    print(f"{restored.accounts} accounts, {restored.rows} rows as of {restored.taken_at}")
    if restored.held:
        print(f"{restored.held} deliveries are held: admins send or drop them at /settings/held")
    if restored.other_secret:
        print("The secret key is another one: set FLOWPILOT_SECRET_KEY as it was, or channels must be added again")
    if restored.kept:
        print(f"What was there before: {restored.kept}")


def _say(line: str) -> None:
    print(line, file=sys.stderr)
