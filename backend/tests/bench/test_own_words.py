"""The playbooks understand what juniors write in their own words: made cases, some of them kept aside."""

import pytest

from bench.own_words import UNKNOWN, Case, measure, read_all, understand
from flowpilot.adapters.guide.built_in import built_in

ALL = read_all()


@pytest.mark.parametrize("kept", [False, True], ids=["mended by", "kept"])
def test_most_of_what_juniors_write_is_recognised_and_little_is_taken_for_something_else(kept: bool) -> None:
    of_it = measure([each for each in ALL if each.case.kept is kept])
    assert of_it.recall >= 0.8
    assert of_it.mistaken <= 0.03
    assert of_it.right >= 0.8
    assert of_it.wrong <= 0.03


def test_every_playbook_has_cases_that_name_its_own_items_and_causes() -> None:
    playbooks = built_in()
    assert {each.playbook for each in ALL} == set(playbooks)
    for each in ALL:
        playbook = playbooks[each.playbook]
        assert {item for _, item, _ in each.case.steps} <= {UNKNOWN, *(item.key for item in playbook.items)}
        assert each.case.cause in {None, *(cause.text.en for cause in playbook.causes)}


def test_a_failed_look_into_the_groups_says_why_the_folder_stays_shut() -> None:
    case = Case(
        problem="Cannot open the folder",
        cause="The person is not in the group",
        steps=[("failed", "groups", "Checked the user's groups: not in the one that may read the folder")],
    )
    assert understand(built_in()["access-share"], case).verdict == "right"


def test_what_nobody_knows_counts_as_silent_and_what_is_named_too_early_as_wrong() -> None:
    playbook = built_in()["printer"]
    silent = Case(problem="Printer", cause="A job that is stuck in the queue", steps=[("fact", UNKNOWN, "It is grey")])
    early = Case(problem="Printer", steps=[("worked", "queue", "Cleared the queue and restarted the spooler")])
    assert understand(playbook, silent).verdict == "none"
    assert understand(playbook, early).verdict == "wrong"
    judged = measure([understand(playbook, silent), understand(playbook, early)])
    assert (judged.steps, judged.recall, judged.mistaken) == (2, 1.0, 0.0)
    assert (judged.right, judged.silent, judged.wrong) == (0.0, 0.5, 0.5)
