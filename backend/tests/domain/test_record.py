"""What the steps say: tried, known, still open."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.record import Record, read_record
from flowpilot.domain.session import AISessionStep, AuthorKind, Outcome, StepKind

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALICE = UUID(int=1)


def step(
    number: int,
    kind: StepKind,
    *,
    outcome: Outcome | None = None,
    answers: int | None = None,
    by: AuthorKind = "user",
) -> AISessionStep:
    """Step `number` of one session, recorded that many minutes after Monday nine."""
    return AISessionStep(
        id=UUID(int=1_000 + number),
        session_id=UUID(int=7),
        number=number,
        kind=kind,
        text=f"{kind} {number}",
        outcome=outcome,
        answers_step_id=UUID(int=1_000 + answers) if answers else None,
        author_kind=by,
        author_id=ALICE if by == "user" else None,
        author_name="Alice" if by == "user" else by.capitalize(),
        created_at=MONDAY + timedelta(minutes=number),
    )


def read(*steps: AISessionStep) -> Record:
    return read_record(steps, handed_off_at=MONDAY + timedelta(minutes=5))


def tried(record: Record) -> list[tuple[int, str | None]]:
    return [(attempt.number, attempt.outcome) for attempt in record.tried]


def open_numbers(record: Record) -> list[int]:
    return [line.step_id.int - 1_000 for line in record.open_questions]


def test_an_attempt_has_the_outcome_of_the_latest_step_that_answers_it() -> None:
    record = read(
        step(1, "action", outcome="pending"),
        step(2, "result", outcome="partial", answers=1),
        step(3, "result", outcome="failed", answers=1),
    )
    assert tried(record) == [(1, "failed")]
    assert record.tried[0].result == "result 3"
    assert open_numbers(record) == []


def test_an_attempt_without_an_answer_has_its_own_outcome() -> None:
    assert tried(read(step(1, "action", outcome="worked"), step(2, "action"))) == [(1, "worked"), (2, None)]


def test_what_the_guide_proposed_and_nobody_did_is_open_and_not_tried() -> None:
    record = read(step(1, "action", by="guide"), step(2, "action", by="model", outcome="pending"))
    assert tried(record) == []
    assert open_numbers(record) == [1, 2]


def test_what_the_guide_proposed_and_somebody_did_was_tried() -> None:
    record = read(step(1, "action", by="guide"), step(2, "result", outcome="worked", answers=1))
    assert tried(record) == [(1, "worked")]
    assert record.tried[0].by is None
    assert open_numbers(record) == []


def test_ones_own_pending_action_is_tried_and_still_open() -> None:
    record = read(step(1, "action", outcome="pending"))
    assert tried(record) == [(1, "pending")]
    assert open_numbers(record) == [1]


def test_a_result_of_no_action_stands_for_itself() -> None:
    record = read(
        step(1, "question"), step(2, "result", outcome="failed", answers=1), step(3, "result", outcome="worked")
    )
    assert tried(record) == [(2, "failed"), (3, "worked")]


def test_questions_stay_open_until_any_step_answers_them() -> None:
    record = read(step(1, "question", by="guide"), step(2, "question"), step(3, "note", answers=2))
    assert open_numbers(record) == [1]


def test_facts_are_facts() -> None:
    record = read(step(1, "fact"), step(2, "note"), step(3, "fact"))
    assert [line.text for line in record.facts] == ["fact 1", "fact 3"]


def test_what_came_after_the_handoff_is_marked() -> None:
    record = read(step(5, "action"), step(6, "action"))
    assert [attempt.after_handoff for attempt in record.tried] == [False, True]


@st.composite
def records(draw: st.DrawFn) -> list[AISessionStep]:
    count = draw(st.integers(0, 12))
    return [
        step(
            number,
            draw(st.sampled_from(get_args(StepKind))),
            outcome=draw(st.sampled_from([None, *get_args(Outcome)])),
            answers=draw(st.sampled_from([None, *range(1, number)])),
            by=draw(st.sampled_from(get_args(AuthorKind))),
        )
        for number in range(1, count + 1)
    ]


@given(records())
def test_it_holds_for_every_record(steps: Sequence[AISessionStep]) -> None:
    record = read(*steps)
    by_id = {one.id: one for one in steps}
    answered = {one.answers_step_id for one in steps}
    tried_ids = [attempt.step_id for attempt in record.tried]
    open_ids = [line.step_id for line in record.open_questions]
    proposed = {
        one.id for one in steps if one.kind == "action" and one.author_kind != "user" and one.id not in answered
    }

    assert tried_ids == [
        one.id
        for one in steps
        if (one.kind == "action" and one.id not in proposed)
        or (one.kind == "result" and (one.answers_step_id is None or by_id[one.answers_step_id].kind != "action"))
    ]
    assert open_ids == [
        one.id
        for one in steps
        if one.id not in answered
        and (one.kind == "question" or one.id in proposed or (one.kind == "action" and one.outcome == "pending"))
    ]
    assert [line.step_id for line in record.facts] == [one.id for one in steps if one.kind == "fact"]
    for attempt in record.tried:
        own = by_id[attempt.step_id]
        answers = [one for one in steps if one.answers_step_id == own.id]
        assert attempt.outcome == (answers[-1].outcome if answers else own.outcome)
        assert attempt.number == own.number


def said(record: Record) -> list[tuple[str | None, str]]:
    return [(each.question, each.text) for each in record.said]


def test_what_people_answered_and_noted_stands_with_its_question() -> None:
    record = read(
        step(1, "question", by="guide"),
        step(2, "answer", answers=1),
        step(3, "answer"),
        step(4, "note"),
        step(5, "question"),
        step(6, "message"),
    )
    assert said(record) == [("question 1", "answer 2"), (None, "answer 3"), (None, "note 4")]


def test_the_latest_answer_to_a_question_counts_and_what_answers_an_action_is_its_result() -> None:
    record = read(
        step(1, "question"),
        step(2, "answer", answers=1),
        step(3, "answer", answers=1),
        step(4, "action"),
        step(5, "answer", answers=4),
    )
    assert said(record) == [("question 1", "answer 3")]


def test_what_the_guide_notes_for_itself_was_said_by_nobody() -> None:
    assert said(read(step(1, "note", by="guide"), step(2, "note", by="model"))) == []
