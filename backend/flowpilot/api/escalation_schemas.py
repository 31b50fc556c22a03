"""Cards, the context screen and the delivery ledger as JSON."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from pydantic import Field

from flowpilot.api.model_schemas import ModelAssessmentOut
from flowpilot.api.schemas import Out, PersonOut, Time
from flowpilot.api.session_schemas import shown
from flowpilot.application.context import ContextScreen
from flowpilot.application.ports_handoffs import ReaderCard
from flowpilot.application.ports_telling import DeliveryLine
from flowpilot.domain.account import Person, User
from flowpilot.domain.card import card_json
from flowpilot.domain.guide import Assessment, Suggestion, Tier
from flowpilot.domain.handoff import HandoffState, Way
from flowpilot.domain.ladder import Tell
from flowpilot.domain.notification import DeliveryState
from flowpilot.domain.record import Attempt, Line, Said
from flowpilot.domain.session import Outcome, Priority
from flowpilot.domain.text import cut

SCREEN_TEXT = 2_000  # characters of one line of the context screen; the step itself has the whole


class ToldOut(Out):
    told: int
    seen: int
    unreachable: int


class RungOut(Out):
    at: str
    tell: Tell
    tier: int | None


class CardOut(Out):
    id: UUID
    session_id: UUID
    problem: str
    client_name: str | None
    ticket_ref: str | None
    priority: Priority
    reason: str
    step_count: int
    escalated_by: PersonOut
    target_user_id: UUID | None
    needed_by: str | None
    created_at: str
    state: HandoffState
    claimed_by: PersonOut | None
    claimed_at: str | None
    mine: bool
    seen: bool
    deliveries: ToldOut
    ladder: list[RungOut] | None = Field(
        default=None, description="What happens while nobody claims it; present where there is something."
    )
    truncated: bool | None = Field(default=None, description="Present where `reason` was cut.")

    @classmethod
    def of(cls, reader_card: ReaderCard) -> "CardOut":
        """The card of the stream's frames, with what differs by reader."""
        return cls.model_validate(card_json(reader_card.card) | {"mine": reader_card.mine, "seen": reader_card.seen})


class QueueOut(Out):
    as_of: str = Field(description="`<epoch>-<number>`, usable as `last_event_id`.")
    items: list[CardOut]
    next_cursor: str | None


class ReadersOut(Out):
    items: list[PersonOut]

    @classmethod
    def of(cls, readers: Sequence[Person]) -> "ReadersOut":
        """Those who read it just now."""
        return cls(items=[PersonOut(id=reader.id, name=reader.name) for reader in readers])


class LineOut(Out):
    step_id: UUID
    text: str
    truncated: bool = Field(default=False, description="Whether `text` is only the beginning; the step has the whole.")


class SaidOut(LineOut):
    question: str | None = Field(description="What it answers; null for what nobody asked.")


class AttemptOut(Out):
    step_id: UUID
    number: int
    text: str
    truncated: bool = Field(default=False, description="Whether `text` is only the beginning; the step has the whole.")
    outcome: Outcome | None
    result: str | None = Field(description="The text of the latest step that answers it.")
    at: Time
    by: PersonOut | None
    after_handoff: bool


class SuggestionOut(Out):
    text: str
    step_ids: list[UUID]


class AssessmentOut(Out):
    source: Literal["record"]
    likely_cause: str | None
    suggested_steps: list[SuggestionOut]
    for_step_ids: list[UUID]
    against_step_ids: list[UUID]
    confidence: float | None
    tier: Tier
    playbook: str | None = Field(description="The title of the playbook whose rules say so; null: none fits.")


class ScreenFileOut(Out):
    id: UUID
    name: str


