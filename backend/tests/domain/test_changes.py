"""What was changed lately is the first place to look, in the words of who told it."""

import pytest

from flowpilot.domain.changes import changed_lately
from flowpilot.domain.evidence import assess
from tests.kettle import KETTLE
from tests.notebook import Notebook


@pytest.mark.parametrize(
    "fact",
    [
        "The backup server was rebooted for updates on Thursday evening",
        "One of the two domain controllers was replaced on Saturday",
        "Am Freitag hat jemand in der Ablage aufgeräumt",
        "Gestern hat der Techniker neue Durchwahlen angelegt",
        "The phone is new since Monday",
        "An electrician was there in the morning",
        "Zum 1. Oktober wurden die Abteilungen umgehängt",
    ],
)
def test_a_fact_that_says_what_was_changed_and_when(fact: str) -> None:
    notebook = Notebook("kettle")
    step = notebook.alice("fact", fact)
    assert changed_lately(notebook.steps) == step


@pytest.mark.parametrize(
    "words",
    [
        "Since yesterday afternoon, at least five desks on the first floor",
        "Nothing was changed since Monday",
        "Nein, seit letzter Woche wurde nichts geändert",
        "It has failed three nights in a row",
        "Both use the same table",
        "On that PC we have not changed anything since Monday",
        "Seit Montag hat hier niemand etwas geändert",
        "A technician will replace it on Friday",
    ],
)
def test_when_it_began_or_that_nothing_was_changed_is_no_change(words: str) -> None:
    notebook = Notebook("kettle")
    notebook.alice("fact", words)
    notebook.alice("answer", words, about=notebook.alice("question", "Since when?"))
    assert changed_lately(notebook.steps) is None


def test_an_attempt_is_no_change_however_new_it_is() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "Replaced the fuse today", "failed")
    assert changed_lately(notebook.steps) is None


@pytest.mark.parametrize(("answer", "tells"), [("Only an app, two weeks ago", True), ("No, not since Monday", False)])
def test_an_answer_leaves_to_its_question_what_was_changed(answer: str, *, tells: bool) -> None:
    notebook = Notebook("kettle")
    step = notebook.alice("answer", answer, about=notebook.alice("question", "Did you install anything?"))
    assert changed_lately(notebook.steps) == (step if tells else None)


def test_bob_reads_it_before_what_the_playbook_would_do_and_after_what_alice_still_asks() -> None:
    notebook = Notebook("kettle")
    tried = notebook.alice("action", "another socket", "failed")
    fact = notebook.alice("fact", "The kitchen was moved on Friday")
    question = notebook.alice("question", "Bob, may I open the cabinet?")
    first, second, third, *_ = assess(KETTLE, notebook.session, notebook.steps).suggested_steps
    assert (first.step_ids, third.step_ids) == ((question.id,), (tried.id,))
    assert second.text == "Look first at what was changed: “The kitchen was moved on Friday”"
    assert second.step_ids == (fact.id,)
