"""A schema that moves on while programs of the version before still work on it."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy.exc import OperationalError

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.schema_standing import standing
from tests import walls
from tests.mail.office import bound

OWNER, APP, WORKER = "flowpilot_owner", "flowpilot_app", "flowpilot_worker"


BEFORE = "0006"  # the newest revision that a released version had


@pytest.fixture
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseUrls]:
    """Of the version before."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("before"))
    server.start()
    migrations.upgrade(server.urls.owner, APP, WORKER, to=BEFORE)
    yield server.urls
    server.stop()


def stamp(database: DatabaseUrls, revision: str, floor: str | None = None) -> None:
    """As a version that is not written yet leaves the database."""
    with psycopg.connect(database.owner) as owner:
        owner.execute("update alembic_version set version_num = %s", (revision,))
        if floor:
            owner.execute("insert into schema_floor values (%s)", (floor,))


@contextmanager
def everybody_writes(database: DatabaseUrls) -> Iterator[None]:
    """Meanwhile a transaction of the version before has read and written every table, and has not ended."""
    with psycopg.connect(database.app) as app, psycopg.connect(database.worker) as worker:
        for table in walls.tenant_tables(app):
            app.execute(sql.SQL("lock table {} in row share mode").format(sql.Identifier(table)))
        app.execute("lock table stream_event, stream_head, audit in row exclusive mode")
        worker.execute("select due_at from delivery")
        yield


def test_whoever_works_meanwhile_is_held_up_for_a_moment_at_most(
    database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "LOCK_TIMEOUT", "100ms")
    monkeypatch.setattr(migrations, "SECONDS_BETWEEN_ATTEMPTS", 0.1)
    monkeypatch.setattr(migrations, "ATTEMPTS", 1_000)
    with ThreadPoolExecutor() as threads, psycopg.connect(database.app, autocommit=True) as newcomer:
        newcomer.execute("set statement_timeout = '3s'")
        newcomer.execute("select set_config('app.account_id', %s, false)", (str(UUID(int=1)),))
        with everybody_writes(database):
            migrating = threads.submit(migrations.upgrade, database.owner, APP, WORKER)
            for _ in range(50):
                newcomer.execute("select 1 from notification natural full join delivery")
                time.sleep(0.02)
            assert standing(database.app) == "behind"
        migrating.result()
    assert standing(database.app) == "fits"
    with psycopg.connect(database.owner) as owner:
        assert walls.faults(owner) == []


@pytest.fixture
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseUrls]:
    """Of the last version whose runtime role could append to the audit trail by hand."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("recording"))
    server.start()
    migrations.upgrade(server.urls.owner, APP, WORKER, to="0019")
    yield server.urls
    server.stop()


def test_whoever_is_just_recording_when_that_right_goes_gets_through(recording: DatabaseUrls) -> None:
    with ThreadPoolExecutor() as threads, psycopg.connect(recording.app) as app:
        account_id = found_account(app)
        with psycopg.connect(recording.app) as long_one:
            long_one.execute("lock table stream_head in row share mode")
            migrating = threads.submit(migrations.upgrade, recording.owner, APP, WORKER)
            until(app, "select count(*) = 1 from pg_locks where relation = 'stream_head'::regclass and not granted")
            writing = threads.submit(record_one, recording.app, account_id)
            until(app, "select count(*) = 2 from pg_locks where relation = 'stream_head'::regclass and not granted")
        writing.result()
        migrating.result()
        assert record_one(recording.app, account_id) == 2


def test_whoever_began_before_and_records_after_gets_through(recording: DatabaseUrls) -> None:
    with ThreadPoolExecutor() as threads, psycopg.connect(recording.app) as app:
        account_id = found_account(app)
        with psycopg.connect(recording.app, prepare_threshold=0) as writing:
            # Planned and looked up once, a call takes no lock at which the server would hear that it has changed.
            writing.execute("set plan_cache_mode = force_generic_plan")
            writing.execute("select set_config('app.account_id', %s, false)", (str(account_id),))
            append(writing)
            writing.commit()
            writing.execute("select name from account")
            migrating = threads.submit(migrations.upgrade, recording.owner, APP, WORKER)
            until(app, "select version_num > '0019' from alembic_version")
            with suppress(TimeoutError):
                migrating.result(timeout=1)
            append(writing)
        migrating.result()
        assert record_one(recording.app, account_id) == 3


def found_account(app: psycopg.Connection[tuple[object, ...]]) -> UUID:
    """An account without anybody, by the runtime role."""
    account_id = uuid4()
    app.execute("select set_config('app.account_id', %s, true)", (str(account_id),))
    app.execute(
        """insert into account (id, name, time_zone, locale, is_demo, pilot_started_at, created_at)
           values (%s, 'Recorded MSP', 'UTC', 'en', false, now(), now())""",
        (account_id,),
    )
    app.execute("insert into stream_head (account_id, epoch) values (current_account(), 'abcdefgh')")
    app.commit()
    return account_id


def record_one(app_url: str, account_id: UUID) -> int:
    """One more entry; how many there are then."""
    with bound(app_url, account_id) as app:
        append(app)
        return len(app.execute("select number from audit").fetchall())


def append(app: psycopg.Connection[tuple[object, ...]]) -> None:
    """As every version does."""
    entry = {"at": "2026-01-05T09:00:00Z", "act": "user.add", "subject_kind": "user", "members": {}}
    app.execute("select record('[]', %s)", (Jsonb([entry]),))


def until(anybody: psycopg.Connection[tuple[object, ...]], question: LiteralString) -> None:
    """Until the answer is yes."""
    for _ in range(500):
        answer = anybody.execute(question).fetchone()
        anybody.rollback()
        if answer == (True,):
            return
        time.sleep(0.01)
    raise AssertionError(question)


def test_a_lock_that_it_does_not_get_is_let_go_and_asked_for_again(
    database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "LOCK_TIMEOUT", "100ms")
    monkeypatch.setattr(migrations, "SECONDS_BETWEEN_ATTEMPTS", 0.1)
    with psycopg.connect(database.owner) as other:
        other.execute("lock table alembic_version in access exclusive mode")
        monkeypatch.setattr(migrations, "ATTEMPTS", 2)
        with pytest.raises(OperationalError):
            migrations.upgrade(database.owner, APP, WORKER)
        monkeypatch.setattr(migrations, "ATTEMPTS", 100)
        ending = threading.Timer(0.5, other.rollback)
        ending.start()
        migrations.upgrade(database.owner, APP, WORKER)
        ending.join()
    assert standing(database.owner) == "fits"


def test_two_that_migrate_at_once_wait_for_each_other(database: DatabaseUrls) -> None:
    with ThreadPoolExecutor() as pool:
        both = [pool.submit(migrations.upgrade, database.owner, APP, WORKER) for _ in range(2)]
    for one in both:
        one.result()
    assert standing(database.owner) == "fits"


def test_a_newer_schema_fits_and_is_left_alone(database: DatabaseUrls) -> None:
    migrations.upgrade(database.owner, APP, WORKER)
    stamp(database, "9998")
    migrations.upgrade(database.owner, APP, WORKER)
    assert standing(database.app) == "fits"
    assert standing(database.owner) == "fits"
    with psycopg.connect(database.owner) as owner:
        assert owner.execute("select version_num from alembic_version").fetchall() == [("9998",)]


def test_a_newer_schema_may_refuse_older_programs(database: DatabaseUrls) -> None:
    migrations.upgrade(database.owner, APP, WORKER)
    stamp(database, "9998", floor="9997")
    assert standing(database.app) == "ahead"
    assert standing(database.owner) == "ahead"