class ContextOut(CardOut):
    notes: str | None
    way: Way | None
    lease_until: Time | None = Field(description="When the claim lapses without a first action.")
    asked_at: Time | None = Field(description="When the claimer was asked whether they are on it; no answer yet.")
    outcome: HandoffState | None
    read_back: str | None = Field(default=None, description="What the claimer understood, in one line of theirs.")
    had_enough: bool | None = Field(default=None, description="Whether the claimer had what they needed.")
    tried: list[AttemptOut]
    ruled_out: list[LineOut]
    open_questions: list[LineOut]
    facts: list[LineOut]
    said: list[SaidOut] = Field(
        default_factory=list, description="What people answered and noted; to one question the latest answer."
    )
    files: list[ScreenFileOut]
    assessment: AssessmentOut
    model_assessment: ModelAssessmentOut | None
    step_numbers: dict[UUID, int] = Field(
        default_factory=dict, description="The number of each step that stands here with its id alone."
    )
    snapshot_at: Time
    is_practice: bool = Field(default=False, description="FlowPilot asked, and nobody is there to be asked back.")

    @classmethod
    def of_screen(cls, screen: ContextScreen, reader: User) -> "ContextOut":
        """The four sections as this person may see them."""
        handoff, claim = screen.handoff, screen.handoff.claim
        card = CardOut.of(screen.reader_card).model_dump()
        card["problem"] = shown(card["problem"], reader)
        card["truncated"] = None
        card["reason"] = shown(handoff.reason, reader)
        return cls(
            **card,
            notes=shown(handoff.notes, reader) if handoff.notes else None,
            is_practice=screen.session.is_practice,
            way=claim.way if claim else None,
            lease_until=claim.lease_until if claim else None,
            asked_at=claim.asked_at if claim and claim.is_in_doubt else None,
            outcome=handoff.outcome,
            read_back=shown(claim.read_back, reader) if claim and claim.read_back else None,
            had_enough=claim.had_enough if claim else None,
            tried=[_attempt(attempt, reader) for attempt in screen.record.tried],
            ruled_out=[
                _line(Line(each.step_ids[0], each.text), reader)
                for each in screen.assessment.ruled_out
                if each.step_ids
            ],
            open_questions=[_line(line, reader) for line in screen.record.open_questions],
            facts=[_line(line, reader) for line in screen.record.facts],
            said=[_said(said, reader) for said in screen.record.said],
            files=[ScreenFileOut(id=file.id, name=shown(file.name, reader)) for file in screen.files],
            assessment=_assessment(screen.assessment, reader),
            model_assessment=ModelAssessmentOut.of(screen.model_assessment, reader)
            if screen.model_assessment
            else None,
            step_numbers=dict(screen.step_numbers),
            snapshot_at=screen.snapshot_at,
        )


class TryOut(Out):
    at: Time
    outcome: str | None
    detail: str | None


class DeliveryOut(Out):
    recipient: PersonOut = Field(description="A person or, with their own ids and names, a room.")
    channel: str
    channel_id: UUID | None = Field(description="null for mail.")
    channel_name: str | None
    state: DeliveryState
    reason: str | None
    attempts: list[TryOut]
    next_attempt_at: Time | None


class DeliveriesOut(Out):
    items: list[DeliveryOut]

    @classmethod
    def of(cls, lines: "list[DeliveryLine]") -> "DeliveriesOut":
        """From the domain."""
        return cls(items=[DeliveryOut.model_validate(line) for line in lines])


def _attempt(attempt: Attempt, reader: User) -> AttemptOut:
    return AttemptOut(
        step_id=attempt.step_id,
        number=attempt.number,
        text=_screen(attempt.text, reader),
        truncated=len(attempt.text) > SCREEN_TEXT,
        outcome=attempt.outcome,
        result=_screen(attempt.result, reader) if attempt.result else None,
        at=attempt.at,
        by=PersonOut.of(attempt.by),
        after_handoff=attempt.after_handoff,
    )


def _line(line: Line, reader: User) -> LineOut:
    return LineOut(step_id=line.step_id, text=_screen(line.text, reader), truncated=len(line.text) > SCREEN_TEXT)


def _said(said: Said, reader: User) -> SaidOut:
    line = _line(Line(said.step_id, said.text), reader)
    return SaidOut(**line.model_dump(), question=_screen(said.question, reader) if said.question else None)


def _assessment(assessment: Assessment, reader: User) -> AssessmentOut:
    return AssessmentOut(
        source="record",
        likely_cause=assessment.likely_cause,
        suggested_steps=[_suggestion(suggestion, reader) for suggestion in assessment.suggested_steps],
        for_step_ids=list(assessment.for_step_ids),
        against_step_ids=list(assessment.against_step_ids),
        confidence=assessment.confidence,
        tier=assessment.tier,
        playbook=assessment.playbook,
    )


def _suggestion(suggestion: Suggestion, reader: User) -> SuggestionOut:
    return SuggestionOut(text=_screen(suggestion.text, reader), step_ids=list(suggestion.step_ids))


def _screen(text: str, reader: User) -> str:
    return cut(shown(text, reader), SCREEN_TEXT)
