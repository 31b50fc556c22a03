"""Everything into one file while people work, and back again: what was acknowledged before it is there after it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest

from flowpilot import backups, operations
from flowpilot.adapters import backup_file
from flowpilot.adapters.backup_file import UnusableBackup
from flowpilot.adapters.db import copying, migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.embedded_cluster import APP_ROLE, WORKER_ROLE
from flowpilot.adapters.run_files import DataDirInUse, owning
from flowpilot.settings import Settings
from tests.commands.damage import damaged, rewritten

BACKEND = Path(__file__).parents[2]
WAITING = "select count(*) from delivery where due_at is not null"
HELD = "select count(*) from delivery where state = 'suppressed' and reason = 'restored'"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A FlowPilot with the demo's two accounts, mails of theirs still to be sent."""
    data_dir = tmp_path_factory.mktemp("office")
    server = EmbeddedPostgres(data_dir)
    server.start()
    migrations.upgrade(server.urls.owner, APP_ROLE, WORKER_ROLE)
    settings = _connected(Settings(data_dir=data_dir), server.urls)
    operations.seed_demo(settings)
    yield settings
    server.stop()


@pytest.fixture(scope="module")
def backup(office: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "monday.backup"
    backups.back_up(office, path, _silently)
    return path


def test_all_is_back_but_nothing_is_sent_again(office: Settings, backup: Path, tmp_path: Path) -> None:
    assert _in_all_accounts(office, WAITING) > 0
    restored = backups.restore(Settings(data_dir=tmp_path), backup, _silently)
    assert (restored.held, restored.kept, restored.other_secret) == (_in_all_accounts(office, WAITING), None, False)
    with _running(tmp_path) as settings:
        assert _rows(settings) == _rows(office)
        assert _in_all_accounts(settings, WAITING) == 0
        assert _in_all_accounts(settings, HELD) == restored.held
        before, after = _epochs(office), _epochs(settings)
        assert before.keys() == after.keys()
        assert not set(before.values()) & set(after.values())
        assert [verdict.fault for verdict in operations.verify_audit(settings, None)] == [None, None]
        assert _walls(settings) == _walls(office)
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_what_stood_there_before_is_kept(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("of another time\n")
    kept = backups.restore(Settings(data_dir=tmp_path), backup, _silently).kept
    assert kept
    assert (kept / "secret.key").read_text() == "of another time\n"
    again = backups.restore(Settings(data_dir=tmp_path), backup, _silently).kept
    assert again
    assert (again / "postgres" / "PG_VERSION").exists()


def test_into_an_empty_database_of_ones_own(office: Settings, backup: Path, tmp_path: Path) -> None:
    elsewhere = EmbeddedPostgres(tmp_path / "postgres")
    elsewhere.start()
    try:
        settings = _connected(Settings(data_dir=tmp_path), elsewhere.urls)
        backups.restore(settings, backup, _silently)
        assert _rows(settings) == _rows(office)
        with pytest.raises(UnusableBackup, match="give it an empty one"):
            backups.restore(settings, backup, _silently)
    finally:
        elsewhere.stop()


def test_a_restore_that_failed_is_done_again_in_the_same_database(
    office: Settings, backup: Path, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.backup"
    rewritten(backup, file, emptied="app_user")
    with _own_database(tmp_path) as settings:
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            backups.restore(settings, file, _silently)
        assert not (settings.data_dir / "secret.key").exists()
        backups.restore(settings, backup, _silently)
        assert _rows(settings) == _rows(office)


def test_what_fails_behind_the_rows_sends_nothing_and_says_that_they_are_there(
    office: Settings, backup: Path, tmp_path: Path
) -> None:
    """The runtime role was given another password than the operator says."""
    with _own_database(tmp_path) as settings:
        assert settings.database_url
        wrong = settings.model_copy(update={"database_url": settings.database_url.replace("_app:", "_app:wrong", 1)})
        with pytest.raises(backups.Unfinished):
            backups.restore(wrong, backup, _silently)
        assert _rows(settings) == _rows(office)
        assert _in_all_accounts(settings, WAITING) == 0
        assert _in_all_accounts(settings, HELD) == _in_all_accounts(office, WAITING)
        assert not set(_epochs(office).values()) & set(_epochs(settings).values())
        with pytest.raises(UnusableBackup, match="give it an empty one"):
            backups.restore(settings, backup, _silently)


@contextmanager
def _own_database(folder: Path) -> Iterator[Settings]:
    """A database of the operator's own, and an empty data dir."""
    server = EmbeddedPostgres(folder / "postgres")
    server.start()
    try:
        yield _connected(Settings(data_dir=folder / "data"), server.urls)
    finally:
        server.stop()


def test_a_swap_that_fails_half_way_is_taken_back(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.key").write_text("as it was\n")
    rename = Path.rename

    def busy(source: Path, target: Path) -> Path:
        if target == tmp_path / "postgres":
            raise OSError("Device or resource busy")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(OSError, match="busy"):
        backups.restore(Settings(data_dir=tmp_path), backup, _silently)
    assert {path.name for path in tmp_path.iterdir()} == {"run", "secret.key"}
    assert (tmp_path / "secret.key").read_text() == "as it was\n"


@pytest.mark.parametrize("damage", ["one byte", "cut", "no zip", "newer", "other form", "part missing"])
def test_a_file_that_is_not_whole_changes_nothing(backup: Path, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "damaged.backup"
    damaged(backup, file, damage)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").write_text("as it was\n")
    with pytest.raises(UnusableBackup):
        backups.restore(Settings(data_dir=tmp_path / "data"), file, _silently)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret.key"]


def test_rows_that_do_not_fit_together_change_nothing(backup: Path, tmp_path: Path) -> None:
    """The file is whole, but a table of it was emptied by somebody who also wrote the manifest anew."""
    file = tmp_path / "wrong.backup"
    rewritten(backup, file, emptied="app_user")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").write_text("as it was\n")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        backups.restore(Settings(data_dir=tmp_path / "data"), file, _silently)
    assert (tmp_path / "data" / "secret.key").read_text() == "as it was\n"
    assert not (tmp_path / "data" / "postgres").exists()


def test_nothing_is_restored_under_a_running_serve(backup: Path, tmp_path: Path) -> None:
    with owning(tmp_path), pytest.raises(DataDirInUse):
        backups.restore(Settings(data_dir=tmp_path), backup, _silently)


def test_no_backup_is_written_over_and_none_is_left_half(office: Settings, backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(FileExistsError):
        backups.back_up(office, backup, _silently)
    assert backup.read_bytes() == before
    nowhere = office.model_copy(update={"database_url": "postgresql://a@127.0.0.1:1/x"})
    with pytest.raises(psycopg.OperationalError):
        backups.back_up(nowhere, tmp_path / "new.backup", _silently)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_backup_left_goes_with_the_next_and_one_that_is_being_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "monday.backup"
    write = f"""
import os, pathlib, signal
from flowpilot.adapters import backup_file
with backup_file.written(pathlib.Path({str(path)!r})) as writer:
    writer.key("secret.key", b"hush")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", write], check=False, cwd=BACKEND)
    (left,) = tmp_path.iterdir()
    # As a former version called it, whose process had the number that this one has: a container begins anew.
    left.rename(tmp_path / f".{path.name}.{os.getpid()}.unfinished")
    with backup_file.written(path):
        (mine,) = tmp_path.iterdir()
        with pytest.raises(FileExistsError), backup_file.written(path):
            path.touch()
        assert mine.exists()
        path.unlink()
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_one_instant(office: Settings) -> None:
    """An account founded after the snapshot began is in no table of it."""
    with _snapshot(office) as snapshot:
        operations.create_account(office, name="Late IT", admin_email="late@it.example", admin_password="long enough")
        lines: list[bytes] = []
        for table in snapshot.tables:
            snapshot.copy(table, lines.append)
    assert b"Late IT" not in b"".join(lines)
    assert b"Tallgrass IT" in b"".join(lines)


def _silently(_line: str) -> None:
    return


def _connected(settings: Settings, urls: DatabaseUrls) -> Settings:
    return settings.model_copy(
        update={"database_url": urls.app, "database_worker_url": urls.worker, "database_owner_url": urls.owner}
    )


@contextmanager
def _running(data_dir: Path) -> Iterator[Settings]:
    """The embedded database of a data dir meanwhile."""
    server = EmbeddedPostgres(data_dir)
    server.start()
    try:
        yield _connected(Settings(data_dir=data_dir), server.urls)
    finally:
        server.stop()


def _rows(settings: Settings) -> dict[str, list[bytes]]:
    """The lines of every table, but for what a restore itself writes: counters, its audit entry, what it holds."""
    found: dict[str, list[bytes]] = {}
    with _snapshot(settings) as snapshot:
        for table in snapshot.tables:
            parts: list[bytes] = []
            snapshot.copy(table, parts.append)
            found[table.name] = sorted(b"".join(parts).splitlines())
    assert sum(len(lines) for lines in found.values()) > 1000
    del found["stream_head"]
    found["audit"] = [line for line in found["audit"] if b"account.restore" not in line]
    found["delivery"] = [line[:73] for line in found["delivery"]]
    return found


def _in_all_accounts(settings: Settings, statement: LiteralString) -> int:
    return sum(row[0] for row in _asked(settings, statement))


def _epochs(settings: Settings) -> dict[str, str]:
    return dict(_asked(settings, "select account_id::text, epoch from stream_head"))


def _asked(settings: Settings, statement: LiteralString) -> list[Any]:
    """The first row of the answer in each account."""
    assert settings.database_url
    with _snapshot(settings) as snapshot, psycopg.connect(settings.database_url) as app:
        rows = []
        for account_id in snapshot.account_ids:
            app.execute("select set_config('app.account_id', %s, true)", (str(account_id),))
            rows.append(app.execute(statement).fetchone())
        return rows


def _snapshot(settings: Settings) -> AbstractContextManager[copying.Snapshot]:
    assert settings.database_url
    assert settings.database_worker_url
    return copying.snapshot(settings.database_url, settings.database_worker_url)


def _walls(settings: Settings) -> list[Any]:
    """What keeps accounts apart and rows together."""
    assert settings.database_url
    with psycopg.connect(settings.database_url) as app:
        return app.execute(
            """select relname, relrowsecurity, relforcerowsecurity, null from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
               union all
               select conrelid::regclass::text, convalidated, true, pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'public'::regnamespace
               order by 1, 4"""
        ).fetchall()
