"""What a model said, as JSON."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from flowpilot.api.schemas import Out, Time
from flowpilot.api.session_schemas import StepOut, shown
from flowpilot.domain.account import User
from flowpilot.domain.guide import Assessment, Tier
from flowpilot.domain.model_answer import ModelError
from flowpilot.domain.model_assessment import ModelAssessment, ModelState
from flowpilot.domain.playbook import Item
from flowpilot.domain.session import AISessionStep


class ModelSuggestionOut(Out):
    text: str
    step_ids: list[UUID]


class ModelAssessmentOut(Out):
    state: ModelState
    error: ModelError | None = Field(description="Why it failed.")
    source: Literal["model"]
    likely_cause: str | None
    suggested_steps: list[ModelSuggestionOut]
    for_step_ids: list[UUID]
    against_step_ids: list[UUID]
    confidence: float | None
    tier: Tier
    asked_at: Time
    done_at: Time | None

    @classmethod
    def of(cls, assessment: ModelAssessment, reader: User) -> "ModelAssessmentOut":
        """As this person may see it; without an answer everything that an answer has is empty."""
        answer = assessment.answer or Assessment(None, ())
        return cls(
            state=assessment.state,
            error=assessment.error,
            source="model",
            likely_cause=shown(answer.likely_cause, reader) if answer.likely_cause else None,
            suggested_steps=[
                ModelSuggestionOut(text=shown(each.text, reader), step_ids=list(each.step_ids))
                for each in answer.suggested_steps
            ],
            for_step_ids=list(answer.for_step_ids),
            against_step_ids=list(answer.against_step_ids),
            confidence=answer.confidence,
            tier=answer.tier,
            asked_at=assessment.asked_at,
            done_at=assessment.done_at,
        )


class PromptOut(Out):
    text: str | None = Field(
        description="What the model was told, word for word; null where the record says something else by now."
    )
    asked_at: Time


class GuideStepOut(StepOut):
    fallback: ModelError | None = Field(
        description="Why the playbook answered although there is a model; null otherwise."
    )

    @classmethod
    def of_step(
        cls, step: AISessionStep, reader: User, fallback: ModelError | None, item: Item | None
    ) -> "GuideStepOut":
        """The step with what came of asking the model."""
        members = StepOut.of(step, reader, item).model_dump(exclude_unset=True)
        return cls(**members, fallback=fallback)
