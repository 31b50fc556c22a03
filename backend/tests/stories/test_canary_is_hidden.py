"""While a canary flies and when it is back, nothing of it stands anywhere but on its own page."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from uuid import UUID

import httpx2 as httpx
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.api.app import build_api
from flowpilot.application.canary_flights import Patience
from flowpilot.domain.canary import NAME, PROBLEM
from tests.live.reader import listening
from tests.mail.office import bound
from tests.mail.server import MailServer
from tests.people import Colleague, Json, Town
from tests.stories.aviary import ADDRESS, flies_again, hidden_ids, lets_fly, until_landed, working

pytestmark = pytest.mark.anyio

PREFIX = "/api/v1"
OWN_PAGE = "/canary"
TRAIL = "/audit"  # leaves nothing out, so that a gap means that somebody took something away
LIST_QUESTIONS = {
    "/ai-sessions": ["", "q=test", "status=requesting_escalation", "status=active"],
    "/escalations": [
        f"state={state}{own}" for state in ("open", "claimed", "closed", "parked") for own in ("", "&escalated_by=me")
    ],
    "/reach": ["priority=low", "priority=urgent"],
    "/analytics/flowpilot/escalations": ["", "period=90d"],
    "/analytics/flowpilot/escalations.csv": ["", "period=90d"],
}
WRITES: list[tuple[str, str, Json | None]] = [
    ("POST", "/escalations/{handoff_id}/opened", None),
    ("POST", "/escalations/{handoff_id}/reading", None),
    ("POST", "/escalations/{handoff_id}/claim", {"way": "own"}),
    ("POST", "/escalations/{handoff_id}/cancel", {"reason": "who is it"}),
    ("POST", "/escalations/{handoff_id}/keep", None),
    ("POST", "/escalations/{handoff_id}/take-over", {"reason": "mine"}),
    ("POST", "/ai-sessions/{session_id}/steps", {"kind": "note", "text": "hello"}),
    ("POST", "/ai-sessions/{session_id}/resolve", {"summary": "done"}),
    ("POST", "/ai-sessions/{session_id}/abandon", {"reason": "no use"}),
    ("PATCH", "/users/{user_id}", {"tier": 2}),
    ("DELETE", "/users/{user_id}", None),
]


@pytest.fixture(autouse=True)
def nobody_else(database: DatabaseUrls) -> DatabaseUrls:
    """Nothing else waits in the database."""
    return database


@pytest.fixture
async def flying(
    database: DatabaseUrls, town: Town, api: str, mail_server: MailServer
) -> AsyncIterator[dict[str, str]]:
    """A canary in the middle of its flight: its card is out, its mail is not."""
    patient = Patience(stream=5.0, frame=5.0, mail=60.0)
    async with working(database, api, mail_server.url, patience=patient, sends=False):
        async with listening(town.bob) as live:
            await lets_fly(town.ada)
            await live.until_kind("handoff_created")
        yield hidden_ids(town.ada, database)


@pytest.fixture
async def landed(database: DatabaseUrls, town: Town, api: str, mail_server: MailServer) -> dict[str, str]:
    """Flights that are over: one that came back, and one whose mail was refused."""
    async with working(database, api, mail_server.url):
        await lets_fly(town.ada)
        await until_landed(town.ada)
        mail_server.behaviour = "refuse_person"
        await flies_again(town.ada, database)
    return hidden_ids(town.ada, database)


async def test_nobody_finds_it_while_it_flies(town: Town, flying: dict[str, str]) -> None:
    await _nothing_is_told(town, flying)


async def test_nobody_finds_it_when_it_is_back(town: Town, landed: dict[str, str]) -> None:
    await _nothing_is_told(town, landed)


async def test_nobody_can_do_anything_with_it(town: Town, flying: dict[str, str]) -> None:
    for person in (town.alice, town.bob, town.ada, town.charlie):
        for method, path, body in WRITES:
            answer = await person.client.request(method, _address(path, flying), json=body)
            assert answer.status_code in (403, 404), (person.name, method, path, answer.text)
            assert answer.status_code == 404 or path.startswith("/users"), (person.name, method, path)


async def test_nobody_can_ask_or_name_it(town: Town, flying: dict[str, str]) -> None:
    session = await town.alice.starts()
    handoff = {"intent": "escalate", "reason": "stuck", "target_user_id": flying["user"]}
    answers = [
        await town.alice.post(f"/ai-sessions/{session['id']}/handoff", handoff),
        await town.alice.post("/ladder/preview", {"priority": "high", "target_user_id": flying["user"]}),
        await town.alice.get("/reach", params={"priority": "high", "target_user_id": flying["user"]}),
    ]
    assert [answer.json()["code"] for answer in answers] == ["target_not_available"] * 3


@pytest.mark.usefixtures("flying")
async def test_what_people_do_meanwhile_is_counted_and_told_without_it(town: Town) -> None:
    real = await town.alice.escalates(await town.alice.starts("Outlook hangs"))
    queue = await town.bob.queue()
    figures = (await town.ada.get("/analytics/flowpilot/escalations")).json()
    lines = (await town.ada.get("/analytics/flowpilot/escalations.csv")).text.splitlines()
    told = (await town.alice.get(f"/escalations/{real['id']}/deliveries")).json()["items"]
    preview = (await town.alice.post("/ladder/preview", {"priority": "low", "at": None})).json()
    bell = (await town.bob.get("/notifications")).json()
    assert [item["id"] for item in queue["items"]] == [real["id"]]
    assert figures["n_escalated"] == 1
    assert len([line for line in lines if real["id"] in line]) == 1
    assert {line["recipient"]["name"] for line in told} == {"ada", "Bob"}
    assert NAME not in str(preview)
    assert bell["unread"] == 1


async def test_every_frame_of_it_says_so(database: DatabaseUrls, town: Town, api: str, mail_server: MailServer) -> None:
    async with listening(town.bob) as live, listening(town.charlie) as foreign:
        async with working(database, api, mail_server.url):
            await lets_fly(town.ada)
            await until_landed(town.ada)
            await live.until_kind("handoff_cancelled")
        await asyncio.sleep(0.3)  # whoever was written down as told would be announced by now
    assert [frame.kind for frame in live.events] == ["handoff_created", "handoff_cancelled"]
    assert all(frame.data["canary"] is True for frame in live.events)
    assert foreign.events == []


async def test_its_token_ends_with_it(town: Town, landed: dict[str, str], database: DatabaseUrls) -> None:
    with bound(database.app, UUID(town.ada.account_id)) as connection:
        rows = connection.execute(
            "select ended_at is not null from token where user_id = %s", (landed["user"],)
        ).fetchall()
    assert rows == [(True,), (True,)]


@pytest.mark.usefixtures("landed")
async def test_the_last_admin_stays_the_last(town: Town) -> None:
    answer = await town.ada.client.patch(f"/users/{town.ada.id}", json={"role": "engineer"})
    assert answer.json()["code"] == "last_admin"


async def _nothing_is_told(town: Town, hidden: dict[str, str]) -> None:
    words = {*hidden.values(), NAME, PROBLEM, ADDRESS}
    assert [word for word in words if word in (await town.ada.get(OWN_PAGE)).text] == [ADDRESS]
    for person in (town.alice, town.ada, town.vera, town.charlie):
        for path, answer in [(path, answer) async for path, answer in _everything(person, hidden)]:
            assert answer.status_code < 500, path
            found = [word for word in words if word in answer.text]
            assert not found, (person.name, path, answer.text)
    for state in ("open", "claimed", "closed"):
        assert (await town.bob.queue(state=state))["items"] == []
    assert (await town.bob.get("/ai-sessions")).json()["items"] == []
    assert (await town.bob.get("/notifications")).json() == {"items": [], "next_cursor": None, "unread": 0}
    assert (await town.ada.get("/channels/health")).json()["items"] == []
    assert {user["name"] for user in (await town.ada.get("/users")).json()["items"]} == {"ada", "Alice", "Bob", "Vera"}
    assert (await town.ada.get("/analytics/flowpilot/escalations")).json()["n_escalated"] == 0


async def _everything(person: Colleague, hidden: dict[str, str]) -> AsyncIterator[tuple[str, httpx.Response]]:
    """Every reading operation of the interface, asked for the canary where it takes an id."""
    for path, methods in build_api().openapi()["paths"].items():
        short = path.removeprefix(PREFIX)
        if "get" not in methods or short in (OWN_PAGE, TRAIL):
            continue
        for question in LIST_QUESTIONS.get(short, [""]):
            address = _address(short, hidden) + (f"?{question}" if question else "")
            answer = await person.get(address)
            if "{handoff_id}" in short or "{session_id}" in short:
                assert answer.status_code in (403, 404), (person.name, address)
            yield address, answer


def _address(path: str, hidden: dict[str, str]) -> str:
    """The address with the canary's ids; whatever else it takes, the handoff's."""
    ids = {"session_id": hidden["session"], "user_id": hidden["user"], "token": "no token"}
    return path.format_map(defaultdict(lambda: hidden["handoff"], ids))
