"""Events: what happened in an account, as the live stream carries it. The union is closed; docs/events.md lists it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.card import Card, Told, card_json, person_json, time_json, told_json
from flowpilot.domain.handoff import FirstActionKind, HandoffState, Way
from flowpilot.domain.model_assessment import ModelAssessment, frame_json
from flowpilot.domain.redaction import Redaction, read_redaction, redaction_json
from flowpilot.domain.session import AISessionStep
from flowpilot.domain.text import FRAME_TEXT, cut

EventKind = Literal[
    "handoff_created",
    "handoff_claimed",
    "handoff_released",
    "handoff_cancelled",
    "handoff_handed_back",
    "handoff_resolved",
    "handoff_reassigned",
    "handoff_opened",
    "handoff_first_action",
    "handoff_assessment_ready",
    "session_step",
    "delivery_changed",
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
EVENT_VERSION = 1

REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Event:
    """One event before it has its number; `data` is its frame's JSON."""

    kind: EventKind
    data: dict[str, object]


def created(card: Card) -> Event:
    """Somebody escalated."""
    return Event("handoff_created", card_json(card))


def claimed(handoff_id: UUID, session_id: UUID, by: Person, at: datetime, way: Way) -> Event:
    """Somebody took it, this way."""
    return Event("handoff_claimed", _act(handoff_id, session_id, by, at) | {"way": way})


def taken_over(claim: Event, former: Person) -> Event:
    """The same, from somebody who held it."""
    return Event(claim.kind, claim.data | {"from": person_json(former)})


def released(card: Card, by: Person | None, at: datetime) -> Event:
    """It is open again; `by` is absent when the product let go for the person."""
    return Event("handoff_released", _act(card.id, card.session_id, by, at) | {"card": card_json(card)})


def reassigned(card: Card, by: Person, at: datetime) -> Event:
    """It is open again, and an admin has named somebody."""
    return Event("handoff_reassigned", _act(card.id, card.session_id, by, at) | {"card": card_json(card)})


def cancelled(handoff_id: UUID, session_id: UUID, by: Person, at: datetime) -> Event:
    """It asks for nobody any more."""
    return Event("handoff_cancelled", _act(handoff_id, session_id, by, at))


def handed_back(handoff_id: UUID, session_id: UUID, by: Person, at: datetime) -> Event:
    """The claimer gave it back with an answer."""
    return Event("handoff_handed_back", _act(handoff_id, session_id, by, at))


def resolved(handoff_id: UUID, session_id: UUID, by: Person, at: datetime, outcome: HandoffState) -> Event:
    """The session was resolved, by its owner (`self_solved`) or by the claimer (`resolved`)."""
    return Event("handoff_resolved", _act(handoff_id, session_id, by, at) | {"outcome": outcome})


def opened(handoff_id: UUID, by: Person, at: datetime, deliveries: Told) -> Event:
    """Somebody read the context screen for the first time."""
    return Event(
        "handoff_opened",
        {
            "handoff_id": str(handoff_id),
            "by": person_json(by),
            "at": time_json(at),
            "deliveries": told_json(deliveries),
        },
    )


def first_action(handoff_id: UUID, by: Person, at: datetime, kind: FirstActionKind) -> Event:
    """The claimer's first recorded act."""
    return Event(
        "handoff_first_action",
        {"handoff_id": str(handoff_id), "by": person_json(by), "at": time_json(at), "kind": kind},
    )


def assessment_ready(assessment: ModelAssessment) -> Event:
    """The model has answered, or failed."""
    return Event(
        "handoff_assessment_ready",
        {"handoff_id": str(assessment.handoff_id), "model_assessment": frame_json(assessment)},
    )


def step_recorded(handoff_id: UUID, step: AISessionStep) -> Event:
    """A step was recorded while the session is in transit."""
    return Event(
        "session_step",
        {"session_id": str(step.session_id), "handoff_id": str(handoff_id), "step": step_json(step)},
    )


def delivery_changed(handoff_id: UUID, deliveries: Told) -> Event:
    """Somebody more was told, or cannot be reached."""
    return Event("delivery_changed", {"handoff_id": str(handoff_id), "deliveries": told_json(deliveries)})


def redacted(handoff_id: UUID, deliveries: Told, redaction: Redaction) -> Event:
    """A text of the session was taken away. The numbers are as before; whoever hears this fetches everything anew."""
    changed = delivery_changed(handoff_id, deliveries)
    return Event(changed.kind, changed.data | {REDACTED: redaction_json(redaction)})


def redaction_of(event: Event) -> Redaction | None:
    """What the event says was taken away."""
    written = event.data.get(REDACTED)
    return read_redaction(written) if isinstance(written, dict) else None


def of_canary(event: Event) -> Event:
    """The same, as pages leave it out: FlowPilot tries itself."""
    return Event(event.kind, event.data | {"canary": True})


def step_json(step: AISessionStep) -> dict[str, object]:
    """The step as a frame carries it: its text cut, and `truncated` where it was."""
    text = cut(step.text, FRAME_TEXT)
    truncated: dict[str, object] = {"truncated": True} if text != step.text else {}
    author = {
        "kind": step.author_kind,
        "id": str(step.author_id) if step.author_id else None,
        "name": step.author_name,
    }
    return {
        "id": str(step.id),
        "number": step.number,
        "kind": step.kind,
        "text": text,
        "outcome": step.outcome,
        "answers_step_id": str(step.answers_step_id) if step.answers_step_id else None,
        "author": author,
        "created_at": time_json(step.created_at),
        **truncated,
    }


def _act(handoff_id: UUID, session_id: UUID, by: Person | None, at: datetime) -> dict[str, object]:
    return {
        "handoff_id": str(handoff_id),
        "session_id": str(session_id),
        "by": person_json(by),
        "at": time_json(at),
    }
