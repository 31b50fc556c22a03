"""The model's layer of a handoff's assessment: pending, there, or failed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from flowpilot.domain.card import time_json
from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.model_answer import ModelError
from flowpilot.domain.text import FRAME_TEXT, cut

ModelState = Literal["pending", "ready", "failed"]


@dataclass(frozen=True, slots=True)
class ModelAssessment:
    """`asking` counts how often the model was asked about this handoff. `prompt_hash` and `step_count` say what it was
    told: the record of the first so many steps."""

    handoff_id: UUID
    state: ModelState
    error: ModelError | None
    answer: Assessment | None
    asking: int
    prompt_hash: str | None
    step_count: int | None
    asked_at: datetime
    done_at: datetime | None


def assessment_json(answer: Assessment) -> dict[str, object]:
    """The answer as it is kept."""
    return {
        "likely_cause": answer.likely_cause,
        "suggested_steps": [
            {"text": each.text, "step_ids": [str(step_id) for step_id in each.step_ids]}
            for each in answer.suggested_steps
        ],
        "for_step_ids": [str(step_id) for step_id in answer.for_step_ids],
        "against_step_ids": [str(step_id) for step_id in answer.against_step_ids],
        "confidence": answer.confidence,
    }


def frame_json(assessment: ModelAssessment) -> dict[str, object]:
    """As a frame carries it: with its texts cut, so that the frame stays small, and `truncated` where they were."""
    answer = assessment.answer or Assessment(None, ())
    cause, suggestions = answer.likely_cause, answer.suggested_steps
    cut_cause = cut(cause, FRAME_TEXT) if cause else None
    cut_suggestions = [Suggestion(cut(each.text, FRAME_TEXT), each.step_ids) for each in suggestions]
    truncated = cut_cause != cause or cut_suggestions != list(suggestions)
    shown = Assessment(cut_cause, cut_suggestions, answer.for_step_ids, answer.against_step_ids, answer.confidence)
    return {
        "state": assessment.state,
        "error": assessment.error,
        "source": "model",
        **assessment_json(shown),
        "tier": answer.tier,
        "asked_at": time_json(assessment.asked_at),
        "done_at": time_json(assessment.done_at) if assessment.done_at else None,
        **({"truncated": True} if truncated else {}),
    }
