"""The context screen: everything that a senior has to know, from the live record alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.application.claims import readable
from flowpilot.application.playbooks import working_with
from flowpilot.application.ports import Unit
from flowpilot.application.ports_handoffs import ReaderCard
from flowpilot.application.ports_playbooks import Library
from flowpilot.application.ports_telling import DeliveryLine
from flowpilot.domain.account import Actor
from flowpilot.domain.errors import NotFound
from flowpilot.domain.guide import Assessment, Guide
from flowpilot.domain.handoff import Handoff
from flowpilot.domain.model_assessment import ModelAssessment
from flowpilot.domain.record import Record, read_record
from flowpilot.domain.session import AISession
from flowpilot.domain.session_file import SessionFile
from flowpilot.domain.words import READ_AT_MOST


@dataclass(frozen=True, slots=True)
class ContextScreen:
    """What the four sections show. `step_numbers`: of each step that they cite by its id."""

    reader_card: ReaderCard
    handoff: Handoff
    session: AISession
    record: Record
    assessment: Assessment
    model_assessment: ModelAssessment | None
    files: Sequence[SessionFile]
    step_numbers: Mapping[UUID, int]
    snapshot_at: datetime


async def read_context(unit: Unit, actor: Actor, guide: Guide, library: Library, handoff_id: UUID) -> ContextScreen:
    """Reads only; that somebody looked is recorded by `claims.open_screen`."""
    handoff = await readable(unit, actor, handoff_id)
    reader_card = await unit.handoffs.card(handoff_id, actor.id)
    session = await unit.sessions.get(handoff.session_id)
    if reader_card is None or session is None:
        raise NotFound
    steps = await unit.sessions.beginnings(session.id, READ_AT_MOST)
    playbook = await working_with(unit, library, session)
    record = read_record(steps, handed_off_at=handoff.created_at)
    assessment = guide.assess(session, steps, playbook)
    model_assessment = await unit.model_assessments.get(handoff_id)
    cited = assessment.cited | record.cited
    if model_assessment and model_assessment.answer:
        cited |= model_assessment.answer.cited
    return ContextScreen(
        reader_card=reader_card,
        handoff=handoff,
        session=session,
        record=record,
        assessment=assessment,
        model_assessment=model_assessment,
        files=await unit.files.of(session.id),
        step_numbers={step.id: step.number for step in steps if step.id in cited},
        snapshot_at=handoff.created_at,
    )


async def told(unit: Unit, actor: Actor, handoff_id: UUID) -> Sequence[DeliveryLine]:
    """The ledger of a handoff's deliveries."""
    await readable(unit, actor, handoff_id)
    return await unit.deliveries.ledger(handoff_id)
