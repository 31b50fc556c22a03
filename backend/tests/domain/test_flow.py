"""Where a session stands in its playbook."""

from flowpilot.domain.flow import ahead, match_items, name_of, outcomes_by_item
from flowpilot.domain.playbook import Item
from flowpilot.domain.record import answers_by_step
from flowpilot.domain.session import NewStep
from flowpilot.domain.spoken import Spoken
from tests.kettle import KETTLE, OVEN
from tests.notebook import Notebook


def way(notebook: Notebook) -> list[str]:
    """The keys and endings that lie ahead."""
    matched = match_items(KETTLE, notebook.steps)
    told = Spoken(notebook.steps).tells(KETTLE)
    came_out = outcomes_by_item(matched, notebook.steps, answers_by_step(notebook.steps), told)
    return [each.key if isinstance(each, Item) else each for each in ahead(KETTLE, came_out)]


def asked(key: str) -> NewStep:
    item = KETTLE.item(key)
    assert item
    return NewStep("question", item.text.en, author_kind="guide", item_key=name_of(KETTLE, item))


def test_nothing_done_means_everything_lies_ahead_in_order() -> None:
    assert way(Notebook("kettle")) == ["others", "socket", "fuse", "lid", "call"]


def test_an_answer_leads_past_what_it_makes_needless() -> None:
    notebook = Notebook("kettle")
    notebook.alice("answer", "No", about=notebook.guide(asked("others")))
    assert way(notebook) == ["fuse", "lid", "call"]


def test_an_answer_without_a_branch_leads_to_the_next() -> None:
    notebook = Notebook("kettle")
    notebook.alice("answer", "There is no other", about=notebook.guide(asked("others")))
    assert way(notebook) == ["socket", "fuse", "lid", "call"]


def test_what_alice_tried_in_her_own_words_is_not_left_and_its_outcome_leads_on() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "I took another socket in the hall", "worked")
    assert way(notebook) == ["others", "solved", "fuse", "lid", "call"]


def test_what_failed_may_lead_to_a_senior() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "The fuse is burnt", "failed")
    assert way(notebook) == ["others", "socket", "escalate", "lid", "call"]


def test_the_last_result_of_an_item_counts() -> None:
    notebook = Notebook("kettle")
    question = notebook.guide(asked("others"))
    notebook.alice("answer", "Yes", about=question)
    notebook.alice("answer", "Sorry, no", about=question)
    assert way(notebook) == ["fuse", "lid", "call"]


def test_a_note_about_an_action_is_not_the_action() -> None:
    notebook = Notebook("kettle")
    notebook.alice("note", "Nobody has looked at the lid yet")
    assert not match_items(KETTLE, notebook.steps)


def test_a_step_of_an_older_release_is_known_by_its_text() -> None:
    notebook = Notebook("kettle")
    notebook.guide(NewStep("question", "Gehen andere Kocher?", author_kind="guide"))
    assert [item.key for item in match_items(KETTLE, notebook.steps).values()] == ["others"]


def test_a_step_of_another_playbook_is_not_taken_for_an_item_of_the_same_name() -> None:
    notebook = Notebook("kettle")
    notebook.guide(NewStep("action", "Lift the lid of the piano.", author_kind="guide", item_key="piano/lid"))
    assert not match_items(KETTLE, notebook.steps)
    assert not match_items(OVEN, notebook.steps)


def test_branches_in_a_circle_come_to_an_end() -> None:
    circle = ["a", "b", "c"]
    items = [Item(key, "action", KETTLE.title, on={"failed": circle[place - 1]}) for place, key in enumerate(circle)]
    playbook = type(KETTLE)("circle", KETTLE.title, (), items)
    assert list(ahead(playbook, dict.fromkeys(circle, "failed"))) == []
    assert list(ahead(playbook, dict.fromkeys("ac", "failed"))) == [items[1]]


def test_what_stands_beside_a_step_is_in_the_language_of_the_step() -> None:
    item = KETTLE.item("socket")
    assert item
    assert list(item.offer(item.text.de).commands) == ["plug in <socket>", "hinhören"]
    assert item.offer(item.text.en).expect == "The lamp shines."
    others = KETTLE.item("others")
    assert others
    assert list(others.offer("Gehen andere Kocher?").answers) == ["Ja", "Nein", "Es gibt keinen"]


def test_the_longest_phrase_that_alice_says_tells_what_she_did() -> None:
    notebook = Notebook("kettle")
    step = notebook.alice("action", "Put the fuse of another socket in", "worked")
    assert match_items(KETTLE, notebook.steps)[step.id].key == "socket"


def test_of_two_things_said_at_the_same_length_the_first_counts() -> None:
    notebook = Notebook("kettle")
    step = notebook.alice("action", "Closed the lid, the maker says so", "failed")
    assert match_items(KETTLE, notebook.steps)[step.id].key == "lid"


def test_what_alice_tells_in_passing_is_not_asked() -> None:
    notebook = Notebook("kettle")
    notebook.alice("fact", "The other kettles are cold too")
    assert way(notebook) == ["fuse", "lid", "call"]


def test_what_answers_in_two_ways_answers_nothing() -> None:
    notebook = Notebook("kettle")
    notebook.alice("fact", "Other kettles are cold too, all kettles work in the hall")
    assert way(notebook)[0] == "others"


def test_what_bob_answers_counts_more_than_what_alice_told_in_passing() -> None:
    notebook = Notebook("kettle")
    notebook.alice("answer", "There is no other", about=notebook.guide(asked("others")))
    notebook.alice("fact", "The other kettles are cold too")
    assert way(notebook) == ["socket", "fuse", "lid", "call"]
