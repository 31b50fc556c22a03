"""Events that nobody caused, of the size that a row wants on the wire."""

from uuid import UUID

from flowpilot.domain.event import Event

HANDOFF = UUID(int=1)
AROUND = len('id: 0123456789abcdef-\nevent: delivery_changed\ndata: {"handoff_id":"","padding":""}\n\n') + len(
    str(HANDOFF)
)


def event_of_size(size: int, number: int) -> Event:
    """An event whose frame, with this number, has so many bytes."""
    padding = "x" * (size - AROUND - len(str(number)))
    return Event("delivery_changed", {"handoff_id": str(HANDOFF), "padding": padding})
