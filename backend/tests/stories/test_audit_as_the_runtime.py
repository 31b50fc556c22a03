"""What the running product's own rights in the database allow with the audit trail: to append by `record()` alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.audit_trail import VERDICT
from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
COLUMNS: tuple[LiteralString, ...] = (
    "account_id",
    "number",
    "at",
    "actor_id",
    "act",
    "subject_kind",
    "subject_id",
    "members",
    "previous_hash",
    "hash",
)
FORGED: LiteralString = """
    insert into audit
    select account_id, number + 1, at, actor_id, 'user.change', subject_kind, subject_id, members, hash,
           audit_row_hash(hash, account_id, number + 1, at, actor_id, 'user.change', subject_kind, subject_id, members)
      from audit order by number desc limit 1"""
REFUSED: tuple[LiteralString, ...] = (
    # Just behind the counter, where the account's next entry would stand: that one would find its number taken.
    FORGED,
    "insert into audit select * from audit",
    "copy audit from stdin",
    "update stream_head set audit_number = audit_number - 1",
    "update stream_head set audit_number = audit_number + 1",
    "update stream_head set audit_hash = sha256(audit_hash)",
    "insert into stream_head (account_id, epoch, audit_number) values (current_account(), 'abcdefgh', 7)",
    "delete from stream_head",
    *("update audit set " + column + " = " + column for column in COLUMNS),
    "delete from audit",
    "delete from audit where number = 3",
    "truncate audit",
    "truncate audit cascade",
    "merge into audit a using (select 3 as number) b on a.number = b.number when matched then delete",
    "insert into audit select * from audit on conflict (account_id, number) do update set act = 'user.add'",
    "with gone as (delete from audit returning *) insert into audit select * from gone",
    "select * from audit for update",
    "drop table audit cascade",
    "alter table audit disable row level security",
    "alter table audit no force row level security",
    "alter table audit disable trigger all",
    "alter table audit owner to current_user",
    "alter table audit rename to former",
    "alter table audit alter column act type varchar(5)",
    "alter table audit add column note text",
    "drop policy own_account on audit",
    "alter policy own_account on audit using (true)",
    "create policy open_house on audit using (true)",
    "create rule quiet as on insert to audit do instead nothing",
    "create trigger quiet before insert on audit for each row execute function suppress_redundant_updates_trigger()",
    "drop index audit_subject",
    # Whoever may grant nothing is only warned, and has got nothing.
    "grant update on audit to current_user; update audit set act = act",
    "create or replace function audit_row_hash(previous bytea, account_id uuid, number bigint, at timestamptz,"
    " actor_id uuid, act text, subject_kind text, subject_id uuid, members jsonb) returns bytea"
    " language sql as $$ select sha256('') $$",
    "drop function record(jsonb, jsonb)",
    "alter function record(jsonb, jsonb) security invoker",
    "alter function record(jsonb, jsonb) reset search_path",
    # What stands before the tables in a session of its own.
    "create temporary table audit (number bigint)",
    "set session_replication_role = replica",
    "set role flowpilot_owner",
)
ENTRY: dict[str, object] = {
    "at": "2026-01-05T09:00:00Z",
    "actor_id": None,
    "act": "user.add",
    "subject_kind": "user",
    "subject_id": None,
    "members": {},
}


async def test_each_way_to_change_what_is_written_is_refused(town: Town, embedded: DatabaseUrls) -> None:
    await town.bob.claims(await town.alice.escalates(await town.alice.starts()))
    with _as_runtime(embedded, town.alice) as app:
        assert [statement for statement in REFUSED if not _is_refused(app, statement)] == []
        assert _first_bad(app) is None


async def test_what_charlie_records_is_in_his_own_trail_alone(town: Town, embedded: DatabaseUrls) -> None:
    with _as_runtime(embedded, town.charlie) as app:
        before = _entries(app)
        app.execute("select record('[]', %s)", (Jsonb([ENTRY | {"account_id": town.alice.account_id}]),))
        assert (_entries(app), _first_bad(app)) == (before + 1, None)


async def test_nobody_but_the_runtime_records(embedded: DatabaseUrls) -> None:
    with psycopg.connect(embedded.worker) as worker, pytest.raises(InsufficientPrivilege):
        worker.execute("select record('[]', '[]')")


@contextmanager
def _as_runtime(urls: DatabaseUrls, colleague: Colleague) -> Iterator[psycopg.Connection[dict[str, object]]]:
    """In the colleague's account; what is done there is undone."""
    with psycopg.connect(urls.app, row_factory=dict_row) as app:
        app.execute(BIND, (colleague.account_id,))
        yield app
        app.rollback()


def _is_refused(app: psycopg.Connection[dict[str, object]], statement: LiteralString) -> bool:
    try:
        with app.transaction(force_rollback=True):
            app.execute(statement)
    except InsufficientPrivilege:
        return True
    return False


def _first_bad(app: psycopg.Connection[dict[str, object]]) -> object:
    row = app.execute(VERDICT).fetchone()
    assert row
    return row["first_bad"]


def _entries(app: psycopg.Connection[dict[str, object]]) -> int:
    return len(app.execute("select number from audit").fetchall())
