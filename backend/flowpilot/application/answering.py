"""One request, one transaction: who asks, may they, was it answered before, and the one commit.

Answers under an Idempotency-Key are kept in the transaction that makes them true, so a cut answer or a crash never
leaves a write without its answer or an answer without its write.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from flowpilot.application.outside import Outside
from flowpilot.application.ports import KeyScope, StoredAnswer, Unit, Units
from flowpilot.application.ports_answers import AnswerSeals
from flowpilot.domain.account import Actor, Role
from flowpilot.domain.errors import (
    Forbidden,
    IdempotencyInProgress,
    IdempotencyKeyReused,
    NotSignedIn,
    RateLimited,
    Refused,
    Unavailable,
    WrongCredentials,
)

# Answers that may hold words of a session are kept readable: redaction and deletion look into them. They show no link
# or token; all others are sealed.
READABLE = ("/ai-sessions", "/escalations", "/playbook-proposals")

NEVER_KEPT = (NotSignedIn, WrongCredentials, RateLimited, Unavailable, IdempotencyInProgress, IdempotencyKeyReused)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request shows to say who makes it; the secret names its account."""

    account_id: UUID
    secret: str
    by_cookie: bool


@dataclass(frozen=True, slots=True)
class Key:
    """An Idempotency-Key with the operation it stands for and the SHA-256 of the body."""

    method: str
    path: str
    key: str
    body_hash: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `replayed` marks one that was kept from before."""

    status: int
    content_type: str
    body: bytes
    replayed: bool = False


Work = Callable[[Unit, Actor], Awaitable[Answer]]
Refuse = Callable[[Refused], Answer]
Rest = Callable[[], Awaitable[Answer]]


class Answering:
    """Answers requests of people who are signed in. `demo` says whether demo accounts may be used."""

    def __init__(self, units: Units, seals: AnswerSeals, *, demo: bool) -> None:
        self._units = units
        self._seals = seals
        self._demo = demo

    async def answer(
        self, credentials: Credentials, roles: Collection[Role], key: Key | None, work: Work, refuse: Refuse
    ) -> Answer:
        """Run `work` in a transaction of the account. What it refuses is undone and becomes `refuse`'s answer; under
        a key that answer is kept too. What it needs from outside of any transaction is done between two runs."""
        begun = await self.begin(credentials, roles, key, work, refuse)
        return begun if isinstance(begun, Answer) else await begun()

    async def begin(
        self, credentials: Credentials, roles: Collection[Role], key: Key | None, work: Work, refuse: Refuse
    ) -> Answer | Rest:
        """The same as far as it goes in one transaction: the answer, or where something from outside is needed, the
        rest of the way to it."""
        try:
            return await self._run(credentials, roles, key, work, refuse)
        except Outside as outside:
            needed = outside.work
        except Refused as refused:
            return refuse(refused)

        async def rest() -> Answer:
            try:
                await needed()
                return await self._run(credentials, roles, key, work, refuse)
            except Refused as refused:
                return refuse(refused)

        return rest

    async def _run(
        self, credentials: Credentials, roles: Collection[Role], key: Key | None, work: Work, refuse: Refuse
    ) -> Answer:
        async with self._units.begin(credentials.account_id) as unit:
            actor = await self.identify(unit, credentials)
            if actor.user.role not in roles:
                raise Forbidden
            if key is None:
                return await work(unit, actor)
            return await _once(unit, actor, key, self._seals, work, refuse)

    async def identify(self, unit: Unit, credentials: Credentials) -> Actor:
        """Who is behind the cookie or token, or `NotSignedIn`."""
        look_up = unit.logins.by_cookie if credentials.by_cookie else unit.logins.by_token
        actor = await look_up(credentials.secret)
        if actor is None or (actor.account.is_demo and not self._demo):
            raise NotSignedIn
        return actor


async def _once(unit: Unit, actor: Actor, key: Key, seals: AnswerSeals, work: Work, refuse: Refuse) -> Answer:
    scope = KeyScope(actor.id, key.method, key.path, key.key)
    if not await unit.answers.reserve(scope):
        raise IdempotencyInProgress
    kept = await unit.answers.find(scope)
    if kept is None:
        answer = await _tried(unit, actor, work, refuse)
        await unit.answers.keep(scope, _stored(unit, actor, key, seals, answer))
        return answer
    if kept.body_hash != key.body_hash:
        raise IdempotencyKeyReused
    body = seals.open(unit.account_id, actor.id, _what(key), kept.body)
    if body is None:
        raise IdempotencyKeyReused  # the server's secret is another one by now: what was done stays done
    return Answer(kept.status, kept.content_type, body, replayed=True)


async def _tried(unit: Unit, actor: Actor, work: Work, refuse: Refuse) -> Answer:
    # A refusal is kept while the key is still held: between two units somebody else could get it and succeed.
    try:
        async with unit.trying():
            return await work(unit, actor)
    except NEVER_KEPT:
        raise
    except Refused as refused:
        return refuse(refused)


def _stored(unit: Unit, actor: Actor, key: Key, seals: AnswerSeals, answer: Answer) -> StoredAnswer:
    readable = any(place in key.path for place in READABLE)
    body = answer.body if readable else seals.close(unit.account_id, actor.id, _what(key), answer.body)
    return StoredAnswer(key.body_hash, answer.status, answer.content_type, body)


def _what(key: Key) -> str:
    return f"{key.method} {key.path} {key.key}"
