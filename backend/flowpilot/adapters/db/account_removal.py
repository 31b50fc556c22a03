"""Taking a whole account out of the database, its audit trail too, as the owner role."""

from collections.abc import Sequence
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row

Connection = psycopg.Connection[tuple[object, ...]]

TENANT_TABLES = """
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity and c.relname <> 'account'
     order by c.relname"""

# Whoever works on the tables is waited for, and whoever comes after waits as long: better to give up than to queue.
WAITS = "set local lock_timeout = '5s'"


def remove_account(owner_url: str, account_id: UUID) -> None:
    """Delete every row of the account in one transaction; nobody else's. Raises `psycopg.Error`; a lock that could not
    be had within 5 s is `LockNotAvailable`, and nothing was done.

    The owner is behind the wall like everybody, so it is taken down for this transaction, which keeps all others
    out of the tables until it is done.
    """
    with psycopg.connect(owner_url, connect_timeout=5) as owner:
        owner.execute(WAITS)
        tables = owner.cursor(row_factory=scalar_row).execute(TENANT_TABLES).fetchall()
        walls = [*tables, "account"]
        for table in walls:
            owner.execute(sql.SQL("alter table {} no force row level security").format(sql.Identifier(table)))
        # Foreign keys are looked at when the whole statement is done, so the order does not matter.
        owner.execute(_delete(tables), {"account": account_id})
        for table in walls:
            owner.execute(sql.SQL("alter table {} force row level security").format(sql.Identifier(table)))


def _delete(tables: Sequence[str]) -> sql.Composed:
    parts = [
        sql.SQL("{} as (delete from {} where account_id = %(account)s)").format(
            sql.Identifier(f"gone_{table}"), sql.Identifier(table)
        )
        for table in tables
    ]
    return sql.SQL("with {} delete from account where id = %(account)s").format(sql.SQL(", ").join(parts))
