"""What a page must make of the events: the queue at one moment, moved on to another."""

from collections.abc import Iterable

from tests.live.reader import Frame
from tests.people import Colleague, Json

Cards = dict[str, Json]

GONE = ("handoff_cancelled", "handoff_handed_back", "handoff_resolved")


async def fresh_cards(person: Colleague) -> tuple[Cards, str]:
    """Everything open or claimed as one person sees it, and the place in the stream; to be asked when nobody acts."""
    others = await person.queue()
    own = await person.queue(escalated_by="me")
    claimed = await person.queue(state="claimed")
    assert others["as_of"] == own["as_of"] == claimed["as_of"], "somebody acted meanwhile"
    items = [*others["items"], *own["items"], *claimed["items"]]
    return {card["id"]: card for card in items}, claimed["as_of"]


def number_of(as_of: str) -> int:
    """The number of a place in the stream."""
    return int(as_of.rpartition("-")[2])


def fold(cards: Cards, frames: Iterable[Frame], reader_id: str) -> Cards:
    """`cards` after these frames, for this reader."""
    cards = {handoff_id: dict(card) for handoff_id, card in cards.items()}
    for frame in frames:
        _apply(cards, frame.kind, frame.data, reader_id)
    return cards


def open_for(cards: Cards, reader_id: str) -> list[Json]:
    """The open queue of this reader, as its order is written down."""
    return _ordered(card for card in cards.values() if card["state"] == "open" and _by(card) != reader_id)


def claimed_for(cards: Cards) -> list[Json]:
    """The claimed queue."""
    return _ordered(card for card in cards.values() if card["state"] == "claimed")


def _apply(cards: Cards, kind: str, data: Json, reader_id: str) -> None:
    handoff_id = data.get("handoff_id") or data["id"]
    if kind == "handoff_created":
        cards[handoff_id] = {**data, "mine": False, "seen": False}
    elif kind in ("handoff_released", "handoff_reassigned"):
        cards[handoff_id] = {**data["card"], "mine": False, "seen": cards[handoff_id]["seen"]}
    elif kind in GONE:
        del cards[handoff_id]
    elif handoff_id in cards:
        cards[handoff_id].update(_changes(cards[handoff_id], kind, data, reader_id))


def _changes(card: Json, kind: str, data: Json, reader_id: str) -> Json:
    by_reader = (data.get("by") or {}).get("id") == reader_id
    match kind:
        case "handoff_claimed":
            holder = {"state": "claimed", "claimed_by": data["by"], "claimed_at": data["at"]}
            return {**holder, "mine": by_reader, "seen": card["seen"] or by_reader}
        case "handoff_opened":
            return {"deliveries": data["deliveries"], "seen": card["seen"] or by_reader}
        case "delivery_changed":
            return {"deliveries": data["deliveries"]}
        case "session_step":
            return {"step_count": data["step"]["number"]}
    return {}


def _by(card: Json) -> str:
    escalated_by: str = card["escalated_by"]["id"]
    return escalated_by


def _ordered(cards: Iterable[Json]) -> list[Json]:
    return sorted(cards, key=lambda card: (card["created_at"], card["id"]))
