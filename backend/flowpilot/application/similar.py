"""What was resolved before and is like this."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.sessions import readable
from flowpilot.domain.account import Actor
from flowpilot.domain.similar import Similar, most_similar


async def similar_to(unit: Unit, actor: Actor, session_id: UUID) -> Sequence[Similar]:
    """At most five, those of the same client first. Reads only."""
    session = await readable(unit, actor, session_id)
    return most_similar(session.problem, await unit.similar.like(session_id))
