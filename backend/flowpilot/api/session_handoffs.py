"""Escalate or park a session."""

from flowpilot.api.requests import WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.api.session_schemas import HandoffIn, HandoffOut
from flowpilot.api.sessions import AsOwner
from flowpilot.application import model_assessments
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.domain.handoff import HandoffRequest

working = router_for(WORKING, prefix="/ai-sessions", tags=["handoffs"])


@working.post("/{session_id}/handoff", status_code=201)
async def hand_off(
    session: AsOwner, body: HandoffIn, unit: TheUnit, actor: TheActor, services: TheServices
) -> HandoffOut:
    """Escalate: ask the team for another person. Park: set it aside with a note to oneself. Only the owner may."""
    manager = HandoffManager(unit, actor, session)
    request = HandoffRequest(**body.model_dump())
    act = manager.escalate if body.intent == "escalate" else manager.park
    handoff = await act(request)
    if services.has_model and handoff.is_open:
        await model_assessments.begin(unit, handoff.id)
    return HandoffOut.of(handoff, actor.user)
