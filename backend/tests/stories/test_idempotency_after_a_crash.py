"""The API dies in the middle of a request; the client repeats it with its key, to another process."""

import asyncio
from pathlib import Path

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.api_process import api_process
from tests.people import Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
PORT = 18_600
NOTE = {"kind": "note", "text": "It began on Monday"}


async def test_a_request_that_died_with_its_process_is_done_once(
    town: Town, embedded: DatabaseUrls, tmp_path: Path
) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/steps"
    headers = {"Authorization": f"Bearer {town.alice.token}", "Idempotency-Key": "k"}
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.alice.account_id,))
        app.execute("select 1 from ai_session where id = %s for update", (session["id"],))
        with api_process(embedded, tmp_path, PORT) as doomed:
            async with httpx.AsyncClient(base_url=f"{doomed.address}/api/v1", headers=headers, timeout=20) as client:
                cut = asyncio.create_task(client.post(path, json=NOTE))
                await _waits_for_a_lock(embedded)
                doomed.kill()
                with pytest.raises(httpx.TransportError):
                    await cut
    answers = [await _patiently(town, path) for _ in range(2)]
    steps = (await town.alice.get(path)).json()["items"]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert [step["text"] for step in steps] == [NOTE["text"]]


async def _patiently(town: Town, path: str) -> httpx.Response:
    async with asyncio.timeout(25):
        while (answer := await town.alice.post(path, NOTE, key="k")).status_code == 409:
            await asyncio.sleep(0.1)
    return answer


async def _waits_for_a_lock(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner, autocommit=True) as owner:
        async with asyncio.timeout(10):
            while not owner.execute("select 1 from pg_locks where not granted").fetchone():
                await asyncio.sleep(0.02)
