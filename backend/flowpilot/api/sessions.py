"""Sessions: start, list, read, record, ask the guide, move."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query, Request

from flowpilot.api.model_schemas import GuideStepOut
from flowpilot.api.playbook_schemas import PlaybookChoiceIn
from flowpilot.api.requests import ANYONE, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.schemas import TimeIn, Word, read_cursor, write_cursor
from flowpilot.api.session_schemas import (
    ReasonIn,
    SessionIn,
    SessionListItem,
    SessionOut,
    SessionsOut,
    StepIn,
    StepOut,
    StepsOut,
    SummaryIn,
    session_out,
)
from flowpilot.api.spoken import EVENT_STREAM, WORDS, wants_words, words_of
from flowpilot.application import guidance, playbooks, proposals, sessions
from flowpilot.application.ports import Unit
from flowpilot.application.ports_sessions import NewSession, SessionQuery
from flowpilot.application.proposing import Consultation
from flowpilot.domain.account import Actor
from flowpilot.domain.session import AISession, NewStep, SessionStatus

anyone = router_for(ANYONE, prefix="/ai-sessions", tags=["sessions"])
working = router_for(WORKING, prefix="/ai-sessions", tags=["sessions"])


async def _consultation(request: Request, services: TheServices) -> Consultation:
    """One a request: it is the same when the use case runs a second time."""
    if not hasattr(request.state, "consultation"):
        hear = words_of(request).hear if wants_words(request) else None
        request.state.consultation = Consultation(services.model, hear)
    consultation: Consultation = request.state.consultation
    return consultation


TheConsultation = Annotated[Consultation, Depends(_consultation)]
Limit = Annotated[int, Query(ge=1, le=200)]


async def _to_record(session_id: UUID, unit: TheUnit, actor: TheActor) -> AISession:
    return await sessions.lock_to_record(unit, actor, session_id)


async def _to_work(session_id: UUID, unit: TheUnit, actor: TheActor) -> AISession:
    return await sessions.lock_to_work(unit, actor, session_id)


async def _to_pause(session_id: UUID, unit: TheUnit, actor: TheActor) -> AISession:
    return await sessions.lock_to_pause(unit, actor, session_id)


async def _as_owner(session_id: UUID, unit: TheUnit, actor: TheActor) -> AISession:
    return await sessions.lock_as_owner(unit, actor, session_id)


ToRecord = Annotated[AISession, Depends(_to_record)]
ToWork = Annotated[AISession, Depends(_to_work)]
ToPause = Annotated[AISession, Depends(_to_pause)]
AsOwner = Annotated[AISession, Depends(_as_owner)]


@working.post("", status_code=201)
async def start_session(body: SessionIn, unit: TheUnit, actor: TheActor, services: TheServices) -> SessionOut:
    """Start a session of one's own. The guide chooses its playbook by the words of the problem."""
    session = await sessions.start(unit, actor, NewSession(**body.model_dump()))
    session = await playbooks.settle(unit, services.guide, services.library, session)
    return await _whole(unit, actor, session)


@anyone.get("")
async def list_sessions(
    unit: TheUnit,
    actor: TheActor,
    status: Annotated[list[SessionStatus] | None, Query()] = None,
    owner: Annotated[Literal["me"] | None, Query()] = None,
    q: Annotated[Word | None, Query()] = None,
    client: Annotated[Word | None, Query()] = None,
    ticket_ref: Annotated[Word | None, Query()] = None,
    created_from: Annotated[TimeIn | None, Query(alias="from")] = None,
    created_to: Annotated[TimeIn | None, Query(alias="to")] = None,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Limit = 50,
) -> SessionsOut:
    """Sessions of the account, newest first; viewers get those in transit. `q` looks in problem, ticket and client."""
    found = await sessions.find(
        unit,
        actor,
        SessionQuery(
            statuses=status or [],
            owner_id=actor.id if owner else None,
            text=q,
            client=client,
            ticket_ref=ticket_ref,
            created_from=created_from,
            created_to=created_to,
            before=read_cursor(cursor),
            limit=limit + 1,
        ),
    )
    page = found[:limit]
    more = write_cursor((page[-1].created_at, page[-1].id)) if len(found) > limit else None
    return SessionsOut(items=[SessionListItem.of(session, actor.user) for session in page], next_cursor=more)


