"""Scenes in which acts are tried: one session in one state of the table, with the handoff that belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import httpx2 as httpx
import psycopg
from psycopg import sql

from flowpilot.adapters.db.pool import Pool
from tests.people import Colleague, Json, found_account

TABLES = (
    "ai_session", "ai_session_step", "session_handoff", "handoff_claim", "handoff_opening", "notification", "delivery",
    "timer", "stream_event", "stream_head", "audit", "idempotency_key",
)  # fmt: skip

ACTS: dict[str, tuple[str, Json | None]] = {
    "escalate": ("/ai-sessions/{session}/handoff", {"intent": "escalate", "reason": "Stuck"}),
    "park": ("/ai-sessions/{session}/handoff", {"intent": "park", "reason": "Later"}),
    "pause": ("/ai-sessions/{session}/pause", None),
    "resume": ("/ai-sessions/{session}/resume", None),
    "resolve": ("/ai-sessions/{session}/resolve", {"summary": "Restarted the service"}),
    "abandon": ("/ai-sessions/{session}/abandon", {"reason": "Not worth it"}),
    "action": ("/ai-sessions/{session}/steps", {"kind": "action", "text": "Looked again"}),
    "note": ("/ai-sessions/{session}/steps", {"kind": "note", "text": "By the way"}),
    "guide": ("/ai-sessions/{session}/guide", None),
    "claim": ("/escalations/{handoff}/claim", {"way": "own"}),
    "release": ("/escalations/{handoff}/release", {"reason": "Lunch"}),
    "hand_back": ("/escalations/{handoff}/hand-back", {"answer": "Clear the cache"}),
    "cancel": ("/escalations/{handoff}/cancel", {"reason": "Found it"}),
    "keep": ("/escalations/{handoff}/keep", None),
    "read_back": ("/escalations/{handoff}/read-back", {"text": "Outlook, since this morning"}),
    "rate": ("/escalations/{handoff}/rating", {"enough": True}),
    "outside": ("/escalations/{handoff}/started-outside", None),
    "ask": ("/escalations/{handoff}/questions", {"text": "Since when?"}),
    "take_over": ("/escalations/{handoff}/take-over", {"reason": "I know this one"}),
    "reassign": ("/escalations/{handoff}/reassign", {"user_id": "erin", "reason": "Erin knows this one"}),
}

People = dict[str, Colleague]


async def found_team(pool: Pool, address: str) -> People:
    """Alice, Bob and Erin are engineers, Ada is admin, Vera views; Charlie is in another account."""
    team = await found_account(
        pool, address, {"Ada": "admin", "Alice": "engineer", "Bob": "engineer", "Erin": "engineer", "Vera": "viewer"}
    )
    return {name.lower(): colleague for name, colleague in (team | await _others(pool, address)).items()}


async def _others(pool: Pool, address: str) -> People:
    return await found_account(pool, address, {"Charlie": "admin"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice's session, and its handoff where it has one."""

    people: People
    session: Json
    handoff: Json | None

    async def tries(self, who: str, act: str) -> httpx.Response:
        """One act of the table by one person."""
        path, body = ACTS[act]
        handoff_id = self.handoff["id"] if self.handoff else ""
        if body and "user_id" in body:
            body = {**body, "user_id": self.people[body["user_id"]].id}
        return await self.people[who].post(path.format(session=self.session["id"], handoff=handoff_id), body)


async def set_scene(people: People, scene: str) -> Scene:
    """A new session, brought into the scene by the people themselves."""
    session = await people["alice"].starts()
    if scene in ("active", "paused"):
        blank = Scene(people, session, None)
        if scene == "paused":
            await _done(blank, "alice", "pause")
        return blank
    intent: Literal["park", "escalate"] = "park" if scene in ("parked", "unparked") else "escalate"
    answer = await people["alice"].post(
        f"/ai-sessions/{session['id']}/handoff", {"intent": intent, "reason": "Stuck", "priority": "high"}
    )
    assert answer.status_code == 201, answer.text
    set_up = Scene(people, session, answer.json())
    for who, act in STAGING[scene]:
        await _done(set_up, who, act)
    return set_up


STAGING: dict[str, tuple[tuple[str, str], ...]] = {
    "parked": (),
    "unparked": (("alice", "resume"),),
    "open": (),
    "claimed": (("bob", "claim"),),
    "let_go": (("bob", "claim"), ("bob", "release")),
    "answered": (("bob", "claim"), ("bob", "hand_back")),
    "cancelled": (("alice", "cancel"),),
    "solved": (("alice", "resolve"),),
    "resolved": (("bob", "claim"), ("bob", "resolve")),
    "abandoned": (("alice", "abandon"),),
    "given_up": (("bob", "claim"), ("bob", "abandon")),
}


async def _done(scene: Scene, who: str, act: str) -> None:
    answer = await scene.tries(who, act)
    assert answer.is_success, f"{who} {act}: {answer.text}"


class Ledger:
    """Every row of one account, read behind the API's back as the runtime role."""

    def __init__(self, url: str, account_id: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("select set_config('app.account_id', %s, false)", (account_id,))

    def close(self) -> None:
        self._connection.close()

    def rows(self, table: str) -> list[Json]:
        return self.everything((table,))[table]

    def everything(self, tables: Sequence[str] = TABLES) -> dict[str, list[Json]]:
        one = sql.SQL("select {} as name, to_jsonb(t) as row from {} t")
        query = sql.SQL(" union all ").join(one.format(sql.Literal(name), sql.Identifier(name)) for name in tables)
        found: dict[str, list[Json]] = {name: [] for name in tables}
        for name, row in self._connection.execute(sql.SQL("select * from ({}) r order by r::text").format(query)):
            found[name].append(row)
        return found

    def events_after(self, number: int) -> list[str]:
        """The kinds of the events behind this number, in order."""
        events = sorted(self.rows("stream_event"), key=lambda event: int(event["number"]))
        return [event["kind"] for event in events if event["number"] > number]

    def head(self) -> int:
        (row,) = self.rows("stream_head")
        number: int = row["number"]
        return number
