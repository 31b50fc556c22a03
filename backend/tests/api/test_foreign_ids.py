"""Another account's id is answered exactly like one that does not exist, by every operation of the interface."""

import asyncio
import json
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.pool import Pool
from flowpilot.api.app import build_api
from tests.api.absent_ids import BODIES, MAKING, WITHOUT_IDS, Ids, Operation, alices, in_bodies
from tests.busy_day import MARKER, busy_day
from tests.people import Colleague, Json, Town, found_account

pytestmark = pytest.mark.anyio

PREFIX = "/api/v1"


def operations() -> set[Operation]:
    """All of the description."""
    paths = build_api().openapi()["paths"]
    return {(method.upper(), path.removeprefix(PREFIX)) for path, methods in paths.items() for method in methods}


def test_every_operation_is_asked() -> None:
    with_ids = {operation for operation in operations() if "{" in operation[1]}
    by_body = {operation for operation, _, _ in in_bodies(_absent(), _absent()).values()}
    assert operations() == with_ids | set(WITHOUT_IDS) | by_body
    assert {operation for operation in with_ids if operation in BODIES} == set(BODIES)


async def test_alices_ids_are_to_charlie_like_absent_ones(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    foreign, absent = alices(town, await busy_day(town, pool, embedded)), _absent()
    for operation in sorted(operations()):
        if "{" not in operation[1] or operation in MAKING:
            continue
        body = BODIES.get(operation)
        answers = [
            await _ask(town.charlie, operation[0], _address(operation[1], ids), body) for ids in (foreign, absent)
        ]
        assert answers[0].status_code == 404, (operation, answers[0].text)
        assert _told(answers[0]) == _told(answers[1]), operation


async def test_alices_ids_in_a_body_are_to_charlie_like_absent_ones(
    town: Town, pool: Pool, embedded: DatabaseUrls, api: str
) -> None:
    foreign, absent = alices(town, await busy_day(town, pool, embedded)), _absent()
    own = await _charlies_work(pool, api)
    charlie = own[0]
    for what, (operation, address, body) in in_bodies(foreign, own[1]).items():
        other = in_bodies(absent, own[1])[what]
        answers = [
            await _ask(charlie, operation[0], address, body),
            await _ask(charlie, other[0][0], other[1], other[2]),
        ]
        assert answers[0].status_code in (401, 404, 422), (what, answers[0].text)
        assert _told(answers[0]) == _told(answers[1]), what


async def test_what_charlie_is_told_holds_nothing_of_alice(town: Town, pool: Pool, embedded: DatabaseUrls) -> None:
    day = await busy_day(town, pool, embedded)
    foreign = alices(town, day)
    theirs = {foreign.session, foreign.handoff, foreign.user, foreign.account, day.open_handoff["id"], town.bob.id}
    for (method, path), body in sorted(WITHOUT_IDS.items(), key=lambda item: item[0]):
        answer = await _ask(town.charlie, method, path, body)
        assert answer.status_code < 500
        said = answer.text.replace("Kestrel zebrafish", "") if body else answer.text
        assert not [word for word in {*theirs, MARKER, "Alice"} if word in said], (method, path)


async def test_no_question_finds_alices_sessions(town: Town) -> None:
    session = await town.alice.starts(f"Outlook {MARKER}", client_name=f"Kestrel {MARKER}", ticket_ref="4711")
    await town.alice.escalates(session)
    for question in ("status=requesting_escalation", f"q={MARKER}", f"client=Kestrel {MARKER}", "ticket_ref=4711"):
        assert (await town.bob.get(f"/ai-sessions?{question}")).json()["items"], question
        assert (await town.charlie.get(f"/ai-sessions?{question}")).json() == {"items": [], "next_cursor": None}


async def test_charlies_stream_carries_nothing_of_alice(town: Town) -> None:
    async with town.charlie.client.stream("GET", "/escalations/stream") as stream:
        lines = stream.aiter_lines()
        ready = await _event(lines)
        session = await town.alice.starts(f"Outlook {MARKER}")
        await town.bob.claims(await town.alice.escalates(session))
        own = await _escalates(town.charlie)
        created = await _event(lines)
    assert ready["event"] == "ready"
    assert ready["data"]["account_id"] == town.charlie.account_id
    assert created["event"] == "handoff_created"
    assert created["data"]["id"] == own["id"]
    assert created["number"] == ready["data"]["number"] + 1


async def test_charlie_cannot_resume_where_alice_is(town: Town) -> None:
    await town.alice.escalates(await town.alice.starts(f"Outlook {MARKER}"))
    place = (await town.alice.queue())["as_of"]
    absent = f"{uuid4().hex[:16]}-1"
    heard = []
    for last in (place, absent):
        async with town.charlie.client.stream("GET", f"/escalations/stream?last_event_id={last}") as stream:
            lines = stream.aiter_lines()
            heard.append([await _event(lines), await _event(lines)])
    assert heard[0] == heard[1]
    assert [frame["event"] for frame in heard[0]] == ["ready", "reset"]


async def _escalates(colleague: Colleague) -> Json:
    return await colleague.escalates(await colleague.starts())


async def _charlies_work(pool: Pool, address: str) -> tuple[Colleague, Ids]:
    people = await found_account(pool, address, {"Charlie": "admin", "Carla": "engineer"})
    charlie, carla = people["Charlie"], people["Carla"]
    handoff = await _escalates(carla)
    await charlie.claims(handoff)
    session = await charlie.starts()
    return charlie, Ids(
        session["id"],
        handoff["id"],
        "",
        "",
        charlie.id,
        "",
        "",
        charlie.account_id,
        "charlie@example.com",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    )


def _absent() -> Ids:
    session, handoff, step, notification, user, login, token, account = (str(uuid7()) for _ in range(8))
    channel, room, test, file, proposal, call, freeze, client, export = (str(uuid7()) for _ in range(9))
    email = f"nobody@{account}.example"
    named = (session, handoff, step, notification, user, login, token, account, email, channel, room, test, file)
    return Ids(*named, "absent", proposal, call, freeze, client, export)


def _address(path: str, ids: Ids) -> str:
    return path.format(
        step="no step",
        session_id=ids.session,
        handoff_id=ids.handoff,
        notification_id=ids.notification,
        user_id=ids.user,
        login_id=ids.login,
        token_id=ids.token,
        channel_id=ids.room if path.startswith("/channels") else ids.channel,
        test_id=ids.test,
        file_id=ids.file,
        key=ids.playbook,
        proposal_id=ids.proposal,
        call_id=ids.call,
        freeze_id=ids.freeze,
        step_id=ids.step,
        client_id=ids.client,
        export_id=ids.export,
        token="no token",
    )


async def _ask(colleague: Colleague, method: str, address: str, body: Json | None) -> httpx.Response:
    return await colleague.client.request(method, address, json=body)


def _told(answer: httpx.Response) -> tuple[int, Json, dict[str, str]]:
    headers = {name: value for name, value in answer.headers.items() if name not in ("date", "x-request-id")}
    return answer.status_code, {**answer.json(), "request_id": ""}, headers


async def _event(lines: AsyncIterator[str]) -> Json:
    """The next event but a beat."""
    frame: Json = {}
    async with asyncio.timeout(10):
        async for line in lines:
            name, _, value = line.partition(": ")
            if name == "event":
                frame["event"] = value
            elif name == "id":
                frame["number"] = int(value.rpartition("-")[2])
            elif name == "data":
                frame["data"] = json.loads(value)
            elif not line and "event" in frame and frame["event"] != "beat":
                return frame
    raise AssertionError("the stream ended")
