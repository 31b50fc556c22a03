"""Where a text can still be found: in any row of any table of an account, whatever its type."""

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row

from tests import walls


def tables_with(url: str, account_id: str, text: str) -> set[str]:
    """The tables of the account that have the text in some column; bytes are read as they are, and as UTF-8."""
    with psycopg.connect(url) as app:
        app.execute("select set_config('app.account_id', %s, true)", (account_id,))
        return {table for table in walls.tenant_tables(app) if _has(app, table, text)}


def _has(app: psycopg.Connection[tuple[object, ...]], table: str, text: str) -> bool:
    query = sql.SQL(
        "select exists (select from {} t where strpos(t::text, %(text)s) > 0 or strpos(t::text, %(bytes)s) > 0)"
    ).format(sql.Identifier(table))
    cursor = app.cursor(row_factory=scalar_row)
    return bool(cursor.execute(query, {"text": text, "bytes": text.encode().hex()}).fetchone())
