"""The model's layer of a handoff's assessment: ask for it again, and see what the model was told."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from flowpilot.api.model_schemas import PromptOut
from flowpilot.api.requests import WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.session_schemas import HandoffOut
from flowpilot.application import claims, model_assessments
from flowpilot.application.claims import Locked
from flowpilot.domain.errors import NoModel, NotFound

working = router_for(WORKING, prefix="/escalations", tags=["escalations"])


async def _to_ask(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> Locked:
    return await claims.lock(unit, actor, handoff_id)


@working.post("/{handoff_id}/model-assessment")
async def ask_again(
    locked: Annotated[Locked, Depends(_to_ask)], unit: TheUnit, actor: TheActor, services: TheServices
) -> HandoffOut:
    """Ask the model about it, perhaps once more, while it is open or claimed; the answer comes by
    `handoff_assessment_ready`. While one is pending nothing changes."""
    if not services.has_model:
        raise NoModel
    await model_assessments.ask_again(unit, actor, locked.handoff)
    return HandoffOut.of(locked.handoff, actor.user)


@working.get("/{handoff_id}/model-assessment/prompt")
async def read_prompt(handoff_id: UUID, unit: TheUnit, actor: TheActor) -> PromptOut:
    """What the model was told about it: masked, word for word."""
    await claims.readable(unit, actor, handoff_id)
    assessment = await unit.model_assessments.get(handoff_id)
    if assessment is None:
        raise NotFound
    return PromptOut(text=await model_assessments.told(unit, assessment), asked_at=assessment.asked_at)
