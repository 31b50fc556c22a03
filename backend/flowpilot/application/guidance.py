"""Asking the guide for the next question or action."""

from flowpilot.application.ports import Unit
from flowpilot.application.sessions import record_step
from flowpilot.domain.account import Actor
from flowpilot.domain.guide import Guide
from flowpilot.domain.session import RECORDING, AISession, AISessionStep, require_status


async def ask_guide(unit: Unit, actor: Actor, guide: Guide, session: AISession) -> AISessionStep:
    """Record the guide's proposal as a step of its own; it is never anybody's first action."""
    require_status(session, RECORDING)
    steps = await unit.sessions.steps(session.id)
    return await record_step(unit, actor, session, guide.propose(session, steps))
