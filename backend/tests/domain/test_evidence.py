"""What steps speak for: only what was recorded, and nothing too early."""

from dataclasses import replace

import pytest

from flowpilot.adapters.guide.reading import read_playbook
from flowpilot.domain.evidence import SUGGESTIONS, assess
from flowpilot.domain.flow import name_of
from flowpilot.domain.guide import Assessment
from flowpilot.domain.playbook import Cause, Sign
from flowpilot.domain.session import NewStep, Outcome
from flowpilot.domain.spoken import Spoken
from tests.kettle import FALLBACK, KETTLE
from tests.notebook import Notebook

FUSE, _ = KETTLE.causes


def of(notebook: Notebook) -> Assessment:
    return assess(KETTLE, notebook.session, notebook.steps)


def proposal(place: int) -> NewStep:
    item = KETTLE.items[place]
    if item.kind == "question":
        return NewStep("question", item.text.en, author_kind="guide", item_key=name_of(KETTLE, item))
    return NewStep("action", item.text.en, "pending", author_kind="guide", item_key=name_of(KETTLE, item))


def test_before_anything_was_recorded_it_is_too_early() -> None:
    assessment = of(Notebook("kettle smells burnt"))
    assert (assessment.likely_cause, assessment.confidence, assessment.tier) == (None, None, "discovery")
    assert not assessment.for_step_ids
    assert [suggestion.text for suggestion in assessment.suggested_steps] == [
        item.text.en for item in KETTLE.items[:SUGGESTIONS]
    ]
    assert all(not suggestion.step_ids for suggestion in assessment.suggested_steps)


def test_alices_own_action_speaks_without_any_step_of_the_guide() -> None:
    notebook = Notebook("kettle")
    tried = notebook.alice("action", "Tried another socket in the hall", "failed")
    assessment = of(notebook)
    assert assessment.likely_cause == "The fuse"
    assert assessment.for_step_ids == (tried.id,)
    assert assessment.confidence is not None
    assert assessment.tier == "exploring"


def test_an_action_that_has_no_outcome_yet_speaks_for_nothing() -> None:
    notebook = Notebook("kettle")
    tried = notebook.alice("action", "Trying another socket", "pending")
    assessment = of(notebook)
    assert assessment.likely_cause is None
    assert assessment.suggested_steps[0].text == "Trying another socket"
    assert assessment.suggested_steps[0].step_ids == (tried.id,)


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("No, all of them are dead", "The fuse"),
        ("Nein, keiner", "The fuse"),
        ("no", "The fuse"),
        ("Yes they do", "The kettle"),
        ("There is no other in the house", None),
        ("Es gibt keinen", None),
        ("I would have to look", None),
    ],
)
def test_the_answer_to_a_question_is_what_is_cited(words: str, cause: str | None) -> None:
    notebook = Notebook("kettle")
    question = notebook.guide(proposal(0))
    answer = notebook.alice("answer", words, about=question)
    assessment = of(notebook)
    assert assessment.likely_cause == cause
    assert assessment.for_step_ids == ((answer.id,) if cause else ())


def test_what_speaks_against_the_cause_is_cited_too() -> None:
    notebook = Notebook("kettle")
    notebook.alice("note", "There is a burnt smell")
    answer = notebook.alice("answer", "Yes", about=notebook.guide(proposal(0)))
    tried = notebook.alice("action", "another socket", "failed")
    fuse = replace(FUSE, signs=(*FUSE.signs, Sign("socket", "failed", 0.9)))
    assessment = assess(replace(KETTLE, causes=(fuse,)), notebook.session, notebook.steps)
    assert assessment.for_step_ids == (tried.id,)
    assert assessment.against_step_ids == (answer.id,)


def test_the_latest_result_of_an_action_counts() -> None:
    notebook = Notebook("kettle")
    action = notebook.guide(proposal(1))
    notebook.alice("result", "No light", "failed", about=action)
    notebook.alice("result", "Now it does, I had not pushed it in", "worked", about=action)
    assert of(notebook).likely_cause is None


