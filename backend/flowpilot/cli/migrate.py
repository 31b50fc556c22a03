"""`flowpilot migrate`: brings the database to this version."""

import sys
from typing import Annotated

import typer
from psycopg.conninfo import conninfo_to_dict

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.schema_standing import standing
from flowpilot.cli.connection import connected, read_settings
from flowpilot.cli.reaching import reaching_database
from flowpilot.cli.role import REFUSALS, SCHEMA_DOES_NOT_FIT


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("migrate")(migrate)


def migrate(
    *,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 3 when it does not fit.")] = False,
) -> None:
    """Bring the database to this version, as the owner role."""
    settings = connected(read_settings())
    app, worker, owner = settings.database_url, settings.database_worker_url, settings.database_owner_url
    if not (app and worker and owner):
        raise typer.BadParameter("the connection strings of all three roles are needed")
    with reaching_database():
        found = standing(app if check else owner)
        if found == "behind" and not check:
            migrations.upgrade(owner, _role(app), _role(worker))
            return
    if refusal := REFUSALS.get(found):
        print(f"flowpilot: {refusal}", file=sys.stderr)
        raise typer.Exit(SCHEMA_DOES_NOT_FIT)


def _role(url: str) -> str:
    user = conninfo_to_dict(url).get("user")
    if not user:
        raise typer.BadParameter("a database's connection string names no user")
    return str(user)
