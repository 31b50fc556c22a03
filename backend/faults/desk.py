"""A desk: people of one account who escalate, claim, act and let go over HTTP, and do not give up on a lost answer."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import httpx2 as httpx

from faults.history import NOT_KNOWN, Answered, History, Mistaken, now
from tests.people import Colleague

SECONDS_TO_ANSWER = 6.0
LONGEST_PAUSE = 1.0
HANDOFFS_OF_A_SESSION = 20
SHARE_THAT_TRIES_THE_REFUSED = 0.05
SHARE_THAT_GOES_AWAY = 0.8  # the others are claimed
COMES_AGAIN = {429, 503}


@dataclass(frozen=True, slots=True)
class Act:
    """One write: what it does, to which handoff of which session, and how it is asked for."""

    name: str
    path: str
    body: Mapping[str, object]
    session_id: str = ""
    handoff_id: str = ""


class Worker:
    """A person who insists: the same write under the same key until there is an answer."""

    def __init__(self, person: Colleague, address: str, history: History, rng: random.Random) -> None:
        self.id = person.id
        self.name = person.name
        self._account = person.account_id
        self._history = history
        self._rng = rng
        self._client = httpx.AsyncClient(
            base_url=f"{address}/api/v1",
            headers={"Authorization": f"Bearer {person.token}"},
            timeout=httpx.Timeout(SECONDS_TO_ANSWER),
            limits=httpx.Limits(max_keepalive_connections=4, keepalive_expiry=5.0),
        )

    async def insists(self, act: Act, patience: float = 90.0) -> Answered:
        """The answer, and a record of it. Not known when none came within `patience` seconds."""
        key, began, attempts = uuid4().hex, now(), 0
        answer: httpx.Response | None = None
        while answer is None and now() - began < patience:
            attempts += 1
            answer = await self._attempt(act, key)
            if answer is None:
                await asyncio.sleep(self._rng.uniform(0.05, LONGEST_PAUSE))
        answered = self._answered(act, key, attempts, began, answer)
        self._history.add(answered)
        return answered

    async def _attempt(self, act: Act, key: str) -> httpx.Response | None:
        try:
            answer = await self._client.post(act.path, json=dict(act.body), headers={"Idempotency-Key": key})
        except httpx.HTTPError:
            return None
        if answer.status_code in COMES_AGAIN or _code(answer) == "idempotency_in_progress":
            return None
        if answer.status_code >= 500:
            self._history.add(Mistaken(now(), f"{act.name}: {answer.status_code} {answer.text[:200]}"))
            return None
        return answer

    def _answered(self, act: Act, key: str, attempts: int, began: float, answer: httpx.Response | None) -> Answered:
        status = answer.status_code if answer else NOT_KNOWN
        handoff_id, session_id = act.handoff_id, act.session_id
        if answer and answer.is_success:
            handoff_id = str(answer.json()["id"]) if act.name == "escalate" else handoff_id
            session_id = str(answer.json()["id"]) if act.name == "start" else session_id
        return Answered(
            self._account,
            act.name,
            self.name,
            key,
            session_id,
            handoff_id,
            status,
            _code(answer) if answer else "",
            attempts,
            began,
            now(),
        )


@dataclass(slots=True)
class Pace:
    """How long every desk rests between two handoffs, in seconds on average."""

    pause: float


class Desk:
    """One session after another, each handed off again and again by Alice and taken by the others."""

    def __init__(self, alice: Worker, others: list[Worker], stranger: Worker, rng: random.Random, pace: Pace) -> None:
        self._alice = alice
        self._others = others
        self._stranger = stranger
        self._rng = rng
        self._pace = pace

    async def work(self, until: asyncio.Event) -> None:
        """Runs until told to stop, and leaves nothing half done."""
        while not until.is_set():
            started = await self._alice.insists(start())
            for _ in range(HANDOFFS_OF_A_SESSION):
                if until.is_set() or not started.accepted:
                    break
                await self._hand_off(started.session_id)
                await asyncio.sleep(self._rng.uniform(0, 2 * self._pace.pause))

    async def _hand_off(self, session_id: str) -> None:
        escalated = await self._alice.insists(escalate(session_id))
        if not escalated.accepted:
            return
        handoff_id = escalated.handoff_id
        chance = self._rng.random()
        if chance < SHARE_THAT_TRIES_THE_REFUSED:
            await self._refused(session_id, handoff_id)
        if chance < SHARE_THAT_GOES_AWAY or not await self._taken(session_id, handoff_id):
            await self._alice.insists(on_handoff("cancel", session_id, handoff_id, reason="It went away"))

    async def _refused(self, session_id: str, handoff_id: str) -> None:
        """What nobody may do: it must leave no trace."""
        await self._alice.insists(escalate(session_id))
        await self._alice.insists(on_handoff("claim", session_id, handoff_id, way="own"))
        await self._stranger.insists(on_handoff("claim", session_id, handoff_id, way="own"))

    async def _taken(self, session_id: str, handoff_id: str) -> bool:
        """Two reach for it; who gets it acts and hands it back or lets it go. False: it is open again."""
        racers = self._rng.sample(self._others, 2)
        claim = on_handoff("claim", session_id, handoff_id, way="own")
        answers = await asyncio.gather(*(racer.insists(claim) for racer in racers))
        winner = next((racer for racer, answer in zip(racers, answers, strict=True) if answer.accepted), None)
        if winner is None:
            return False
        step = {"kind": "action", "text": "Restarted the service", "outcome": "worked"}
        await winner.insists(Act("step", f"/ai-sessions/{session_id}/steps", step, session_id, handoff_id))
        if self._rng.random() < 0.5:
            await winner.insists(on_handoff("hand_back", session_id, handoff_id, answer="Try again"))
            return True
        await winner.insists(on_handoff("release", session_id, handoff_id, reason="Lunch"))
        return False


def start() -> Act:
    """A new session."""
    return Act("start", "/ai-sessions", {"problem": "Outlook asks for the password again and again"})


def escalate(session_id: str) -> Act:
    """The session to the team."""
    body = {"intent": "escalate", "reason": "I have no rights to look further"}
    return Act("escalate", f"/ai-sessions/{session_id}/handoff", body, session_id)


def on_handoff(name: str, session_id: str, handoff_id: str, **body: object) -> Act:
    """A move of a handoff."""
    return Act(name, f"/escalations/{handoff_id}/{name.replace('_', '-')}", body, session_id, handoff_id)


def _code(answer: httpx.Response) -> str:
    if answer.is_success:
        return ""
    try:
        return str(answer.json().get("code", ""))
    except ValueError:
        return ""