def test_the_problems_own_words_add_to_a_cause_but_only_steps_are_cited() -> None:
    plain, telling = Notebook("kettle"), Notebook("kettle, smells burnt")
    tried = [notebook.alice("action", "another socket", "failed") for notebook in (plain, telling)]
    assert of(plain).likely_cause == "The fuse"
    assert of(telling).likely_cause == "The kettle"
    assert of(telling).for_step_ids == (tried[1].id,)


def test_what_is_open_comes_first_then_what_the_cause_asks_for() -> None:
    notebook = Notebook("kettle")
    tried = notebook.alice("action", "another socket", "failed")
    question = notebook.alice("question", "Bob, may I open the cabinet?")
    assessment = of(notebook)
    assert [(suggestion.text, tuple(suggestion.step_ids)) for suggestion in assessment.suggested_steps] == [
        ("Bob, may I open the cabinet?", (question.id,)),
        ("Is the fuse whole?", (tried.id,)),
        ("Put in a new fuse.", (tried.id,)),
        ("Do other kettles work?", ()),
    ]


def test_it_is_never_quite_sure() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "another socket", "failed")
    heavy = replace(KETTLE, causes=(Cause(FUSE.text, (Sign("socket", "failed", 5.0),) * 9),))
    assessment = assess(heavy, notebook.session, notebook.steps)
    assert assessment.confidence == 0.95
    assert assessment.tier == "guided"


def test_what_an_outcome_rules_out_is_no_cause_and_says_by_which_step() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "another socket", "failed")
    look = notebook.guide(proposal(2))
    notebook.alice("result", "It is whole", "worked", about=look)
    assessment = of(notebook)
    assert [(each.text, tuple(each.step_ids)) for each in assessment.ruled_out] == [("The fuse", (look.id,))]
    assert assessment.likely_cause != "The fuse"


@pytest.mark.parametrize(("outcome", "ruled_out"), [("worked", []), ("failed", ["The kettle"])])
def test_that_alice_could_look_at_something_says_nothing_of_what_she_saw(
    outcome: Outcome, ruled_out: list[str]
) -> None:
    notebook = Notebook("kettle")
    socket = notebook.alice("action", "another socket", "failed")
    notebook.alice("action", "Looked at the fuse: black inside", outcome)
    signs = (Sign("fuse", "worked", 5.0),)
    kettle = Cause(KETTLE.causes[1].text, signs, rules_out=(Sign("fuse", "failed", 1.0), *signs))
    assessment = assess(replace(KETTLE, causes=(FUSE, kettle)), notebook.session, notebook.steps)
    assert (assessment.likely_cause, assessment.for_step_ids) == ("The fuse", (socket.id,))
    assert [each.text for each in assessment.ruled_out] == ruled_out


@pytest.mark.parametrize(
    ("by_guide", "outcome", "ruled_out"),
    [(False, "worked", []), (True, "worked", ["The fuse"]), (False, "failed", ["The fuse"])],
)
def test_what_worked_in_alices_own_words_may_be_another_thing_and_rules_nothing_out(
    by_guide: bool, outcome: Outcome, ruled_out: list[str]
) -> None:
    notebook = Notebook("kettle")
    if by_guide:
        notebook.alice("result", "It shines", outcome, about=notebook.guide(proposal(1)))
    else:
        notebook.alice("action", "Put the toaster into another socket", outcome)
    fuse = replace(FUSE, rules_out=(Sign("socket", "worked", 1.0), Sign("socket", "failed", 1.0)))
    assessment = assess(replace(KETTLE, causes=(fuse,)), notebook.session, notebook.steps)
    assert [each.text for each in assessment.ruled_out] == ruled_out


def test_beside_a_record_of_alices_own_only_what_a_supported_cause_calls_for_is_next() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "Read the manual", "worked")
    assert not of(notebook).suggested_steps
    notebook.alice("note", "It does smell burnt")
    assert [each.text for each in of(notebook).suggested_steps] == ["Call the maker.", "Try another socket."]
    notebook.alice("fact", "The maker says that they never heard of that")
    assert [each.text for each in of(notebook).suggested_steps] == ["Try another socket.", "Do other kettles work?"]


