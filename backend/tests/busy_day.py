"""A day on which every table gets rows, through the product itself."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx2 as httpx

from flowpilot.adapters.channels.email import SmtpChannel
from flowpilot.adapters.channels.letter import Letters
from flowpilot.adapters.db.due_deliveries import PostgresDueDeliveries
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.application.deliveries import DeliverySender
from flowpilot.application.ports_deliveries import Channel
from flowpilot.domain.alert import CHANNEL_KINDS, ChannelKind
from flowpilot.domain.delivery import SERVER_UNAVAILABLE, Answer, Message
from flowpilot.domain.guide import Assessment, Suggestion
from tests.browsers import PROVIDER, SLACK
from tests.people import Colleague, Json, Town
from tests.stopwatch import changes, times

MARKER = "zebrafish"
PLAYBOOK_KEY = "aquarium"
PLAYBOOK = f"""\
key: {PLAYBOOK_KEY}
title: {{en: A {MARKER} is loose, de: Ein {MARKER} ist los}}
when: {{en: ["{MARKER} aquarium": 1]}}
items:
  - key: net
    do: {{en: "Fetch the {MARKER} net.", de: "Das Netz holen."}}
"""
NOBODY_THERE = "smtp://127.0.0.1:1"


@dataclass(frozen=True, slots=True)
class Day:
    """Ids of what Alice's account has by the evening. The handoff is claimed by Bob, the open one by nobody."""

    session: Json
    handoff: Json
    open_session: Json
    open_handoff: Json
    step: Json
    notification_id: str
    token_id: str
    login_id: str
    channel_id: str
    room_id: str
    test_id: str
    file_id: str
    proposal_id: str
    call_id: str
    freeze_id: str
    client_id: str
    export_id: str


async def busy_day(town: Town, pool: Pool, urls: DatabaseUrls) -> Day:
    """Alice works and escalates, Bob claims, Ada invites Nora who signs in, and the mail server is dead. Every text
    that somebody writes holds the marker."""
    alice, bob = town.alice, town.bob
    channel_id, room_id, test_id = await _alerts(town)
    await _ladder(town)
    await _playbook(town)
    await _taught(alice)
    call_id, freeze_id = await _baseline(town)
    session = await alice.starts(f"Outlook {MARKER}", client_name=f"Kestrel {MARKER}", ticket_ref=f"{MARKER} 1")
    step = await alice.records(session, "action", f"Tried {MARKER}", outcome="failed")
    file_id = await _file(alice, session)
    handoff = await alice.escalates(session, reason=f"Stuck {MARKER}", notes=f"Need {MARKER}")
    open_session = await alice.starts(f"Teams {MARKER}")
    open_handoff = await alice.escalates(open_session, reason=f"Stuck again {MARKER}")
    await bob.post(f"/escalations/{handoff['id']}/opened", key=f"{MARKER} key")
    await bob.claims(handoff)
    export_id = await _taken_and_kept(town, handoff, pool)
    await _model_speaks(pool, handoff, UUID(alice.account_id))
    await attempt_mail(pool, urls)
    bell = (await bob.get("/notifications")).json()["items"]
    tokens = (await alice.get("/auth/tokens")).json()["items"]
    login_id = await _invite(town)
    await town.ada.client.put("/account/sign-in", json={**PROVIDER, "client_id": MARKER})
    await town.ada.client.put("/canary", json={"enabled": True, "address": f"{MARKER}@msp.example"})
    await town.ada.post("/account/first-run/baseline/skip")
    return Day(
        session,
        handoff,
        open_session,
        open_handoff,
        step,
        bell[0]["id"],
        tokens[0]["id"],
        login_id,
        channel_id,
        room_id,
        test_id,
        file_id,
        (await town.ada.get("/playbook-proposals")).json()["items"][0]["id"],
        call_id,
        freeze_id,
        (await town.ada.get("/clients")).json()["items"][0]["id"],
        export_id,
    )


async def _model_speaks(pool: Pool, handoff: Json, account_id: UUID) -> None:
    """What a worker writes when a model has answered."""
    async with PostgresUnits(pool, nobody_listens).begin(account_id) as unit:
        handoff_id = UUID(handoff["id"])
        await unit.model_assessments.get(handoff_id)
        await unit.model_assessments.begin(handoff_id)
        answer = Assessment(f"Cause {MARKER}", [Suggestion(f"Do {MARKER}")])
        await unit.model_assessments.finish(handoff_id, 1, answer, None)


async def _taken_and_kept(town: Town, handoff: Json, pool: Pool) -> str:
    """Ada takes away what Bob said, has everything exported, and says how long it is kept."""
    words = {"members": ["read_back"], "reason": f"Not the {MARKER}"}
    answer = await town.ada.post(f"/escalations/{handoff['id']}/redact", words)
    assert answer.status_code == 200, answer.text
    async with pool.connection() as connection:
        await connection.execute("select set_config('app.account_id', %s, true)", (town.ada.account_id,))
        export_id = uuid4()
        await connection.execute(
            """insert into account_export (account_id, id, state, asked_by, asked_at, done_at, size, sha256)
               values (current_account(), %s, 'ready', %s, now(), now(), 1, '')""",
            (export_id, town.ada.id),
        )
        await connection.execute(
            "insert into account_export_part values (current_account(), %s, 0, %b)", (export_id, MARKER.encode())
        )
        await connection.execute("insert into retention (account_id, session_days) values (current_account(), 30)")
    return str(export_id)


