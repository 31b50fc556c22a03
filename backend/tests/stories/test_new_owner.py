"""After a claim the new owner can do everything that the old one could except escalate, and the old one writes nothing
unnoticed: asked of every operation that the interface has for a session or its handoff."""

from collections.abc import AsyncIterator, Iterator
from typing import get_args

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.api.app import build_api
from flowpilot.domain.session import StepKind
from tests.people import Json
from tests.stories.scenes import TABLES, Ledger, People, Scene, found_team, set_scene

pytestmark = pytest.mark.anyio

Operation = tuple[str, str]
PREFIX = "/api/v1"
STEPS: Operation = ("POST", "/ai-sessions/{session_id}/steps")
HAND_OFF: Operation = ("POST", "/ai-sessions/{session_id}/handoff")
FILES: Operation = ("POST", "/ai-sessions/{session_id}/files")

# Every body with which an operation may be asked; none where it takes none.
BODIES: dict[Operation, list[Json]] = {
    STEPS: [{"kind": kind, "text": "Something"} for kind in get_args(StepKind)],
    HAND_OFF: [{"intent": "escalate", "reason": "Stuck"}, {"intent": "park", "reason": "Later"}],
    ("POST", "/ai-sessions/{session_id}/playbook"): [{"key": "printer"}],
    ("POST", "/ai-sessions/{session_id}/resolve"): [{"summary": "Restarted the service"}],
    ("POST", "/ai-sessions/{session_id}/abandon"): [{"reason": "Not worth it"}],
    ("POST", "/escalations/{handoff_id}/claim"): [{"way": "own"}],
    ("POST", "/escalations/{handoff_id}/release"): [{"reason": "Lunch"}],
    ("POST", "/escalations/{handoff_id}/hand-back"): [{"answer": "Clear the cache"}],
    ("POST", "/escalations/{handoff_id}/cancel"): [{"reason": "Found it"}],
    ("POST", "/escalations/{handoff_id}/take-over"): [{"reason": "I know this one"}],
    ("POST", "/escalations/{handoff_id}/questions"): [{"text": "Since when?"}],
    ("POST", "/escalations/{handoff_id}/read-back"): [{"text": "Outlook"}],
    ("POST", "/escalations/{handoff_id}/rating"): [{"enough": True}],
    ("POST", "/escalations/{handoff_id}/reassign"): [{"user_id": "", "reason": "Erin knows"}],
}
WRITTEN = (*TABLES, "session_file", "session_file_part", "playbook", "playbook_proposal", "model_assessment")
FOLLOWING = {"note", "answer"}


def operations(about: str) -> list[Operation]:
    """All of the description whose address names this."""
    paths = build_api().openapi()["paths"]
    found = [(method.upper(), path.removeprefix(PREFIX)) for path, methods in paths.items() for method in methods]
    return sorted(operation for operation in found if about in operation[1])


def requests(about: str) -> list[tuple[Operation, Json | None]]:
    """Each of them with each of its bodies."""
    return [(operation, body) for operation in operations(about) for body in BODIES.get(operation, [None])]


@pytest.fixture
async def people(pool: Pool, api: str) -> AsyncIterator[People]:
    team = await found_team(pool, api)
    yield team
    for person in team.values():
        await person.client.aclose()


@pytest.fixture
def ledger(embedded: DatabaseUrls, people: People) -> Iterator[Ledger]:
    opened = Ledger(embedded.app, people["alice"].account_id)
    yield opened
    opened.close()


async def test_the_claimer_can_do_in_the_session_what_its_owner_could_but_not_escalate(people: People) -> None:
    differences = []
    for operation, body in requests("{session_id}"):
        before = await _asks(await set_scene(people, "open"), "alice", operation, body)
        after = await _asks(await set_scene(people, "claimed"), "bob", operation, body)
        assert before.status_code not in (404, 422), (operation, before.text)
        if operation == HAND_OFF:
            assert (before.json()["code"], after.json()["code"]) == ("already_in_transit", "not_the_owner")
        elif _outcome(before) != _outcome(after):
            differences.append(f"{operation} {body}: {_outcome(before)} before, {_outcome(after)} after")
    assert differences == []


@pytest.mark.parametrize("about", ["{session_id}", "{handoff_id}"])
async def test_what_the_former_owner_writes_is_refused_or_everybody_sees_it(
    people: People, ledger: Ledger, about: str
) -> None:
    differences, noticed = [], []
    for operation, body in requests(about):
        if operation[0] == "GET":
            continue
        stage = await set_scene(people, "claimed")
        before, head = ledger.everything(WRITTEN), ledger.head()
        answer = await _asks(stage, "alice", operation, body)
        assert answer.status_code not in (404, 422), (operation, answer.text)
        changed = [table for table, rows in ledger.everything(WRITTEN).items() if rows != before[table]]
        events = ledger.events_after(head)
        if answer.is_success and events:
            noticed.append((operation, (body or {}).get("kind"), tuple(events)))
        elif changed:
            differences.append(f"{operation} {body}: {answer.status_code}, changed {changed} without an event")
    assert differences == []
    following = [(STEPS, kind, ("session_step",)) for kind in get_args(StepKind) if kind in FOLLOWING]
    assert noticed == (following if about == "{session_id}" else [])


async def test_the_former_owner_reads_on(people: People) -> None:
    stage = await set_scene(people, "claimed")
    for about in ("{session_id}", "{handoff_id}"):
        for operation in operations(about):
            if operation[0] == "GET" and "model-assessment" not in operation[1]:
                answers = [await _asks(stage, who, operation, None) for who in ("alice", "bob")]
                assert [answer.status_code for answer in answers] == [200, 200], operation


def test_every_operation_with_a_body_is_asked_with_one() -> None:
    api = build_api().openapi()["paths"]
    named = [one for about in ("{session_id}", "{handoff_id}") for one in operations(about)]
    with_body = {one for one in named if "requestBody" in api[PREFIX + one[1]][one[0].lower()]}
    assert with_body - {FILES} == set(BODIES)


async def _asks(stage: Scene, who: str, operation: Operation, body: Json | None) -> httpx.Response:
    """One request of one person; a file where there are files."""
    method, path = operation
    handoff = stage.handoff or {}
    file_id = await _file(stage) if "{file_id}" in path else ""
    address = path.format(session_id=stage.session["id"], handoff_id=handoff.get("id"), file_id=file_id)
    client = stage.people[who].client
    if operation == FILES:
        return await client.post(address, params={"name": "a.log"}, content=b"log")
    if body and "user_id" in body:
        body = {**body, "user_id": stage.people["erin"].id}
    return await client.request(method, address, json=body)


async def _file(stage: Scene) -> str:
    session = await stage.people["alice"].sees(stage.session)
    worker = "bob" if session["escalated_to_id"] else "alice"
    answer = await _asks(stage, worker, FILES, None)
    file_id: str = answer.json()["id"]
    return file_id


def _outcome(answer: httpx.Response) -> tuple[int, str | None]:
    return answer.status_code, None if answer.is_success else answer.json()["code"]
