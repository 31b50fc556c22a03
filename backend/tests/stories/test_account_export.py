"""Ada has everything exported that her account has."""

import asyncio
import io
import json
import zipfile
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.db.account_archive import EXPORTED, LEFT_OUT, PostgresArchive
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.exports import EXPORT, Exporters
from flowpilot.application.ports_ladder import DueTimer
from flowpilot.application.timers import TimerFiring
from tests import walls
from tests.busy_day import MARKER, busy_day
from tests.people import Colleague, Json, Town
from tests.traces import tables_with

pytestmark = pytest.mark.anyio


async def worker_makes(pool: Pool, embedded: DatabaseUrls, account_id: str) -> None:
    """What a worker does when an export is due."""
    units, lost = PostgresUnits(pool, nobody_listens), list[BaseException]()
    exporters = Exporters(units, PostgresArchive(embedded.app), lost.append)
    async with pool.connection() as connection:
        await connection.execute("select set_config('app.account_id', %s, true)", (account_id,))
        cursor = await connection.execute("select id, due_at from timer where kind = 'export' and due_at <= now()")
        due = await cursor.fetchall()
    for timer_id, due_at in due:
        await TimerFiring(units, {EXPORT: exporters.take_up}).fire(DueTimer(UUID(account_id), timer_id, due_at))
    async with asyncio.timeout(20):
        while exporters.busy:
            await asyncio.sleep(0.01)
    assert lost == []


async def exported(who: Colleague, pool: Pool, embedded: DatabaseUrls) -> zipfile.ZipFile:
    asked = await who.post("/account/export")
    assert (asked.status_code, asked.json()["state"]) == (202, "pending"), asked.text
    await worker_makes(pool, embedded, who.account_id)
    export = (await who.get("/account/exports")).json()["items"][0]
    assert export["state"] == "ready"
    fetched = await who.get(f"/account/exports/{export['id']}/file")
    assert fetched.headers["content-type"] == "application/zip"
    assert len(fetched.content) == export["size"]
    return zipfile.ZipFile(io.BytesIO(fetched.content))


def lines(archive: zipfile.ZipFile, kind: str) -> list[Json]:
    return [json.loads(line) for line in archive.read(f"{kind}.jsonl").decode().splitlines()]


async def test_all_that_was_written_is_in_it_and_nothing_that_opens_the_account(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    day = await busy_day(town, pool, embedded)
    await town.charlie.starts("Charlie's own")
    archive = await exported(town.ada, pool, embedded)
    about = json.loads(archive.read("about.json"))
    assert about["lines"] == {kind: len(lines(archive, kind)) for kind in EXPORTED}
    assert min(about["lines"].values()) > 0
    assert {row["id"] for row in lines(archive, "sessions")} >= {day.session["id"], day.open_session["id"]}
    handoff = next(row for row in lines(archive, "handoffs") if row["id"] == day.handoff["id"])
    assert MARKER in json.dumps(handoff["snapshot"])
    assert archive.read(f"files/{day.file_id}/{MARKER}.log") == f"Log {MARKER}".encode()
    everything = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    assert "Charlie" not in everything
    for secret in ("password_hash", "secret_hash", "sealed", "digest", town.alice.token):
        assert secret not in everything, secret


def test_every_table_is_exported_or_left_out_on_purpose(embedded: DatabaseUrls) -> None:
    with psycopg.connect(embedded.owner) as owner:
        tables = set(walls.tenant_tables(owner))
    assert tables == {*EXPORTED.values(), *LEFT_OUT}


async def test_one_at_a_time_admins_alone_and_deleted_when_asked(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    for who in (town.alice, town.vera):
        assert (await who.post("/account/export")).status_code == 403
    export = (await town.ada.post("/account/export")).json()
    twice = await town.ada.post("/account/export")
    assert (twice.status_code, twice.json()["code"], twice.json()["state"]) == (409, "wrong_state", "pending")
    address = f"/account/exports/{export['id']}"
    assert (await town.ada.get(f"{address}/file")).status_code == 409
    assert (await town.ada.client.delete(address)).status_code == 409
    await worker_makes(pool, embedded, town.ada.account_id)
    assert (await town.charlie.get(f"{address}/file")).status_code == 404
    assert (await town.alice.get(f"{address}/file")).status_code == 403
    assert (await town.ada.client.delete(address)).status_code == 204
    assert (await town.ada.get("/account/exports")).json()["items"] == []


async def test_a_redaction_takes_exports_with_it(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    step = await town.alice.records(session, "note", "My password is hunter2 4711")
    await exported(town.ada, pool, embedded)
    await town.ada.post("/account/export")
    path = f"/ai-sessions/{session['id']}/steps/{step['id']}/redact"
    assert (await town.alice.post(path, {"reason": "A password"})).status_code == 200
    await worker_makes(pool, embedded, town.ada.account_id)
    assert [one["state"] for one in (await town.ada.get("/account/exports")).json()["items"]] == ["failed"]
    archive = await exported(town.ada, pool, embedded)
    assert b"hunter2" not in archive.read("steps.jsonl")


@pytest.mark.parametrize("act", ["redacts a step", "deletes the client"])
async def test_what_is_taken_away_while_an_export_is_being_stored_is_in_none(
    town: Town, pool: Pool, embedded: DatabaseUrls, act: str
) -> None:
    session = await town.alice.starts("It leaks", client_name="Heron")
    step = await town.alice.records(session, "note", "My password is hunter2 4711")
    client = (await town.ada.get("/clients")).json()["items"][0]
    export = (await town.ada.post("/account/export")).json()
    async with PostgresUnits(pool, nobody_listens).begin(UUID(town.ada.account_id)) as worker:
        taken = await worker.exports.take()
        assert taken
        assert await worker.exports.hold(taken)
        if act == "redacts a step":
            path = f"/ai-sessions/{session['id']}/steps/{step['id']}/redact"
            acting = asyncio.create_task(town.alice.post(path, {"reason": "A password"}))
        else:
            acting = asyncio.create_task(town.ada.client.delete(f"/clients/{client['id']}"))
        await until_somebody_waits(embedded)
        await worker.exports.add_part(taken.id, 0, b"hunter2 4711")
        await worker.exports.finish(taken.id, 12, b"")
    assert (await acting).is_success
    assert (await town.ada.get(f"/account/exports/{export['id']}/file")).status_code == 404
    assert tables_with(embedded.app, town.ada.account_id, "hunter2 4711") == set()


async def test_an_export_begins_when_a_redaction_that_is_under_way_is_over(
    town: Town, pool: Pool, embedded: DatabaseUrls
) -> None:
    units, account_id = PostgresUnits(pool, nobody_listens), UUID(town.ada.account_id)
    async with units.begin(account_id) as redacting:
        await redacting.exports.forget_all()
        await redacting.exports.list(None, 1)
        await town.ada.post("/account/export")
        taking = asyncio.create_task(_takes_up(units, account_id))
        await until_somebody_waits(embedded)
        assert not taking.done()
    assert await taking


async def _takes_up(units: PostgresUnits, account_id: UUID) -> bool:
    async with units.begin(account_id) as worker:
        return await worker.exports.take() is not None


async def until_somebody_waits(embedded: DatabaseUrls) -> None:
    """Until a transaction waits for another one."""
    async with await psycopg.AsyncConnection.connect(embedded.app, autocommit=True) as observer, asyncio.timeout(10):
        waiting = "select 1 from pg_locks where not granted"
        while await (await observer.execute(waiting)).fetchone() is None:
            await asyncio.sleep(0.01)
