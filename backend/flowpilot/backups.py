"""Everything into one file while others work, and back again while nothing runs.

A composition root: the rows come from one snapshot of the database, the keys from the data dir.
"""

import asyncio
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import sqlalchemy.exc
from psycopg.conninfo import conninfo_to_dict

from flowpilot.adapters import backup_file, run_files
from flowpilot.adapters.backup_file import BackupReader, CopiedTable, Manifest, UnusableBackup
from flowpilot.adapters.db import copying, migrations
from flowpilot.adapters.db.embedded import DatabaseUrls, EmbeddedPostgres
from flowpilot.adapters.db.pool import open_pool
from flowpilot.adapters.db.schema_standing import newest
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.adapters.keys import derived_key, server_secret
from flowpilot.application import restoring
from flowpilot.domain.errors import Unavailable
from flowpilot.settings import Settings

KEY_FILES = ("secret.key", "push.key")

Say = Callable[[str], None]


class Unfinished(Exception):
    """The rows and keys are back in the operator's own database, and nothing is sent by itself, but what follows
    failed; the text says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands in the database now; `kept` is where what stood there before was put."""

    accounts: int
    rows: int
    held: int
    taken_at: str
    kept: Path | None
    other_secret: bool


def back_up(settings: Settings, path: Path, say: Say) -> Manifest:
    """Write everything of all accounts, and the keys of the data dir, into a new file.

    Raises `psycopg.Error`, `OSError`; then there is no file.
    """
    app, worker, _ = _urls(settings)
    secret = _told_apart(settings)  # makes the key if nobody did yet, so that it is in the file
    with copying.snapshot(app, worker) as snapshot, backup_file.written(path) as writer:
        for table in snapshot.tables:
            with writer.table(table.name) as part:
                rows = snapshot.copy(table, part.write)
            writer.tables.append(CopiedTable(table.name, table.columns, rows, part.sha256))
            say(f"{table.name}: {rows} rows")
        for name in KEY_FILES:
            if (settings.data_dir / name).exists():
                writer.key(name, (settings.data_dir / name).read_bytes())
        manifest = Manifest(
            format=backup_file.FORMAT,
            revision=snapshot.revision,
            taken_at=snapshot.taken_at,
            accounts=len(snapshot.account_ids),
            tables=writer.tables,
            keys=writer.keys,
            secret=secret,
        )
        writer.finish(manifest)
    return manifest


def restore(settings: Settings, path: Path, say: Say) -> Restored:
    """Put everything of the file into the embedded database, or into an empty one of the operator's own.

    The file is checked before anything is touched, and what stood in the data dir is kept beside it. Raises
    `UnusableBackup`, `DataDirInUse`, `psycopg.Error`, `sqlalchemy.exc.SQLAlchemyError`, `OSError`; then all stands as
    before, but for an empty schema. Raises `Unfinished`.
    """
    with backup_file.read(path) as backup:
        if backup.manifest.revision > newest():
            raise UnusableBackup("this backup is of a newer version of FlowPilot: install that one")
        if settings.database_url:
            return _restore_into_own(settings, backup, say)
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        data_dir = settings.data_dir.resolve()
        with run_files.owning(data_dir):
            return _restore_into_embedded(settings.model_copy(update={"data_dir": data_dir}), backup, say)


def _restore_into_own(settings: Settings, backup: BackupReader, say: Say) -> Restored:
    app, worker, owner = _urls(settings)
    if not copying.is_empty(owner, worker, backup.manifest.revision):
        raise UnusableBackup("there is already a FlowPilot in this database: give it an empty one")
    for name in backup.manifest.keys:
        if (settings.data_dir / name).exists() and (settings.data_dir / name).read_bytes() != backup.key(name):
            raise UnusableBackup(f"{settings.data_dir / name} is not the key of this backup: put it aside")
    urls = DatabaseUrls(app, worker, owner)
    new = [settings.data_dir / name for name in backup.manifest.keys if not (settings.data_dir / name).exists()]
    try:
        _put_keys(settings.data_dir, backup)
        held = _fill(urls, backup, say)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    try:
        _finish(settings, urls, held)
    except (psycopg.Error, sqlalchemy.exc.SQLAlchemyError, Unavailable, OSError) as fault:
        raise Unfinished(str(fault) or "the database does not answer") from fault
    return _restored(settings, backup, held, kept=None)


