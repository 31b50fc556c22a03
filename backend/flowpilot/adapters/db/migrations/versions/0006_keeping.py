"""Keeping house: the proof that a worker goes round, how old a program may be, and the right to forget events."""

from flowpilot.adapters.db.migrations.tenancy import run

revision = "0006"
down_revision = "0005"

# New tables and grants only: nothing that a program of an earlier version reads or writes is locked or changed.
KEEPING = """
-- One row for each kind of round; no account has a part in it.
create table worker_cycle (
    name text primary key,
    finished_at timestamptz not null
);
grant select, insert, update on worker_cycle to :worker;

-- The oldest revision whose programs may still run on this schema; the greatest row counts.
create table schema_floor (
    revision text primary key
);
insert into schema_floor (revision) values ('0005');
grant select on schema_floor to :app;

-- The worker forgets old events as the account that it has bound.
grant delete on stream_event to :app;
"""


def upgrade() -> None:
    run(KEEPING)
