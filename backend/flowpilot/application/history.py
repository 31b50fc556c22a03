"""Who knew what when: a handoff's facts from the audit trail, claims, openings, notifications and deliveries."""

from collections.abc import Sequence
from uuid import UUID

from flowpilot.application.claims import readable
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor
from flowpilot.domain.history import Fact, FactPlace


async def read_history(
    unit: Unit, actor: Actor, handoff_id: UUID, after: FactPlace | None, limit: int
) -> Sequence[Fact]:
    """For whoever may read the handoff."""
    await readable(unit, actor, handoff_id)
    return await unit.history.facts(handoff_id, after, limit)
