"""The guide as Alice meets it, with the scripts that ship."""

import re

import pytest

from flowpilot.adapters.guide.general import CLOSING, GENERAL, NOTHING_LEFT
from flowpilot.adapters.guide.scripted import SCRIPTS, ScriptedGuide
from flowpilot.domain.script import Mention, Script, Sign, choose
from flowpilot.domain.session import NewStep
from tests.notebook import Notebook

GUIDE = ScriptedGuide()
ALL = (*SCRIPTS, GENERAL)


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        ("user account locked after too many tries", "Sign-in and lockout"),
        ("Kennwort abgelaufen, kann mich nicht anmelden", "Sign-in and lockout"),
        ("needs access to transaction for purchase order approval in erp", "Access to a business system"),
        ("vpn drops every ten minutes from home", "VPN"),
        ("Etikettendrucker in Halle 3 druckt nicht", "Printer"),
        ("outlook does not open, calendar is empty", "Mail and calendar"),
        ("no wifi on the second floor", "Network and Wi-Fi"),
        ("received from: monitoring\n\njob nightly-44 failed in scheduler at 02:10", "Failed job or backup"),
        ("please install the new cad version", "Software to install or repair"),
        ("docking station does not charge the laptop", "Hardware and docking"),
        ("the coffee machine is broken", "General"),
        ("系统登录不了", "General"),
    ],
)
def test_the_words_of_a_ticket_choose_the_script(problem: str, name: str) -> None:
    assert choose(SCRIPTS, Notebook(problem).session, GENERAL).name == name


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.name)
def test_each_item_is_proposed_once_then_the_closing_questions_then_to_escalate(script: Script) -> None:
    notebook = Notebook(" ".join(script.phrases) or "nothing known")
    texts = []
    for _ in range(len(script.items) + len(CLOSING) + 2):
        proposed = GUIDE.propose(notebook.session, notebook.steps)
        texts.append(notebook.guide(proposed).text)
    assert texts == [
        *[item.text for item in script.items],
        *[item.text for item in CLOSING],
        NOTHING_LEFT,
        NOTHING_LEFT,
    ]


def test_the_guide_signs_what_it_proposes_and_an_action_waits_for_its_result() -> None:
    notebook = Notebook("printer")
    kinds = set()
    for _ in SCRIPTS[3].items:
        proposed = GUIDE.propose(notebook.session, notebook.steps)
        notebook.guide(proposed)
        kinds.add((proposed.author_kind, proposed.kind, proposed.outcome))
    assert kinds == {("guide", "question", None), ("guide", "action", "pending")}


def test_the_guide_does_not_ask_for_what_alice_has_done() -> None:
    notebook = Notebook("printer in dispatch prints nothing")
    notebook.alice("action", "Cleared the queue and restarted the spooler", "failed")
    proposed = []
    for _ in range(10):
        step = GUIDE.propose(notebook.session, notebook.steps)
        proposed.append(notebook.guide(step).text)
    assert not [text for text in proposed if "spooler" in text]


def test_a_lockout_that_comes_back_points_at_an_old_saved_password() -> None:
    notebook = Notebook("Konto von Herrn Abel ist gesperrt")
    unlocked = notebook.alice("action", "Unlocked the account", "failed")
    note = notebook.alice("note", "Five minutes later it is locked again")
    assessment = GUIDE.assess(notebook.session, notebook.steps)
    assert assessment.likely_cause is not None
    assert "old saved password" in assessment.likely_cause
    assert assessment.for_step_ids == (unlocked.id, note.id)
    assert assessment.suggested_steps[0].text.startswith("Find in the sign-in log")


def test_a_record_full_of_unknown_words_gets_no_cause() -> None:
    notebook = Notebook("the vpn of the coffee machine")
    for _ in range(3):
        notebook.alice("action", "Descaled it", "failed")
    assessment = GUIDE.assess(notebook.session, notebook.steps)
    assert assessment.likely_cause is None
    assert assessment.confidence is None
    assert not assessment.ruled_out


def test_whatever_was_recorded_only_recorded_steps_are_cited() -> None:
    for script in ALL:
        notebook = Notebook(" ".join(script.phrases) or "nothing known")
        for number, item in enumerate(script.items):
            step = notebook.guide(NewStep(item.kind, item.text, author_kind="guide"))
            notebook.alice("result", "no" if number % 2 else "yes", "failed" if number % 2 else "worked", about=step)
        assessment = GUIDE.assess(notebook.session, notebook.steps)
        known = {step.id for step in notebook.steps}
        cited = {*assessment.for_step_ids, *assessment.against_step_ids}
        cited |= {step_id for suggestion in assessment.suggested_steps for step_id in suggestion.step_ids}
        assert cited <= known
        assert assessment.confidence is None or 0 < assessment.confidence < 1


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.name)
def test_a_scripts_rules_name_items_that_it_has(script: Script) -> None:
    keys = [item.key for item in script.items]
    assert len(set(keys)) == len(keys)
    assert len({item.text for item in script.items}) == len(keys)
    for cause in script.causes:
        assert set(cause.then) <= set(keys)
        assert {sign.item for sign in cause.signs if isinstance(sign, Sign)} <= set(keys)


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.name)
def test_a_scripts_phrases_are_words_that_can_be_found(script: Script) -> None:
    phrases = [*script.phrases, *(phrase for item in script.items for phrase in item.phrases)]
    phrases += [
        phrase
        for cause in script.causes
        for sign in cause.signs
        if isinstance(sign, Mention)
        for phrase in sign.phrases
    ]
    for phrase in phrases:
        assert re.fullmatch(r"\w+( \w+)*", phrase), phrase
        assert phrase == phrase.lower()
