"""What a model is told of a session: masked, bounded, and clearly marked as what people wrote."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flowpilot.domain.masking import masked
from flowpilot.domain.session import AISession, AISessionStep, AuthorKind
from flowpilot.domain.text import cut, visible

RECORD = 16_000  # characters in all
TICKET = 4_000
STEP = 1_500
LOOKED_AT = 20_000  # characters of one text that are masked; cut afterwards, so that no half of a secret is left

WHO: Mapping[AuthorKind, str] = {"user": "technician", "guide": "playbook", "model": "model"}


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """`text` is a JSON object: what goes to the model word for word, behind the instructions. `step_ids` are the
    steps that it may cite, by number. `step_count` is how many steps the session had."""

    text: str
    step_ids: Mapping[int, UUID]
    step_count: int


def model_record(session: AISession, steps: Sequence[AISessionStep]) -> ModelRecord:
    """The problem and as many of the newest steps as fit. No names of people or clients, no files, no intake."""
    ticket = _told(session.problem, TICKET)
    numbers = {step.id: step.number for step in steps}
    room = RECORD - len(ticket)
    lines: list[dict[str, object]] = []
    kept: dict[int, UUID] = {}
    for step in reversed(steps):
        line = _line(step, numbers)
        room -= len(json.dumps(line, ensure_ascii=False))
        if room < 0:
            break
        lines.insert(0, line)
        kept[step.number] = step.id
    whole = {"ticket": ticket, "steps": lines, "earlier_steps_left_out": len(steps) - len(lines)}
    return ModelRecord(json.dumps(whole, ensure_ascii=False), kept, len(steps))


def _line(step: AISessionStep, numbers: Mapping[UUID, int]) -> dict[str, object]:
    line: dict[str, object] = {"number": step.number, "by": WHO[step.author_kind], "kind": step.kind}
    if step.outcome:
        line["outcome"] = step.outcome
    if step.answers_step_id and step.answers_step_id in numbers:
        line["answers"] = numbers[step.answers_step_id]
    return {**line, "text": _told(step.text, STEP)}


def _told(text: str, length: int) -> str:
    return cut(visible(masked(text[:LOOKED_AT])), length)