@anyone.get("/{session_id}")
async def read_session(session_id: UUID, unit: TheUnit, actor: TheActor) -> SessionOut:
    """One session, whole, with the handoff that matters now."""
    return await _whole(unit, actor, await sessions.readable(unit, actor, session_id))


@anyone.get("/{session_id}/steps", response_model_exclude_unset=True)
async def read_steps(
    session_id: UUID,
    unit: TheUnit,
    actor: TheActor,
    after: Annotated[int, Query(ge=0, le=2_000_000_000)] = 0,
    cursor: Annotated[int, Query(ge=0, le=2_000_000_000)] = 0,
    limit: Limit = 50,
    *,
    services: TheServices,
) -> StepsOut:
    """Steps with a number above `after`, in order; a `cursor` goes on where a page ended."""
    session = await sessions.readable(unit, actor, session_id)
    found = await unit.sessions.steps(session_id, max(after, cursor), limit + 1)
    page = found[:limit]
    more = str(page[-1].number) if len(found) > limit else None
    items = await playbooks.items_of(unit, services.library, session, page)
    return StepsOut(
        items=[StepOut.of(step, actor.user, items.get(step.id)) for step in page],
        next_cursor=more,
        redacted=await unit.sessions.redacted_steps(session_id),
    )


@working.post("/{session_id}/steps", status_code=201, response_model_exclude_unset=True)
async def record_step(session: ToRecord, body: StepIn, unit: TheUnit, actor: TheActor) -> StepOut:
    """Record a step: the owner before a claim, the claimer after it; followers only notes and answers."""
    new = NewStep(body.kind, body.text, body.outcome, body.answers_step_id)
    return StepOut.of(await sessions.record_step(unit, actor, session, new), actor.user)


@working.post(
    "/{session_id}/guide",
    status_code=201,
    response_model_exclude_unset=True,
    responses={200: {"description": WORDS, "content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
)
async def ask_guide(
    session: ToWork, unit: TheUnit, actor: TheActor, services: TheServices, consultation: TheConsultation
) -> GuideStepOut:
    """Let the model, where there is one, or the playbook propose the next question or action; it is recorded as a
    step. `fallback` says why the playbook answered although there is a model. Who accepts `text/event-stream` is
    answered by one where the model is asked, and by the 201 of everybody else where it is not."""
    session = await playbooks.settle(unit, services.guide, services.library, session)
    playbook = await playbooks.working_with(unit, services.library, session)
    step = await guidance.ask_guide(unit, actor, services.guide, session, consultation, playbook)
    items = await playbooks.items_of(unit, services.library, session, [step])
    return GuideStepOut.of_step(step, actor.user, consultation.fallback, items.get(step.id))


@working.post("/{session_id}/playbook")
async def choose_playbook(
    session: ToWork, body: PlaybookChoiceIn, unit: TheUnit, actor: TheActor, services: TheServices
) -> SessionOut:
    """Work with another playbook from now on; the steps so far count for it too."""
    session = await playbooks.choose(unit, actor, services.guide, services.library, session, body.key)
    return await _whole(unit, actor, session)


@working.post("/{session_id}/pause")
async def pause_session(session: ToPause, unit: TheUnit, actor: TheActor) -> SessionOut:
    """Set it aside for now."""
    return await _whole(unit, actor, await sessions.pause(unit, actor, session))


@working.post("/{session_id}/resume")
async def resume_session(session: ToPause, unit: TheUnit, actor: TheActor) -> SessionOut:
    """Take it up again."""
    return await _whole(unit, actor, await sessions.resume(unit, actor, session))


@working.post("/{session_id}/resolve")
async def resolve_session(
    session: ToWork, body: SummaryIn, unit: TheUnit, actor: TheActor, services: TheServices
) -> SessionOut:
    """It is solved. What helped may become a proposal for the playbook."""
    resolved = await sessions.resolve(unit, actor, session, body.summary)
    await proposals.propose(unit, services.library, session, "resolve", body.summary)
    return await _whole(unit, actor, resolved)


@working.post("/{session_id}/abandon")
async def abandon_session(session: ToWork, body: ReasonIn, unit: TheUnit, actor: TheActor) -> SessionOut:
    """It is given up."""
    return await _whole(unit, actor, await sessions.abandon(unit, actor, session, body.reason))


async def _whole(unit: Unit, actor: Actor, session: AISession) -> SessionOut:
    return session_out(await sessions.look_at(unit, actor, session), actor.user)