class NoNetwork:
    """A channel whose server is out of reach."""

    def suppressed(self, message: Message) -> str | None:
        return None

    async def send(self, message: Message) -> Answer:
        return Answer("temporary", SERVER_UNAVAILABLE, "no connection")


async def attempt_mail(pool: Pool, urls: DatabaseUrls) -> None:
    """What a worker does once with a dead mail server and no way to the others."""
    letters = Letters("flowpilot@msp.example", "https://flowpilot.example")
    channels: dict[ChannelKind, Channel] = dict.fromkeys(CHANNEL_KINDS, NoNetwork())
    channels["email"] = SmtpChannel(NOBODY_THERE, letters)
    sender = DeliverySender(PostgresUnits(pool, nobody_listens), channels)
    async with open_pool(urls.worker, size=1) as narrow:
        for due in await PostgresDueDeliveries(narrow).take(100, 100, 100, ()):
            await sender.deliver(due)


async def _alerts(town: Town) -> tuple[str, str, str]:
    """Bob has a chat of his own and does not like to be woken, the account has a room, and Bob tries it all out."""
    chat = {**SLACK, "name": f"Chat {MARKER}"}
    channel = (await town.bob.post("/alerts/channels", chat)).json()
    room = (await town.ada.post("/channels", {**chat, "name": f"Room {MARKER}"})).json()
    await town.bob.client.patch("/alerts", json={"quiet": {"from": "22:00", "to": "06:00", "days": [6]}})
    test = (await town.bob.post("/alerts/test", {})).json()
    return channel["id"], room["id"], test["id"]


async def _ladder(town: Town) -> None:
    """Ada sets up what happens while nobody claims, and a holiday."""
    policy = {"priority": "normal", "clock": "duty", "ask_minutes": 10, "lapse_minutes": 5}
    steps = [{"after": 600, "tell": "admins"}]
    week = {str(day): [["00:00", "24:00"]] for day in range(7)}
    holidays = [{"date": "2020-01-01", "name": f"Day {MARKER}"}]
    calendar = {"time_zone": "Europe/Berlin", "week": week, "holidays": holidays}
    answer = await town.ada.client.put("/ladder", json={"policies": [policy | {"steps": steps}], "calendar": calendar})
    assert answer.status_code == 200, answer.text


async def _file(alice: Colleague, session: Json) -> str:
    answer = await alice.client.post(
        f"/ai-sessions/{session['id']}/files", params={"name": f"{MARKER}.log"}, content=f"Log {MARKER}".encode()
    )
    assert answer.status_code == 201, answer.text
    file_id: str = answer.json()["id"]
    return file_id


async def _playbook(town: Town) -> None:
    """Ada writes down what is done about the marker."""
    answer = await town.ada.client.put(f"/playbooks/{PLAYBOOK_KEY}", json={"text": PLAYBOOK, "note": f"About {MARKER}"})
    assert answer.status_code == 200, answer.text


async def _taught(alice: Colleague) -> None:
    """Alice solves something in a way that the playbook does not know."""
    session = await alice.starts(f"The {MARKER} aquarium leaks")
    answer = await alice.post(f"/ai-sessions/{session['id']}/resolve", {"summary": f"Sealed the {MARKER} tank"})
    assert answer.status_code == 200, answer.text


async def _baseline(town: Town) -> tuple[str, str]:
    """Alice times calls and corrects one of them, and Ada freezes them all."""
    calls = [await times(town.alice, 5, category=MARKER, ticket_ref=MARKER, note=MARKER) for _ in range(5)]
    await changes(town.alice, calls[0], f"Wrong {MARKER}", note=f"Other {MARKER}")
    period = {"from": calls[0]["started_at"], "to": calls[-1]["stopped_at"], "name": f"Before {MARKER}"}
    frozen = await town.ada.post("/baselines/freezes", period)
    assert frozen.status_code == 201, frozen.text
    return calls[0]["id"], frozen.json()["id"]


async def _invite(town: Town) -> str:
    email = f"nora@{UUID(town.ada.account_id).hex}.example"
    invited = await town.ada.post("/users", {"email": email, "name": f"Nora {MARKER}", "role": "engineer"})
    secret = invited.json()["invitation_url"].rsplit("/", maxsplit=1)[-1]
    async with httpx.AsyncClient(base_url=f"{town.ada.address}/api/v1") as browser:
        answer = await browser.post(
            "/auth/accept", json={"token": secret, "name": f"Nora {MARKER}", "password": f"long {MARKER} enough"}
        )
        assert answer.status_code == 200, answer.text
        logins = (await browser.get("/auth/logins")).json()["items"]
    assert (await town.ada.post(f"/users/{invited.json()['id']}/password-link")).status_code == 201
    login_id: str = logins[0]["id"]
    return login_id
