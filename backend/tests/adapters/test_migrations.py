"""A schema that moves on while programs of the version before still work on it."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.exc import OperationalError

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.schema_standing import standing
from tests import walls

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
