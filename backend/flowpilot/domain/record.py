"""What the steps of a session say, sorted for the person who has to go on: tried, known, said, still open."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.session import AISessionStep, Outcome

Answers = Mapping[UUID, Sequence[AISessionStep]]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with the step that it comes from."""

    step_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that was tried; `result` is the text of the latest step that answers it."""

    step_id: UUID
    number: int
    text: str
    outcome: Outcome | None
    result: str | None
    at: datetime
    by: Person | None
    after_handoff: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered or noted; `question` is what it answers, None for what nobody asked."""

    step_id: UUID
    question: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A session's steps, sorted."""

    tried: list[Attempt]
    open_questions: list[Line]
    facts: list[Line]
    said: list[Said]

    @property
    def cited(self) -> set[UUID]:
        """The steps that stand here with their id alone."""
        return {line.step_id for line in (*self.open_questions, *self.facts)} | {each.step_id for each in self.said}


def answers_by_step(steps: Sequence[AISessionStep]) -> Answers:
    """The steps that answer another, by the id of that other, in the order of their numbers."""
    answers: dict[UUID, list[AISessionStep]] = defaultdict(list)
    for step in steps:
        if step.answers_step_id:
            answers[step.answers_step_id].append(step)
    return answers


def read_record(steps: Sequence[AISessionStep], *, handed_off_at: datetime) -> Record:
    """Sort `steps` (in the order of their numbers). What came after `handed_off_at` is marked."""
    answers = answers_by_step(steps)
    actions = {step.id for step in steps if step.kind == "action"}
    return Record(
        tried=[
            _attempt(step, answers.get(step.id, ()), handed_off_at)
            for step in steps
            if _was_tried(step, answers, actions)
        ],
        open_questions=[Line(step.id, step.text) for step in steps if is_open(step, answers)],
        facts=[Line(step.id, step.text) for step in steps if step.kind == "fact"],
        said=list(_said(steps, answers)),
    )


def is_open(step: AISessionStep, answers: Answers) -> bool:
    """A question, a pending action or a proposal that no step answers."""
    if step.id in answers:
        return False
    return step.kind == "question" or (step.kind == "action" and (step.outcome == "pending" or _is_proposal(step)))


def final_outcome(step: AISessionStep, answers: Sequence[AISessionStep]) -> Outcome | None:
    """The outcome of the latest step that answers `step`, else its own."""
    return answers[-1].outcome if answers else step.outcome


def _is_proposal(step: AISessionStep) -> bool:
    return step.author_kind != "user"


def _was_tried(step: AISessionStep, answers: Answers, actions: set[UUID]) -> bool:
    if step.kind == "result":
        return step.answers_step_id not in actions
    return step.kind == "action" and (not _is_proposal(step) or step.id in answers)


def _said(steps: Sequence[AISessionStep], answers: Answers) -> Iterator[Said]:
    """Of several answers to one question the latest; what answers an action is its result, not said here."""
    questions = {step.id: step.text for step in steps if step.kind == "question"}
    actions = {step.id for step in steps if step.kind == "action"}
    for step in steps:
        asked = step.answers_step_id
        if asked in questions:
            if answers[asked][-1] is step:
                yield Said(step.id, questions[asked], step.text)
        elif step.kind in ("answer", "note") and step.author_kind == "user" and asked not in actions:
            yield Said(step.id, None, step.text)


def _attempt(step: AISessionStep, answers: Sequence[AISessionStep], handed_off_at: datetime) -> Attempt:
    return Attempt(
        step_id=step.id,
        number=step.number,
        text=step.text,
        outcome=final_outcome(step, answers),
        result=answers[-1].text if answers else None,
        at=step.created_at,
        by=Person(step.author_id, step.author_name) if step.author_id else None,
        after_handoff=step.created_at > handed_off_at,
    )
