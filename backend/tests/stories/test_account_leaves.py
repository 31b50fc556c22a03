"""An account leaves: all of it is written to a file, then nothing of it is left, and nobody else notices."""

import asyncio
import zipfile
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from flowpilot import leaving
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.domain.errors import NotFound
from flowpilot.settings import Settings
from tests import walls
from tests.busy_day import busy_day
from tests.people import Town

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings(embedded: DatabaseUrls) -> Settings:
    return Settings(database_url=embedded.app, database_worker_url=embedded.worker, database_owner_url=embedded.owner)


def rows(urls: DatabaseUrls, account_id: str) -> dict[str, int]:
    """How many rows the account has in each table that it has any in."""
    with psycopg.connect(urls.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (account_id,))
        counts = {}
        for table in walls.tenant_tables(app):
            row = app.execute(sql.SQL("select count(*)::int from {}").format(sql.Identifier(table))).fetchone()
            counts[table] = int(str(row[0])) if row else 0
    return {table: count for table, count in counts.items() if count}


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_everything_of_it_goes_and_nothing_of_others(
    town: Town, pool: Pool, embedded: DatabaseUrls, settings: Settings, tmp_path: Path
) -> None:
    await busy_day(town, pool, embedded)
    session = await town.charlie.starts("Charlie goes on")
    others = rows(embedded, town.charlie.account_id)
    account_id, name = UUID(town.ada.account_id), "Account of Ada"
    path = tmp_path / "ada.zip"
    size = await asyncio.to_thread(leaving.export_account, settings, account_id, path)
    assert (path.stat().st_size, path.stat().st_mode & 0o777) == (size, 0o600)
    assert len(zipfile.ZipFile(path).read("sessions.jsonl").splitlines()) >= 3
    with pytest.raises(leaving.TakenPath):
        await asyncio.to_thread(leaving.export_account, settings, account_id, path)
    assert names_in(tmp_path) == ["ada.zip"]

    with pytest.raises(leaving.WrongName):
        await asyncio.to_thread(leaving.delete_account, settings, account_id, "Account of Charlie")
    assert (await town.ada.get("/auth/me")).status_code == 200
    removed = await asyncio.to_thread(leaving.delete_account, settings, account_id, name)
    assert (removed.name, removed.sessions >= 3) == (name, True)
    assert rows(embedded, town.ada.account_id) == {}
    assert (await town.ada.get("/auth/me")).status_code == 401
    assert rows(embedded, town.charlie.account_id) == others
    assert (await town.charlie.sees(session))["problem"] == "Charlie goes on"
    with psycopg.connect(embedded.owner) as owner:
        assert walls.faults(owner) == []


async def test_an_account_that_is_not_there(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await asyncio.to_thread(leaving.export_account, settings, uuid4(), tmp_path / "nobody.zip")
    assert names_in(tmp_path) == []
    with pytest.raises(NotFound):
        await asyncio.to_thread(leaving.delete_account, settings, uuid4(), "Nobody")
