"""The queue, the context screen, and what is done with a handoff."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from flowpilot.api.escalation_schemas import CardOut, ContextOut, DeliveriesOut, QueueOut, ReadersOut
from flowpilot.api.requests import ADMIN, ANYONE, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import Body, LongText, OneLine, Reason, StepText, read_cursor, write_cursor
from flowpilot.api.session_schemas import HandoffOut, ReasonIn
from flowpilot.application import asking, claims, context, leases, passing_on, proposals, reading
from flowpilot.application.claims import Locked
from flowpilot.application.ports_handoffs import Queue, QueueQuery, QueueState
from flowpilot.domain.handoff import Way
from flowpilot.domain.session import Priority

anyone = router_for(ANYONE, prefix="/escalations", tags=["escalations"])
working = router_for(WORKING, prefix="/escalations", tags=["escalations"])
admin = router_for(ADMIN, prefix="/escalations", tags=["escalations"])


class ClaimIn(Body):
    way: Way


class ReleaseIn(Body):
    reason: Reason
    target_user_id: UUID | None = None
    priority: Priority | None = None


class ReassignIn(Body):
    user_id: UUID
    reason: Reason


class HandBackIn(Body):
    answer: LongText


class QuestionIn(Body):
    text: StepText


class ReadBackIn(Body):
    text: OneLine


class RatingIn(Body):
    enough: Annotated[bool, Field(strict=True)]


async def _to_claim(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await claims.lock_to_claim(unit, actor, handoff_id)


async def _as_claimer(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await claims.lock_as_claimer(unit, actor, handoff_id)


async def _to_take_over(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await passing_on.lock_to_take_over(unit, actor, handoff_id)


async def _to_reassign(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await claims.lock(unit, actor, handoff_id)


async def _to_ask(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await asking.lock_to_ask(unit, actor, handoff_id)


async def _to_cancel(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await claims.lock_to_cancel(unit, actor, handoff_id)


@working.get("", response_model_exclude_unset=True)
async def read_queue(
    unit: TheUnit,
    actor: TheActor,
    state: Annotated[QueueState, Query()] = "open",
    escalated_by: Annotated[Literal["me"] | None, Query()] = None,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> QueueOut:
    """Cards of one state. `open` and `claimed` come whole, oldest first; the others newest first, in pages."""
    in_pages = state in ("closed", "parked")
    query = QueueQuery(
        state=state,
        reader_id=actor.id,
        own=escalated_by == "me",
        before=read_cursor(cursor),
        limit=limit + 1,
    )
    return _queue_out(await unit.handoffs.queue(query), limit if in_pages else None)


@anyone.get("/{handoff_id}", response_model_exclude={"truncated"})
async def read_context(handoff_id: UUID, unit: TheUnit, actor: TheActor, services: TheServices) -> ContextOut:
    """The context screen, from the live record. Reads only."""
    screen = await context.read_context(unit, actor, services.guide, services.library, handoff_id)
    return ContextOut.of_screen(screen, actor.user)


@working.post("/{handoff_id}/opened", status_code=204)
async def opened(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """The context screen was painted; the first time of each person counts."""
    await claims.open_screen(unit, actor, handoff_id)


@working.post("/{handoff_id}/reading")
async def read_on(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> ReadersOut:
    """This person has the context screen open: sent every few seconds while they do. Answers who else reads."""
    return ReadersOut.of(await reading.read_on(unit, actor, handoff_id))


@working.get("/{handoff_id}/reading")
async def read_readers(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> ReadersOut:
    """Who else has the context screen open, or had within the last 30 seconds."""
    return ReadersOut.of(await reading.readers(unit, actor, handoff_id))


@working.delete("/{handoff_id}/reading", status_code=204)
async def stop_reading(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> None:
    """The context screen was left."""
    await reading.stop_reading(unit, actor, handoff_id)


@working.get("/{handoff_id}/deliveries")
async def read_deliveries(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> DeliveriesOut:
    """Who was told how, attempt by attempt."""
    return DeliveriesOut.of(list(await context.told(unit, actor, handoff_id)))


@working.post("/{handoff_id}/claim")
async def claim(
    locked: Annotated[Locked, Depends(_to_claim)],
    body: ClaimIn,
    unit: TheUnit,
    actor: TheActor,
    services: TheServices,
) -> HandoffOut:
    """Take it. One person wins; the holder again changes nothing."""
    handoff = await claims.claim(unit, actor, locked, body.way, has_model=services.has_model)
    return HandoffOut.of(handoff, actor.user)


@working.post("/{handoff_id}/keep")
async def keep(locked: Annotated[Locked, Depends(_as_claimer)], unit: TheUnit, actor: TheActor) -> HandoffOut:
    """The claimer is on it. Once they were asked (`asked_at`), the lease begins anew; else nothing changes."""
    return HandoffOut.of(await leases.keep(unit, actor, locked.handoff), actor.user)


@working.post("/{handoff_id}/take-over")
async def take_over(
    locked: Annotated[Locked, Depends(_to_take_over)], body: ReasonIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Take it from whoever holds it: an admin at any time, an engineer once the claimer was asked and has done nothing
    yet (`asked_at` is set, `first_action_at` is not). Never the escalator. The holder changes nothing."""
    return HandoffOut.of(await passing_on.take_over(unit, actor, locked, body.reason), actor.user)


