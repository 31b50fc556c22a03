"""Asking the guide for the next question or action."""

from flowpilot.application.ports import Unit
from flowpilot.application.proposing import Consultation
from flowpilot.application.sessions import record_step
from flowpilot.domain.account import Actor
from flowpilot.domain.guide import Guide
from flowpilot.domain.playbook import Playbook
from flowpilot.domain.session import RECORDING, AISession, AISessionStep, require_status


async def ask_guide(
    unit: Unit,
    actor: Actor,
    guide: Guide,
    session: AISession,
    consultation: Consultation | None = None,
    playbook: Playbook | None = None,
) -> AISessionStep:
    """Record what the model proposes, else the playbook (that which the guide chooses, where none is given), as a step
    of its own; it is never anybody's first action.

    Raises `Outside` where the model has to be asked first.
    """
    require_status(session, RECORDING)
    steps = await unit.sessions.steps(session.id)
    proposed = consultation.propose(session, steps) if consultation else None
    return await record_step(unit, actor, session, proposed or guide.propose(session, steps, playbook))
