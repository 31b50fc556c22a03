"""Flights of canaries: out through the queue, back by stream and mail. Between two steps no transaction is open."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from flowpilot.application.canary import CANARY, FLIGHT, end_flight
from flowpilot.application.errands import Errands
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports import Secrets, Unit, Units
from flowpilot.application.ports_canary import Follow, OwnStream
from flowpilot.application.ports_ladder import NewTimer, Timer
from flowpilot.application.ports_people import Token
from flowpilot.application.telling import Hearing, tell_people
from flowpilot.domain.account import Actor, active_admins, hidden_user
from flowpilot.domain.canary import BACK, NAME, Canary, Part, missing_title
from flowpilot.domain.handoff import HandoffRequest
from flowpilot.domain.language import Text
from flowpilot.domain.session import AISession

REASON = "FlowPilot tries whether an escalation gets through."
REQUEST = HandoffRequest("escalate", REASON, None, "low", None, None, None)
HREF = "/settings/canary"
SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds are waited for what is to come back."""

    stream: float = 10.0
    frame: float = 30.0
    mail: float = 90.0


class CanaryFlights:
    """Lets canaries fly, each beside the timers that call it. `lost` is called with what a flight raised."""

    def __init__(
        self,
        units: Units,
        follow: Follow,
        secrets: Secrets,
        lost: Callable[[BaseException], None],
        patience: Patience = Patience(),
    ) -> None:
        self._units = units
        self._follow = follow
        self._secrets = secrets
        self._patience = patience
        self._errands = Errands(lost)

    async def take_off(self, unit: Unit, timer: Timer) -> None:
        """What its timer does: write that a flight begins and when the next one does. A worker that dies from here on
        loses this flight, never the rhythm."""
        canary = await unit.canaries.hold()
        if not canary.enabled or canary.next_at != timer.due_at:
            return
        flying = canary.taking_off(unit.now)
        await unit.canaries.write(flying)
        if flying.next_at:
            await unit.timers.set(None, [NewTimer(FLIGHT, flying.next_at)])
        # Its first step waits for the lock that this unit holds, so it begins when this has committed, or not at all.
        flight = Flight(self._units, self._follow, self._secrets, self._patience, unit.account_id, unit.now)
        self._errands.begin(flight.fly())

    async def run(self) -> None:
        """Until it is cancelled; what flies then is left to the next worker."""
        await self._errands.run()


@dataclass(frozen=True, slots=True)
class Aboard:
    """What a step of a flight works with."""

    unit: Unit
    canary: Canary
    session: AISession
    actor: Actor


class Flight:
    """One flight, which began at `started_at`. It ends when a newer one begins, or when it is called back."""

    def __init__(
        self,
        units: Units,
        follow: Follow,
        secrets: Secrets,
        patience: Patience,
        account_id: UUID,
        started_at: datetime,
    ) -> None:
        self._units = units
        self._follow = follow
        self._secrets = secrets
        self._patience = patience
        self._account_id = account_id
        self._started_at = started_at

    async def fly(self) -> None:
        """Out and back. Raises `Unavailable` where the database goes away."""
        secret = await self._prepare()
        if secret is None:
            return
        async with self._follow(secret) as stream:
            is_open = await _within(self._patience.stream, stream.opened())
            handoff_id = await self._escalate()
            if handoff_id is None:
                return
            streamed, mail = await asyncio.gather(
                self._streamed(stream, handoff_id, is_open=is_open), self._mailed(handoff_id)
            )
        await self._land([part for part in (None if streamed else "stream", mail) if part])

    async def _prepare(self) -> str | None:
        """End what a flight left that was cut off, and sign in."""
        async with self._step() as aboard:
            if aboard is None:
                return None
            await end_flight(aboard.unit, aboard.session)
            secret = self._secrets.make("token", self._account_id)
            token = Token(aboard.unit.new_id(), aboard.actor.id, NAME, aboard.unit.now)
            await aboard.unit.logins.add_token(token, secret)
            return secret

    async def _escalate(self) -> UUID | None:
        async with self._step() as aboard:
            return await HandoffManager(aboard.unit, aboard.actor, aboard.session).fly(REQUEST) if aboard else None

    async def _streamed(self, stream: OwnStream, handoff_id: UUID, *, is_open: bool) -> bool:
        if not (is_open and await _within(self._patience.frame, stream.brought(handoff_id))):
            return False
        await self._note(lambda canary, now: replace(canary, streamed_at=now))
        return True

    async def _mailed(self, handoff_id: UUID) -> Part | None:
        """What is missing of the mail, if anything is."""
        await _within(self._patience.mail, self._mail_is_over(handoff_id))
        state, tries = await self._mail(handoff_id)
        if state == "sent":
            await self._note(lambda canary, now: replace(canary, mailed_at=now))
            return None
        return "delivery" if state == "queued" and not tries else "mail"

    async def _mail_is_over(self, handoff_id: UUID) -> None:
        while True:
            state, _ = await self._mail(handoff_id)
            if state not in ("queued", "sending", "failed"):
                return
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _mail(self, handoff_id: UUID) -> tuple[str, int]:
        """The state of the mail, and how often it was tried."""
        async with self._units.begin(self._account_id) as unit:
            lines = await unit.deliveries.ledger(handoff_id)
        return (lines[0].state, len(lines[0].attempts)) if lines else ("cancelled", 0)

    async def _note(self, changed: Callable[[Canary, datetime], Canary]) -> None:
        async with self._step() as aboard:
            if aboard:
                await aboard.unit.canaries.write(changed(aboard.canary, aboard.unit.now))

    async def _land(self, missing: Sequence[Part]) -> None:
        """End everything, write what came back and, where that is news, tell the admins once."""
        async with self._step() as aboard:
            if aboard is None:
                return
            unit, before = aboard.unit, aboard.canary
            await end_flight(unit, aboard.session)
            after = before.landed(missing, unit.now)
            await unit.canaries.write(after)
            if bool(after.missing) != bool(before.missing):
                await _tell_admins(unit, missing_title(after.missing) if after.missing else BACK)

    @asynccontextmanager
    async def _step(self) -> AsyncIterator[Aboard | None]:
        """One transaction of this flight; nothing when a newer one has begun, or it was called back."""
        async with self._units.begin(self._account_id) as unit:
            canary = await unit.canaries.hold()
            goes_on = canary.started_at == self._started_at and canary.ended_at is None
            session = await unit.canaries.lock_session(canary.session_id) if goes_on and canary.session_id else None
            if session is None:
                yield None
                return
            yield Aboard(unit, canary, session, await _actor(unit, session))


async def _actor(unit: Unit, session: AISession) -> Actor:
    account = await unit.accounts.get()
    user = hidden_user(CANARY, session.user_id, session.user_name, session.created_at)
    return Actor(user, account, None, None)


async def _tell_admins(unit: Unit, title: Text) -> None:
    hearings = [Hearing(user.id, None) for user in active_admins(await unit.people.list())]
    await tell_people(unit, None, "canary", title, HREF, hearings)


async def _within(seconds: float, waiting: Awaitable[None]) -> bool:
    """Whether it came in time."""
    try:
        async with asyncio.timeout(seconds):
            await waiting
    except TimeoutError:
        return False
    return True