@admin.post("/{handoff_id}/reassign")
async def reassign(
    locked: Annotated[Locked, Depends(_to_reassign)], body: ReassignIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Open it again for a named person, who hears of it at once; the others hear later, and everybody may claim it."""
    return HandoffOut.of(await passing_on.reassign(unit, actor, locked, body.user_id, body.reason), actor.user)


@working.post("/{handoff_id}/release")
async def release(
    locked: Annotated[Locked, Depends(_as_claimer)], body: ReleaseIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Give it back to the queue, perhaps for a named person or with another priority."""
    handoff = await claims.release(unit, actor, locked, body.reason, body.target_user_id, body.priority)
    return HandoffOut.of(handoff, actor.user)


@working.post("/{handoff_id}/hand-back")
async def hand_back(
    locked: Annotated[Locked, Depends(_as_claimer)],
    body: HandBackIn,
    unit: TheUnit,
    actor: TheActor,
    services: TheServices,
) -> HandoffOut:
    """Give the session back to its owner with an answer, which may become a proposal for the playbook."""
    handoff = await claims.hand_back(unit, actor, locked, body.answer)
    await proposals.propose(unit, services.library, locked.session, "hand_back", body.answer)
    return HandoffOut.of(handoff, actor.user)


@working.post("/{handoff_id}/questions")
async def ask(
    locked: Annotated[Locked, Depends(_to_ask)], body: QuestionIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Ask the escalator something, with or without a claim, while it is open or claimed. It becomes a step of kind
    `question` in the session, and the escalator's bell says so."""
    return HandoffOut.of(await asking.ask(unit, actor, locked, body.text), actor.user)


@working.post("/{handoff_id}/read-back")
async def read_back(
    locked: Annotated[Locked, Depends(_as_claimer)], body: ReadBackIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """The claimer says in one line what they understood. Line breaks become blanks; a later one replaces it."""
    return HandoffOut.of(await asking.read_back(unit, actor, locked.handoff, body.text), actor.user)


@working.post("/{handoff_id}/rating")
async def rate(
    locked: Annotated[Locked, Depends(_as_claimer)], body: RatingIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """The claimer says whether the handoff had what they needed: while they hold it or after they ended it."""
    return HandoffOut.of(await asking.rate(unit, actor, locked.handoff, enough=body.enough), actor.user)


@working.post("/{handoff_id}/started-outside")
async def started_outside(
    locked: Annotated[Locked, Depends(_as_claimer)], unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """The claimer works on it outside of FlowPilot: their first action, unless they have acted already."""
    return HandoffOut.of(await asking.started_outside(unit, actor, locked.handoff), actor.user)


@working.post("/{handoff_id}/cancel")
async def cancel(
    locked: Annotated[Locked, Depends(_to_cancel)], body: ReasonIn, unit: TheUnit, actor: TheActor
) -> HandoffOut:
    """Ask nobody any more."""
    return HandoffOut.of(await claims.cancel(unit, actor, locked, body.reason), actor.user)


def _queue_out(queue: Queue, page: int | None) -> QueueOut:
    items = queue.items if page is None else queue.items[:page]
    more = page is not None and len(queue.items) > page
    return QueueOut(
        as_of=f"{queue.as_of.epoch}-{queue.as_of.number}",
        items=[CardOut.of(item) for item in items],
        next_cursor=write_cursor((items[-1].place, items[-1].card.id)) if more else None,
    )