def _restore_into_embedded(settings: Settings, backup: BackupReader, say: Say) -> Restored:
    data_dir = settings.data_dir
    _stop_orphan(settings)
    with _building_site(data_dir) as site:
        server = EmbeddedPostgres(site, programs=settings.pg_bin)
        server.start()
        try:
            held = _fill(server.urls, backup, say)
            _finish(settings, server.urls, held)
        finally:
            server.stop()
        _put_keys(site, backup)
        kept = _swap(site, data_dir)
    return _restored(settings, backup, held, kept)


def _fill(urls: DatabaseUrls, backup: BackupReader, say: Say) -> Counter[UUID]:
    """All rows or none, in the backup's own schema; how many deliveries are held of each account."""
    migrations.upgrade(urls.owner, _role(urls.app), _role(urls.worker), to=backup.manifest.revision)
    return copying.copy_in(urls.owner, _lines(backup, say))


def _finish(settings: Settings, urls: DatabaseUrls, held: Counter[UUID]) -> None:
    """This version's schema, and on each account's record that it was restored."""
    migrations.upgrade(urls.owner, _role(urls.app), _role(urls.worker))
    connected = settings.model_copy(
        update={
            "database_url": urls.app,
            "database_worker_url": urls.worker,
            "database_owner_url": urls.owner,
        }
    )
    asyncio.run(_record(connected, held))


async def _record(settings: Settings, held: Counter[UUID]) -> None:
    app, worker, _ = _urls(settings)
    async with open_pool(app, size=1) as pool:
        units = PostgresUnits(pool, nobody_listens)
        for account_id in copying.account_ids(worker):
            async with units.begin(account_id) as unit:
                await restoring.hold_deliveries(unit, held[account_id])


def _lines(backup: BackupReader, say: Say) -> Iterator[tuple[copying.Table, Iterator[bytes]]]:
    for table in backup.manifest.tables:
        say(f"{table.name}: {table.rows} rows")
        yield copying.Table(table.name, table.columns), backup.lines(table)


@contextmanager
def _building_site(data_dir: Path) -> Iterator[Path]:
    """A data dir inside the data dir, on the same disk; what is left of it is removed."""
    site = data_dir / "restore-unfinished"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(mode=0o700)
    try:
        yield site
    finally:
        shutil.rmtree(site, ignore_errors=True)


def _stop_orphan(settings: Settings) -> None:
    """A database whose `serve` was killed may live on."""
    if (settings.data_dir / "postgres").exists():
        server = EmbeddedPostgres(settings.data_dir, programs=settings.pg_bin)
        server.start()
        server.stop()


def _swap(site: Path, data_dir: Path) -> Path | None:
    """Database and keys of the site go into their place, and what stood there goes aside, all or nothing; where it is
    then, if there was any."""
    names = (*KEY_FILES, "postgres.json", "postgres")
    kept = data_dir / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    aside = [(data_dir / name, kept / name) for name in names if (data_dir / name).exists()]
    into_place = [(site / name, data_dir / name) for name in names if (site / name).exists()]
    kept.mkdir(mode=0o700)
    moved: list[tuple[Path, Path]] = []
    try:
        for source, target in aside + into_place:
            source.rename(target)
            moved.append((source, target))
    except BaseException:
        for source, target in reversed(moved):
            target.rename(source)
        kept.rmdir()
        raise
    if aside:
        return kept
    kept.rmdir()
    return None


def _put_keys(data_dir: Path, backup: BackupReader) -> None:
    """Those that are not there."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in backup.manifest.keys:
        path = data_dir / name
        if path.exists():
            continue
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(backup.key(name))
            file.flush()
            os.fsync(file.fileno())


def _restored(settings: Settings, backup: BackupReader, held: Counter[UUID], kept: Path | None) -> Restored:
    manifest = backup.manifest
    other_secret = _told_apart(settings) != manifest.secret
    rows = sum(table.rows for table in manifest.tables)
    return Restored(manifest.accounts, rows, held.total(), manifest.taken_at, kept, other_secret)


def _told_apart(settings: Settings) -> str:
    """Some letters by which the server's secret is known again, and which tell nothing of it."""
    given = settings.secret_key.get_secret_value() if settings.secret_key else None
    return derived_key(server_secret(settings.data_dir, given), "backup").hex()[:16]


def _urls(settings: Settings) -> tuple[str, str, str]:
    app, worker, owner = settings.database_url, settings.database_worker_url, settings.database_owner_url
    if not (app and worker and owner):
        raise ValueError("no database is connected")
    return app, worker, owner


def _role(url: str) -> str:
    return str(conninfo_to_dict(url)["user"])
