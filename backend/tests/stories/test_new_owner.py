"""After a claim the new owner can do everything that the old one could except escalate, and the old one writes nothing
unnoticed: asked of every operation that the interface has for a session or its handoff."""

from typing import get_args

import httpx2 as httpx
import pytest

from flowpilot.api.app import build_api
from flowpilot.domain.session import StepKind
from tests.people import Json
from tests.stories.scenes import TABLES, Ledger, People, Scene, set_scene

pytestmark = pytest.mark.anyio

Operation = tuple[str, str]
PREFIX = "/api/v1"
STEPS: Operation = ("POST", "/ai-sessions/{session_id}/steps")
HAND_OFF: Operation = ("POST", "/ai-sessions/{session_id}/handoff")
FILES: Operation = ("POST", "/ai-sessions/{session_id}/files")
TAKE_STEP: Operation = ("POST", "/ai-sessions/{session_id}/steps/{step_id}/redact")
TAKE_WORDS: Operation = ("POST", "/ai-sessions/{session_id}/redact")
TAKE_FILE: Operation = ("DELETE", "/ai-sessions/{session_id}/files/{file_id}")
TAKE_ASKED: Operation = ("POST", "/escalations/{handoff_id}/redact")
# No work in the session: whoever wrote something takes it away, and whoever has the session now may not.
TAKING = (TAKE_FILE, TAKE_WORDS, TAKE_STEP, TAKE_ASKED)

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
    ("POST", "/ai-sessions/{session_id}/owner"): [{"user_id": "", "reason": "She is away"}],
    TAKE_STEP: [{"reason": "A password"}],
    TAKE_WORDS: [{"members": ["problem"], "reason": "A password"}],
    TAKE_FILE: [{"reason": "A password"}],
    TAKE_ASKED: [{"members": ["reason"], "reason": "A password"}],
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


async def test_the_claimer_can_do_in_the_session_what_its_owner_could_but_not_escalate(people: People) -> None:
    differences = []
    for operation, body in requests("{session_id}"):
        before = await _asks(await _scene(people, None), "alice", operation, body)
        after = await _asks(await _scene(people, "bob"), "bob", operation, body)
        assert before.status_code not in (404, 422), (operation, before.text)
        if operation in TAKING:
            assert (before.is_success, after.json()["code"]) == (True, "not_the_author"), operation
        elif operation == HAND_OFF:
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
        stage = await _scene(people, "bob")
        parts = await _parts(stage, operation)
        before, head = ledger.everything(WRITTEN), ledger.head()
        answer = await _asks(stage, "alice", operation, body, parts)
        assert answer.status_code not in (404, 422), (operation, answer.text)
        changed = [table for table, rows in ledger.everything(WRITTEN).items() if rows != before[table]]
        events = ledger.events_after(head)
        if answer.is_success and events:
            noticed.append((operation, (body or {}).get("kind"), tuple(events)))
        elif changed:
            differences.append(f"{operation} {body}: {answer.status_code}, changed {changed} without an event")
    assert differences == []
    following = [(STEPS, kind, ("session_step",)) for kind in get_args(StepKind) if kind in FOLLOWING]
    taking = [(operation, None, ("delivery_changed",)) for operation in TAKING if about in operation[1]]
    assert sorted(noticed, key=str) == sorted((following if about == "{session_id}" else []) + taking, key=str)


async def test_the_former_owner_reads_on(people: People) -> None:
    stage = await _scene(people, "bob")
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


async def _scene(people: People, claimer: str | None) -> Scene:
    """Alice's session in transit, with a file of hers; claimed where there is a claimer."""
    stage = await set_scene(people, "open")
    assert (await _asks(stage, "alice", FILES, None)).is_success
    if claimer:
        assert (await stage.tries(claimer, "claim")).is_success
    return stage


async def _asks(
    stage: Scene, who: str, operation: Operation, body: Json | None, parts: Json | None = None
) -> httpx.Response:
    """One request of one person; a file where there are files, a step where there are steps."""
    method, path = operation
    handoff = stage.handoff or {}
    named = {"session_id": stage.session["id"], "handoff_id": handoff.get("id")}
    address = path.format(**named, **(parts or await _parts(stage, operation)))
    client = stage.people[who].client
    if operation == FILES:
        return await client.post(address, params={"name": "a.log"}, content=b"log")
    if body and "user_id" in body:
        body = {**body, "user_id": stage.people["erin"].id}
    return await client.request(method, address, json=body)


async def _parts(stage: Scene, operation: Operation) -> Json:
    """What the address names beside session and handoff: a file or a note that Alice left there."""
    alice, path = stage.people["alice"], f"/ai-sessions/{stage.session['id']}"
    if "{step_id}" in operation[1]:
        note = await alice.post(f"{path}/steps", {"kind": "note", "text": "The password is Sommer2026"})
        return {"step_id": note.json()["id"]}
    if "{file_id}" not in operation[1]:
        return {"step_id": "", "file_id": ""}
    return {"file_id": await _file(stage)}


async def _file(stage: Scene) -> str:
    """The file that Alice added before she escalated."""
    answer = await stage.people["alice"].get(f"/ai-sessions/{stage.session['id']}/files")
    file_id: str = answer.json()["items"][0]["id"]
    return file_id


def _outcome(answer: httpx.Response) -> tuple[int, str | None]:
    return answer.status_code, None if answer.is_success else answer.json()["code"]
