"""All rows of all accounts, out of one snapshot and into an empty database, without a superuser.

Nobody may read across accounts, so the runtime role copies account by account, each bound in turn, in one
transaction: what it writes is one instant of the database, while others go on working.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row

from flowpilot.adapters.db.held import CANCEL_FLIGHTS, HOLD
from flowpilot.adapters.secrets import new_epoch

Write = Callable[[bytes], object]
Connection = psycopg.Connection[tuple[object, ...]]

# What is no account's: proofs of life, the schema's own notes, and guesses at passwords of the last minutes.
NOT_COPIED = ("alembic_version", "schema_floor", "worker_cycle", "sign_in_failure")

TABLES = """
    select c.relname, array_agg(a.attname::text order by a.attnum)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relname <> all(%s)
     group by c.relname order by c.relname"""

WALLED = """
    select relname from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity order by relname"""

FOREIGN_KEYS = """
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns that are stored, in order."""

    name: str
    columns: Sequence[str]

    @property
    def rows(self) -> sql.Composed:
        """What COPY names."""
        columns = sql.SQL(", ").join(sql.Identifier(column) for column in self.columns)
        return sql.SQL("{} ({})").format(sql.Identifier(self.name), columns)


class Snapshot:
    """One instant of the database: its accounts, tables and revision, and their rows."""

    def __init__(self, app: Connection, account_ids: Sequence[UUID]) -> None:
        self._app = app
        self.account_ids = account_ids
        self.tables = _tables(app)
        self.revision = str(_scalar(app, "select version_num from alembic_version"))
        self.taken_at = str(_scalar(app, "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS UTC')"))

    def copy(self, table: Table, write: Write) -> int:
        """Write every account's rows as lines of COPY's text format; how many they are."""
        rows = 0
        for account_id in self.account_ids:
            self._app.execute("select set_config('app.account_id', %s, true)", (str(account_id),))
            columns = sql.SQL(", ").join(sql.Identifier(column) for column in table.columns)
            statement = sql.SQL("copy (select {} from {}) to stdout").format(columns, sql.Identifier(table.name))
            with self._app.cursor() as cursor:
                with cursor.copy(statement) as copy:
                    for part in copy:
                        write(bytes(part))
                rows += cursor.rowcount
        return rows


@contextmanager
def snapshot(app_url: str, worker_url: str) -> Iterator[Snapshot]:
    """The instant at which the block begins. Raises `psycopg.Error`."""
    with psycopg.connect(app_url) as app, psycopg.connect(worker_url) as worker:
        for role in (app, worker):
            role.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            role.read_only = True
        same = _scalar(app, "select pg_export_snapshot()")
        worker.execute(sql.SQL("set transaction snapshot {}").format(sql.Literal(same)))
        yield Snapshot(app, _account_ids(worker))


def account_ids(worker_url: str) -> Sequence[UUID]:
    """Every account, in order. Raises `psycopg.Error`."""
    with psycopg.connect(worker_url) as worker:
        return _account_ids(worker)


def is_empty(owner_url: str, worker_url: str, revision: str) -> bool:
    """Whether nothing of ours stands in the database yet, or no more than an empty schema that `revision` continues,
    such as a restore leaves behind that failed."""
    with psycopg.connect(owner_url) as owner:
        if _scalar(owner, "select to_regclass('public.account')") is None:
            return True
        is_newer = str(_scalar(owner, "select version_num from alembic_version")) > revision
    return not is_newer and not account_ids(worker_url)


def copy_in(owner_url: str, tables: Iterable[tuple[Table, Iterable[bytes]]]) -> Counter[UUID]:
    """Fill the tables of an empty schema, all or none; how many deliveries each account has that are held. Raises
    `psycopg.Error`.

    From the first moment nothing is sent by itself, and every account has another history of events.

    The walls of the tables are opened for their owner, and what ties them together is taken off and put on again, in
    the one transaction that nobody else can see into.
    """
    with psycopg.connect(owner_url) as owner:
        walled = [name for (name,) in owner.execute(WALLED).fetchall()]
        ties = owner.execute(FOREIGN_KEYS).fetchall()
        for name, tie, _ in ties:
            owner.execute(sql.SQL("alter table {} drop constraint {}").format(_named(name), _named(tie)))
        for name in walled:
            owner.execute(sql.SQL("alter table {} no force row level security").format(_named(name)))
        for table, parts in tables:
            with owner.cursor() as cursor, cursor.copy(sql.SQL("copy {} from stdin").format(table.rows)) as copy:
                for part in parts:
                    copy.write(part)
        held = _begin_anew(owner)
        for name, tie, definition in ties:
            statement = sql.SQL("alter table {} add constraint {} ").format(_named(name), _named(tie))
            owner.execute(statement + _trusted(str(definition)))
        for name in walled:
            owner.execute(sql.SQL("alter table {} force row level security").format(_named(name)))
    return held


def _begin_anew(owner: Connection) -> Counter[UUID]:
    owner.execute(CANCEL_FLIGHTS)
    held = Counter(owner.cursor(row_factory=scalar_row).execute(HOLD).fetchall())
    for account_id in _account_ids(owner):
        owner.execute("update stream_head set epoch = %s, number = 0 where account_id = %s", (new_epoch(), account_id))
    return held


def _account_ids(worker: Connection) -> Sequence[UUID]:
    asked = worker.cursor(row_factory=scalar_row)
    return asked.execute("select account_id from stream_head order by account_id").fetchall()


def _tables(connection: Connection) -> list[Table]:
    found = connection.execute(TABLES, (list(NOT_COPIED),)).fetchall()
    return [Table(str(name), tuple(columns)) for name, columns in found if isinstance(columns, list)]


def _scalar(connection: Connection, statement: str) -> object:
    row = connection.execute(_trusted(statement)).fetchone()
    return row[0] if row else None


def _named(name: object) -> sql.Identifier:
    return sql.Identifier(str(name))


def _trusted(statement: str) -> sql.SQL:
    """A statement of this module, or a definition that Postgres itself wrote."""
    return sql.SQL(statement)
