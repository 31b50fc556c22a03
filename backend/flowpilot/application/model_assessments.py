"""Asking the model about handoffs. The row is the queue, a timer takes it up, and the model is asked outside of any
transaction; whatever it answers changes nothing but its own row."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from flowpilot.application.errands import Errands
from flowpilot.application.ports import Unit, Units
from flowpilot.application.ports_ladder import NewTimer, Timer
from flowpilot.application.ports_model import Model
from flowpilot.domain import event
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.guide import Assessment
from flowpilot.domain.handoff import Handoff, require_in_transit
from flowpilot.domain.model_answer import ModelError, ModelFailed, checked_assessment
from flowpilot.domain.model_assessment import ModelAssessment
from flowpilot.domain.model_record import ModelRecord, model_record

ASSESS = "assess"  # the kind of its timers; the timer's step is the number of the asking
AT_MOST_EVERY = timedelta(minutes=10)  # without anybody asking for it
FOUND_AGAIN_AFTER = timedelta(seconds=60)  # what a worker took with it when it was killed
TRIES = 3
AT_ONCE = 6
AT_ONCE_PER_ACCOUNT = 2


async def begin(unit: Unit, handoff_id: UUID) -> None:
    """Ask about a new handoff as soon as this unit has committed."""
    await unit.model_assessments.begin(handoff_id)
    await _set_timer(unit, handoff_id, 1)


async def renew(unit: Unit, handoff_id: UUID) -> None:
    """Ask again about a handoff that is open again, unless it was asked lately or never."""
    asking = await unit.model_assessments.renew(handoff_id, unit.now - AT_MOST_EVERY)
    if asking:
        await _set_timer(unit, handoff_id, asking)


async def ask(unit: Unit, actor: Actor, handoff: Handoff, *, unless_ready: bool = False) -> None:
    """Somebody wants the model's view, perhaps once more; one that is pending stays as it is."""
    require_in_transit(handoff)
    asking = await unit.model_assessments.ask(handoff.id, actor.id, unless_ready=unless_ready)
    if asking:
        await _set_timer(unit, handoff.id, asking)


async def ask_again(unit: Unit, actor: Actor, handoff: Handoff) -> None:
    """The same, as an act of its own."""
    await ask(unit, actor, handoff)
    unit.audit(AuditEntry("model_assessment.ask", "session_handoff", handoff.id, actor.id))


async def told(unit: Unit, assessment: ModelAssessment) -> str | None:
    """What the model was told, word for word; None when the record says something else by now, or nothing was sent."""
    if assessment.prompt_hash is None:
        return None
    record = await _record(unit, assessment.handoff_id, assessment.step_count)
    return record.text if record and _hash(record) == assessment.prompt_hash else None


class Assessors:
    """Asks the model beside the worker's rounds. `lost` hears of what an asking raised; it is found again after
    `FOUND_AGAIN_AFTER`, and fails for good after `TRIES`."""

    def __init__(self, units: Units, model: Model | None, lost: Callable[[BaseException], None]) -> None:
        self._units = units
        self._model = model
        self._errands = Errands(lost)
        self._under_way: set[tuple[UUID, int]] = set()
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._turns: dict[UUID, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE_PER_ACCOUNT))

    async def take_up(self, unit: Unit, timer: Timer) -> None:
        """The act of a timer: begin when this unit has committed, and look again whether it was done."""
        if timer.handoff_id is None or timer.step is None:
            return
        handoff_id, asking = timer.handoff_id, timer.step
        again = NewTimer(ASSESS, unit.now + FOUND_AGAIN_AFTER, step=asking)
        if (handoff_id, asking) in self._under_way:
            await unit.timers.set(handoff_id, [again])
            return
        tries = await unit.model_assessments.take(handoff_id, asking)
        if tries is None:
            return
        if self._model is None or tries > TRIES:
            await _finish(unit, handoff_id, asking, None, "timed_out" if self._model else "unreachable")
            return
        await unit.timers.set(handoff_id, [again])
        self._under_way.add((handoff_id, asking))
        assessing = self._errands.begin(self._in_turn(self._model, unit.account_id, handoff_id, asking))
        assessing.add_done_callback(lambda _: self._under_way.discard((handoff_id, asking)))

    async def run(self) -> None:
        """Until it is cancelled; what is under way then is left to the next worker."""
        await self._errands.run()

    async def _in_turn(self, model: Model, account_id: UUID, handoff_id: UUID, asking: int) -> None:
        async with self._turns[account_id], self._turn:
            await self._assess(model, account_id, handoff_id, asking)

    async def _assess(self, model: Model, account_id: UUID, handoff_id: UUID, asking: int) -> None:
        async with self._units.begin(account_id) as unit:
            # Waits for the unit that took it up, which holds this lock.
            await unit.sessions.lock_of_handoff(handoff_id)
            standing = await unit.model_assessments.get(handoff_id)
            record = await _record(unit, handoff_id)
            if record is None or standing is None or (standing.state, standing.asking) != ("pending", asking):
                return
            await unit.model_assessments.sent(handoff_id, _hash(record), record.step_count)
        answer, error = await _answer(model, record)
        async with self._units.begin(account_id) as unit:
            await unit.sessions.lock_of_handoff(handoff_id)
            await _finish(unit, handoff_id, asking, answer, error)


async def _answer(model: Model, record: ModelRecord) -> tuple[Assessment | None, ModelError | None]:
    try:
        return checked_assessment(await model.assess(record), record.step_ids), None
    except ModelFailed as failed:
        return None, failed.error


async def _finish(
    unit: Unit, handoff_id: UUID, asking: int, answer: Assessment | None, error: ModelError | None
) -> None:
    """Write what came of it and tell those who look; nothing when it is over already."""
    finished = await unit.model_assessments.finish(handoff_id, asking, answer, error)
    if finished is None:
        return
    unit.announce(event.assessment_ready(finished))
    members = {"state": finished.state, **({"error": error} if error else {})}
    unit.audit(AuditEntry("model_assessment.finish", "session_handoff", handoff_id, None, members))


async def _set_timer(unit: Unit, handoff_id: UUID, asking: int) -> None:
    await unit.timers.set(handoff_id, [NewTimer(ASSESS, unit.now, step=asking)])


async def _record(unit: Unit, handoff_id: UUID, step_count: int | None = None) -> ModelRecord | None:
    """What the model is told of the handoff's session, of its first `step_count` steps where that is given."""
    handoff = await unit.handoffs.get(handoff_id)
    session = await unit.sessions.get(handoff.session_id) if handoff else None
    if session is None:
        return None
    steps = await unit.sessions.steps(session.id)
    return model_record(session, steps if step_count is None else steps[:step_count])


def _hash(record: ModelRecord) -> str:
    return hashlib.sha256(record.text.encode()).hexdigest()
