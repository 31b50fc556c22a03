"""Who has a handoff's context screen open just now. Said again every few seconds, it lapses by itself; nothing of it
is on the record, and nobody is told of it over the stream."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flowpilot.application.claims import readable
from flowpilot.application.ports import Unit
from flowpilot.domain.account import Actor, Person

LAPSES_AFTER = timedelta(seconds=30)


async def read_on(unit: Unit, actor: Actor, handoff_id: UUID) -> Sequence[Person]:
    """This person reads it now; who else does. Counts for who opened it, so the escalator reads unseen."""
    others = await readers(unit, actor, handoff_id)
    await unit.handoffs.note_reading(handoff_id, actor.id, reads=True)
    return others


async def stop_reading(unit: Unit, actor: Actor, handoff_id: UUID) -> None:
    """This person left it."""
    await readable(unit, actor, handoff_id)
    await unit.handoffs.note_reading(handoff_id, actor.id, reads=False)


async def readers(unit: Unit, actor: Actor, handoff_id: UUID) -> Sequence[Person]:
    """Who else reads it now."""
    await readable(unit, actor, handoff_id)
    reading = await unit.handoffs.readers(handoff_id, unit.now - LAPSES_AFTER)
    return [person for person in reading if person.id != actor.id]
