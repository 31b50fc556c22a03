"""What a model is told of Alice's session."""

import json

import pytest

from flowpilot.domain.model_record import RECORD, model_record
from tests.model.hostile import SECRETS, TICKETS
from tests.notebook import Notebook


def test_it_is_the_problem_and_the_numbered_steps_and_who_wrote_them_by_kind_alone() -> None:
    notebook = Notebook("Outlook asks", intake="a long paste")
    question = notebook.alice("question", "Since when?")
    notebook.alice("answer", "Monday", about=question)
    notebook.alice("action", "Restarted", "failed")
    record = model_record(notebook.session, notebook.steps)
    assert json.loads(record.text) == {
        "ticket": "Outlook asks",
        "steps": [
            {"number": 1, "by": "technician", "kind": "question", "text": "Since when?"},
            {"number": 2, "by": "technician", "kind": "answer", "answers": 1, "text": "Monday"},
            {"number": 3, "by": "technician", "kind": "action", "outcome": "failed", "text": "Restarted"},
        ],
        "earlier_steps_left_out": 0,
    }
    assert record.step_ids == {step.number: step.id for step in notebook.steps}
    assert record.step_count == 3


def test_the_newest_steps_are_kept_when_not_all_fit() -> None:
    notebook = Notebook("Outlook " + "asks " * 4_000)
    for number in range(1, 201):
        notebook.alice("note", f"{number} " + "noise " * 500)
    record = model_record(notebook.session, notebook.steps)
    told = json.loads(record.text)
    assert len(record.text) <= RECORD + 200
    assert told["steps"][-1]["number"] == 200
    assert told["earlier_steps_left_out"] == 200 - len(told["steps"])
    assert set(record.step_ids) == {step["number"] for step in told["steps"]}


@pytest.mark.parametrize("text", TICKETS.values(), ids=TICKETS)
def test_no_text_leaves_its_place_in_the_record(text: str) -> None:
    notebook = Notebook(text)
    notebook.alice("note", text)
    told = json.loads(model_record(notebook.session, notebook.steps).text)
    assert set(told) == {"ticket", "steps", "earlier_steps_left_out"}
    assert [(step["number"], step["by"]) for step in told["steps"]] == [(1, "technician")]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_no_secret_is_told(text: str, secret: str) -> None:
    notebook = Notebook(f"She wrote: {text} and nothing more")
    notebook.alice("fact", f"Found {text}")
    notebook.alice("note", "x" * 1_480 + " " + text)
    notebook.alice("note", "x" * 1_000 + " " + text)
    assert secret not in model_record(notebook.session, notebook.steps).text


def test_a_secret_at_the_edge_of_what_is_told_leaves_no_half() -> None:
    for length in range(1_470, 1_500):
        notebook = Notebook("x")
        notebook.alice("note", "x" * length + " password: hunter2zebra")
        assert "hunt" not in model_record(notebook.session, notebook.steps).text
