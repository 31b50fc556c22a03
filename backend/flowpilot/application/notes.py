"""What was recorded so far, as ticket notes to copy."""

from uuid import UUID
from zoneinfo import ZoneInfo

from flowpilot.application.ports import Unit
from flowpilot.application.sessions import readable
from flowpilot.domain.account import Actor
from flowpilot.domain.language import Language
from flowpilot.domain.notes import Recorded, Tone, write_notes


async def read_notes(unit: Unit, actor: Actor, session_id: UUID, tone: Tone, language: Language | None) -> str:
    """In this language, else the reader's, and in the account's time zone. Reads only."""
    session = await readable(unit, actor, session_id)
    steps = await unit.sessions.steps(session_id)
    recorded = Recorded(session, steps, await unit.handoffs.latest(session_id), unit.now)
    return write_notes(recorded, tone, language or actor.language, ZoneInfo(actor.account.time_zone))
