"""The walls between accounts, table by table: Charlie reads, changes, deletes and adds nothing in Alice's account."""

from contextlib import suppress
from itertools import product
from typing import LiteralString

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import ForeignKeyViolation, InsufficientPrivilege
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from tests import walls
from tests.busy_day import busy_day
from tests.people import Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
REACHING: tuple[LiteralString, ...] = (
    "select 1 from {table} where {account} = %(alice)s",
    "select 1 from {table} where {account} <> %(charlie)s",
    "update {table} set {account} = {account} where {account} = %(alice)s",
    "delete from {table} where {account} = %(alice)s",
)
DUE_TABLES = ("delivery", "timer", "account_provider")
DUE = ("id", "account_id", "due_at", "lease_until")
CYCLE = ("name", "finished_at")  # of a worker: no account has a part in it


@pytest.fixture
async def filled(town: Town, pool: Pool, embedded: DatabaseUrls) -> Town:
    """Every table has rows of Alice's account."""
    await busy_day(town, pool, embedded)
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.alice.account_id,))
        for table in walls.tenant_tables(app):
            query = sql.SQL("select count(*) from {}").format(sql.Identifier(table))
            assert app.execute(query).fetchone() != (0,), f"{table} has no rows to hide"
    return town


def test_the_walls_stand(embedded: DatabaseUrls) -> None:
    with psycopg.connect(embedded.owner) as owner:
        assert walls.faults(owner) == []
        assert len(walls.tenant_tables(owner)) >= 19


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("alter table login no force row level security", "login: row-level security is not enabled and forced"),
        ("alter table audit disable row level security", "audit: row-level security is not enabled and forced"),
        ("drop policy own_account on timer", "timer: no policy for select"),
        (
            "create policy open_house on client for select to flowpilot_app using (true)",
            "client: the policy open_house lets more through than the bound account",
        ),
        (
            "create policy open_door on client for insert to public with check (true)",
            "client: the policy open_door lets more through than the bound account",
        ),
        (
            "create unique index one_key on token (secret_hash)",
            "token: the unique index one_key does not carry the account",
        ),
        (
            "create unique index one_id on login (id); alter table token add foreign key (id) references login (id)",
            "token: the foreign key token_id_fkey does not carry the account",
        ),
        ("create view everybody as select * from app_user", "view everybody"),
        (
            "create function peek() returns bigint security definer language sql as 'select count(*) from client'",
            "definer function peek()",
        ),
        ("create table leak (account_id uuid)", "leak: row-level security is not enabled and forced"),
    ],
)
def test_a_damaged_wall_is_noticed(embedded: DatabaseUrls, damage: LiteralString, fault: str) -> None:
    with psycopg.connect(embedded.owner) as owner:
        owner.execute(damage)
        assert fault in walls.faults(owner)
        owner.rollback()


def test_the_worker_sees_when_something_is_due_and_nothing_else(embedded: DatabaseUrls) -> None:
    with psycopg.connect(embedded.owner) as owner:
        seen = walls.seen_by_worker(owner) - {"alembic_version.version_num: select"}
    due = {f"{table}.{column}: select" for table in DUE_TABLES for column in DUE}
    leases = {f"{table}.lease_until: update" for table in DUE_TABLES}
    heads = {f"stream_head.{column}: select" for column in ("account_id", "epoch", "number")}
    cycles = {f"worker_cycle.{column}: {act}" for column in CYCLE for act in ("select", "insert", "update")}
    assert seen == due | leases | heads | cycles


async def test_charlie_reads_changes_and_deletes_nothing_of_alice(filled: Town, embedded: DatabaseUrls) -> None:
    accounts = {"alice": filled.alice.account_id, "charlie": filled.charlie.account_id}
    with psycopg.connect(embedded.app) as app:
        for table, command in product(walls.tenant_tables(app), REACHING):
            account = sql.Identifier("id" if table == "account" else "account_id")
            app.execute(BIND, (filled.charlie.account_id,))
            with suppress(InsufficientPrivilege):
                reached = app.execute(sql.SQL(command).format(table=sql.Identifier(table), account=account), accounts)
                assert reached.rowcount == 0, (table, command)
            app.rollback()


async def test_charlie_adds_no_row_to_alices_account(filled: Town, embedded: DatabaseUrls) -> None:
    with psycopg.connect(embedded.app) as app:
        for table in walls.tenant_tables(app):
            app.execute(BIND, (filled.alice.account_id,))
            row = app.execute(sql.SQL("select to_jsonb(t) from {} t limit 1").format(sql.Identifier(table))).fetchone()
            assert row
            app.execute(BIND, (filled.charlie.account_id,))
            with pytest.raises(InsufficientPrivilege):
                app.execute(
                    sql.SQL("insert into {0} select * from jsonb_populate_record(null::{0}, %s)").format(
                        sql.Identifier(table)
                    ),
                    (Jsonb(row[0]),),
                )
            app.rollback()


async def test_charlie_attaches_nothing_to_alices_rows(filled: Town, embedded: DatabaseUrls) -> None:
    session = await filled.alice.starts()
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (filled.charlie.account_id,))
        with pytest.raises(ForeignKeyViolation):
            app.execute(
                """insert into ai_session_step
                       (account_id, id, session_id, number, kind, text, author_kind, author_id, created_at)
                   values (current_account(), gen_random_uuid(), %s, 1, 'note', 'mine', 'user', %s, now())""",
                (session["id"], filled.charlie.id),
            )


async def test_a_forgotten_account_raises_on_fresh_and_on_warm_connections(
    filled: Town, embedded: DatabaseUrls
) -> None:
    with psycopg.connect(embedded.app) as app:
        tables = walls.tenant_tables(app)
    async with open_pool(embedded.app, size=1) as pool:
        for _ in ("fresh", "warm"):
            async with pool.connection() as connection:
                for table in tables:
                    with pytest.raises(psycopg.Error) as forgotten:
                        await connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))
                    assert forgotten.value.sqlstate == "FP001", table
                    await connection.rollback()
                await connection.execute(BIND, (filled.alice.account_id,))
                await connection.execute("select count(*) from client")
