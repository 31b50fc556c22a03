"""Which words choose a playbook, and what is said about it."""

from flowpilot.domain.matching import Choice, choose
from flowpilot.domain.words import READ_AT_MOST
from tests.kettle import FALLBACK, KETTLE, OVEN
from tests.notebook import Notebook


def chosen(notebook: Notebook) -> Choice:
    return choose((OVEN, KETTLE, FALLBACK), notebook.session, FALLBACK)[0]


def test_the_playbook_whose_words_weigh_most_is_chosen_and_says_why() -> None:
    choice = chosen(Notebook("no heat, no tea from the kettle"))
    assert choice.playbook is KETTLE
    assert choice.why("en") == "It says “kettle” and “no tea”."
    assert choice.why("de") == "Darin steht „kettle“ und „no tea“."


def test_the_others_that_fit_are_offered_after_it() -> None:
    choices = choose((OVEN, KETTLE, FALLBACK), Notebook("cold kettle, bake bread").session, FALLBACK)
    assert [choice.playbook.key for choice in choices] == ["kettle", "oven"]


def test_what_speaks_against_a_playbook_takes_its_points() -> None:
    assert chosen(Notebook("the kettle stands in the oven")).playbook is OVEN


def test_the_title_counts_more_than_a_long_log() -> None:
    log = "no tea cold\nkettle wasserkocher\n" * 50
    assert chosen(Notebook("Bake fails", intake="bake " + log)).playbook is KETTLE
    assert chosen(Notebook("Oven, bake fails", intake=log)).playbook is OVEN


def test_german_words_choose_too_and_endings_count() -> None:
    assert chosen(Notebook("Der Wasserkocher streikt")).playbook is KETTLE


def test_the_category_helps_where_the_text_is_silent() -> None:
    assert chosen(Notebook("please help", category="Kettle")).playbook is KETTLE


def test_without_any_word_the_fallback_is_chosen_and_says_so() -> None:
    choices = choose((OVEN, KETTLE), Notebook("泡不了茶").session, FALLBACK)
    assert [choice.playbook for choice in choices] == [FALLBACK]
    assert choices[0].why("en") == "No playbook knows the words of this ticket."


def test_what_stands_behind_the_beginning_of_a_huge_paste_is_not_read() -> None:
    paste = "x " * READ_AT_MOST + "oven oven oven"
    assert chosen(Notebook(paste, intake=paste)).playbook is FALLBACK


def test_where_no_phrase_is_said_playbooks_with_words_of_the_title_are_offered_behind_the_fallback() -> None:
    choices = choose((OVEN, KETTLE, FALLBACK), Notebook("the water is late").session, FALLBACK)
    assert [(choice.playbook.key, list(choice.said)) for choice in choices] == [("general", []), ("kettle", ["water"])]