def test_who_was_not_let_in_has_seen_nothing() -> None:
    notebook = Notebook("kettle")
    signs = (Sign("fuse", "failed", 5.0),)
    kettle = replace(KETTLE, causes=(Cause(FUSE.text, signs),))
    notebook.alice("action", "Wanted to look at the fuse, no permission for the cabinet", "failed")
    assert assess(kettle, notebook.session, notebook.steps).likely_cause is None
    notebook.alice("action", "Looked at the fuse: black", "failed")
    assert assess(kettle, notebook.session, notebook.steps).likely_cause == "The fuse"


def test_where_the_guide_went_along_its_way_goes_on() -> None:
    notebook = Notebook("kettle")
    notebook.alice("answer", "Yes", about=notebook.guide(proposal(0)))
    assert "Close the lid." in [each.text for each in of(notebook).suggested_steps]


def test_a_playbook_that_fits_anything_has_no_name_and_no_next_step_of_its_own() -> None:
    notebook = Notebook("the tea tastes odd")
    question = notebook.alice("question", "Bob, is the water hard here?")
    assessment = assess(FALLBACK, notebook.session, notebook.steps)
    assert [each.step_ids for each in assessment.suggested_steps] == [(question.id,)]
    assert (assessment.playbook, of(notebook).playbook) == (None, "The kettle stays cold")


def test_a_german_ticket_is_assessed_in_german() -> None:
    notebook = Notebook("Der Wasserkocher bleibt kalt und es gibt keinen Tee")
    notebook.alice("action", "another socket", "failed")
    assessment = of(notebook)
    assert assessment.likely_cause == "Die Sicherung"
    assert assessment.suggested_steps[0].text == "Ist die Sicherung ganz?"


def test_what_alice_tells_in_passing_speaks_like_an_answer_but_proves_nothing() -> None:
    notebook = Notebook("kettle")
    fact = notebook.alice("fact", "The other kettles are cold too")
    assert (of(notebook).likely_cause, of(notebook).for_step_ids) == ("The fuse", (fact.id,))
    fuse = replace(FUSE, rules_out=(Sign("others", "no", 1.0),))
    assert not assess(replace(KETTLE, causes=(fuse,)), notebook.session, notebook.steps).ruled_out


def test_what_alice_denies_speaks_for_nothing() -> None:
    notebook = Notebook("kettle")
    notebook.alice("note", "There is no burnt smell")
    notebook.alice("note", "verbrannt riecht es nicht, not a smell of anything burnt")
    assert of(notebook).likely_cause is None


COMPARING = read_playbook("""
key: general
title: Other
items: [{key: others, ask: Who else has it?, answers: {yes: {others: same}, no: {others: fine}}}]
likely: [{cause: The place, if: [{said: [works home], weight: 0.6}], fix: Compare the two places.}]
""")


def test_while_no_cause_is_known_what_alice_compared_says_where_to_look() -> None:
    notebook = Notebook("kettle")
    fact = notebook.alice("fact", "It works at home")
    assessment = assess(KETTLE, notebook.session, notebook.steps, COMPARING)
    assert assessment.likely_cause is None
    assert [(each.text, tuple(each.step_ids)) for each in assessment.suggested_steps] == [
        ("Compare the two places.", (fact.id,))
    ]
    notebook.alice("action", "another socket", "failed")
    assert "Compare the two places." not in [
        each.text for each in assess(KETTLE, notebook.session, notebook.steps, COMPARING).suggested_steps
    ]


@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        ("Her colleagues work without any problem", "no"),
        ("Other users are fine", "no"),
        ("Die Kollegin kann drucken", "no"),
        ("Bei den anderen geht es", "no"),
        ("The colleague has the same problem", "yes"),
        ("Die Kollegin kann auch nicht drucken", "yes"),
        ("The whole floor is offline", "yes"),
        ("About twenty people called", "yes"),
        ("Nobody else can get in", "yes"),
        ("The colleague is on holiday", None),
        ("She works alone there", None),
    ],
)
def test_what_alice_tells_of_others_answers_who_else_has_it(fact: str, answer: str | None) -> None:
    notebook = Notebook("kettle")
    notebook.alice("fact", fact)
    told = Spoken(notebook.steps).tells(COMPARING)
    assert (told["others"].answer if told else None) == answer
