"""What a model answers, and what is left of it when its lies are gone."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.masking import masked
from flowpilot.domain.plain_text import READ, begun, plain
from flowpilot.domain.session import AISessionStep, NewStep, Outcome
from flowpilot.domain.text import cut

ModelError = Literal["timed_out", "unreachable", "unusable_answer", "too_long", "redacted"]
MODEL_ERRORS: tuple[ModelError, ...] = get_args(ModelError)

CAUSE = 300  # characters
SUGGESTION = 400
PROPOSAL = 500
SUGGESTIONS = 4
CITED = 12  # steps for or against
CITED_BY_SUGGESTION = 4

_LETTERS = re.compile(r"[^\W_]+")


class ModelFailed(Exception):
    """The model gave no answer that can be used; `error` says why. Its message never carries text of ticket or
    model."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True)
class RawSuggestion:
    """Something to do, and the numbers of the steps that it is said to follow from."""

    text: str
    step_numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class RawAssessment:
    """An assessment as the model wrote it; nothing of it is believed yet."""

    likely_cause: str | None
    suggested_steps: Sequence[RawSuggestion]
    for_steps: Sequence[int]
    against_steps: Sequence[int]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class RawProposal:
    """The next question or action as the model wrote it."""

    kind: Literal["question", "action"]
    text: str
    step_numbers: Sequence[int]


def checked_assessment(raw: RawAssessment, step_ids: Mapping[int, UUID]) -> Assessment:
    """What may be shown of it; `step_ids` are the steps that the model was told of.

    What rests only on steps that do not exist is dropped with them. Raises `ModelFailed` when nothing is left.
    """
    cited_for, cited_against = (_cited(numbers, step_ids, CITED) for numbers in (raw.for_steps, raw.against_steps))
    cause = plain(raw.likely_cause or "", CAUSE) if cited_for or not raw.for_steps else ""
    suggestions = _suggestions(raw.suggested_steps, step_ids)
    if not cause and not suggestions:
        raise ModelFailed("unusable_answer")
    return Assessment(
        likely_cause=cause or None,
        suggested_steps=suggestions,
        for_step_ids=cited_for if cause else (),
        against_step_ids=[step_id for step_id in cited_against if step_id not in cited_for] if cause else (),
        confidence=_confidence(raw.confidence) if cause else None,
    )


def checked_proposal(raw: RawProposal, step_ids: Mapping[int, UUID], steps: Sequence[AISessionStep]) -> NewStep:
    """The step to record. Raises `ModelFailed` when it is empty, rests on no real step, or was said before."""
    text = plain(raw.text, PROPOSAL)
    cited = [number for number in dict.fromkeys(raw.step_numbers) if number in step_ids][:CITED_BY_SUGGESTION]
    said = {_letters(step.text) for step in steps if step.kind in ("question", "action")}
    signed = f"{text} ({', '.join(f'#{number}' for number in cited)})" if cited else text
    if not _letters(text) or (raw.step_numbers and not cited) or {_letters(text), _letters(signed)} & said:
        raise ModelFailed("unusable_answer")
    outcome: Outcome | None = "pending" if raw.kind == "action" else None
    return NewStep(raw.kind, signed, outcome, author_kind="model")


def words_so_far(text: str) -> str:
    """What may be shown of a proposal that the model is still writing: whole words, plain and masked."""
    return cut(masked(plain(begun(text), READ)), PROPOSAL)


def _suggestions(raw: Sequence[RawSuggestion], step_ids: Mapping[int, UUID]) -> list[Suggestion]:
    found: dict[str, Suggestion] = {}
    for each in raw:
        text, cited = plain(each.text, SUGGESTION), _cited(each.step_numbers, step_ids, CITED_BY_SUGGESTION)
        if _letters(text) and (cited or not each.step_numbers):
            found.setdefault(_letters(text), Suggestion(text, cited))
    return list(found.values())[:SUGGESTIONS]


def _cited(numbers: Sequence[int], step_ids: Mapping[int, UUID], most: int) -> tuple[UUID, ...]:
    return tuple(step_ids[number] for number in dict.fromkeys(numbers) if number in step_ids)[:most]


def _confidence(confidence: float | None) -> float | None:
    if confidence is None or math.isnan(confidence):
        return None
    return round(min(1.0, max(0.0, confidence)), 2)


def _letters(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))
