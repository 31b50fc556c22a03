"""What was refused, rolled back or cut before its commit produced nothing: no row, no event, no mail, ever."""

import asyncio
from typing import Any, LiteralString

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from tests.people import Colleague, Town

pytestmark = pytest.mark.anyio

BIND = "select set_config('app.account_id', %s, true)"
ESCALATE = {"intent": "escalate", "reason": "I have no rights to look further"}
TRACES: tuple[LiteralString, ...] = (
    "select count(*) from session_handoff",
    "select count(*) from stream_event",
    "select count(*) from notification",
    "select count(*) from delivery",
    "select count(*) from audit where act = 'session_handoff.create'",
    "select number from stream_head",
)


def traces(urls: DatabaseUrls, colleague: Colleague) -> list[Any]:
    """How much there is of everything that an escalation writes, in the colleague's account."""
    with psycopg.connect(urls.app) as app:
        app.execute(BIND, (colleague.account_id,))
        return [row[0] for trace in TRACES for row in app.execute(trace)]


async def test_a_refused_escalation_leaves_nothing(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/handoff"
    named = {**ESCALATE, "target_user_id": town.charlie.id}
    for key in (None, "k"):
        assert (await town.alice.post(path, named, key=key)).status_code == 422
        assert (await town.bob.post(path, ESCALATE, key=key)).status_code == 403
    assert traces(embedded, town.alice) == [0] * len(TRACES)
    assert (await town.alice.sees(session))["status"] == "active"


async def test_an_escalation_cut_before_its_commit_leaves_nothing(town: Town, embedded: DatabaseUrls) -> None:
    """Everything is written, and the database ends the connection in the very last statement."""
    session = await town.alice.starts()
    path = f"/ai-sessions/{session['id']}/handoff"
    with psycopg.connect(embedded.app) as app:
        app.execute(BIND, (town.alice.account_id,))
        app.execute("select 1 from stream_head for update")
        cut = asyncio.create_task(town.alice.post(path, ESCALATE, key="k"))
        await _end_whoever_waits(embedded)
    answer = await cut
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert traces(embedded, town.alice) == [0] * len(TRACES)
    assert (await town.bob.queue())["items"] == []
    assert (await town.bob.get("/notifications")).json()["items"] == []

    again = await town.alice.post(path, ESCALATE, key="k")
    assert again.status_code == 201
    assert "idempotency-replayed" not in again.headers
    assert traces(embedded, town.alice) == [1, 1, 2, 2, 1, 1]


async def _end_whoever_waits(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.app, autocommit=True) as app:
        async with asyncio.timeout(10):
            while not app.execute(
                "select pg_terminate_backend(pid) from pg_locks where not granted and locktype = 'transactionid'"
            ).fetchone():
                await asyncio.sleep(0.02)
