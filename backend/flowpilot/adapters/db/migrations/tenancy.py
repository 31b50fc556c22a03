"""How a revision walls a table in: one policy a table, forced, and only the commands that the runtime role needs."""

from typing import LiteralString

from alembic import context, op
from sqlalchemy import text


def app_role() -> str:
    """The quoted name of the runtime role that this database was given."""
    return _quoted(context.config.attributes["app_role"])


def worker_role() -> str:
    """The quoted name of the narrow role that sees across accounts."""
    return _quoted(context.config.attributes["worker_role"])


def run(statements: LiteralString) -> None:
    """Run the statements as they stand; `:app` and `:worker` are replaced by the roles' names."""
    sql = statements.replace(":app", app_role()).replace(":worker", worker_role())
    connection = op.get_bind()
    connection.exec_driver_sql(sql.replace("%", "%%"))


def wall_in(table: str, commands: str, account: str = "account_id") -> None:
    """Force row-level security on `table`.

    The runtime role may do `commands` (such as "select, insert") to the rows of the account that is bound.
    """
    connection = op.get_bind()
    condition = f"{account} = (select current_account())"
    for statement in (
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy own_account on {table} to {app_role()} using ({condition}) with check ({condition})",
        f"grant {commands} on {table} to {app_role()}",
    ):
        connection.execute(text(statement))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
