"""Which words choose a script, and what remains of it."""

import pytest

from flowpilot.domain.script import READ_AT_MOST, Item, Script, choose, match_items, remaining, says, words_of
from tests.notebook import Notebook

FALLBACK = Script("fallback", (), (), ())
KETTLE = Script(
    "kettle",
    ("kettle", "tea", "wasserkocher"),
    (
        Item("plug", "action", "Plug it in.", ("plugged", "socket lamp")),
        Item("water", "question", "Is there water in it?"),
        Item("boil", "action", "Boil it once.", ("boiled",)),
    ),
    (),
)
OVEN = Script("oven", ("oven", "bake", "heat"), (), ())


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("The printers are down", "print", True),
        ("A reprint", "print", False),
        ("ERP is slow", "erp", True),
        ("an erpeton, which is a snake", "erp", False),
        ("Cleared the old queue", "clear queue", True),
        ("Cleared it", "clear queue", False),
        ("KENNWORT vergessen", "kennwort", True),
        ("Wi-Fi is gone", "wi fi", True),
        ("", "erp", False),
    ],
)
def test_short_words_stand_alone_and_long_ones_may_go_on(text: str, phrase: str, said: bool) -> None:
    assert says(words_of(text), phrase) is said


def test_the_script_with_most_of_its_words_is_chosen() -> None:
    assert choose((OVEN, KETTLE), Notebook("no heat, no tea from the kettle").session, FALLBACK) is KETTLE


def test_the_title_counts_more_than_a_long_log() -> None:
    log = "tea tea\nwasserkocher\n" * 50
    assert choose((OVEN, KETTLE), Notebook("Oven stays cold", intake=log).session, FALLBACK) is OVEN


def test_the_category_helps_where_the_text_is_silent() -> None:
    assert choose((OVEN, KETTLE), Notebook("please help", category="Tea").session, FALLBACK) is KETTLE


def test_without_any_word_the_fallback_is_chosen() -> None:
    assert choose((OVEN, KETTLE), Notebook("泡不了茶").session, FALLBACK) is FALLBACK


def test_what_stands_behind_the_beginning_of_a_huge_paste_is_not_read() -> None:
    paste = "x " * READ_AT_MOST + "oven oven oven"
    assert choose((OVEN,), Notebook(paste, intake=paste).session, FALLBACK) is FALLBACK


def test_what_alice_tried_in_her_own_words_is_not_left() -> None:
    notebook = Notebook("kettle")
    notebook.alice("action", "It was unplugged, so I plugged it in", "failed")
    done = {item.key for item in match_items(KETTLE, notebook.steps).values()}
    assert [item.key for item in remaining(KETTLE, done)] == ["water", "boil"]


def test_a_note_about_an_action_is_not_the_action() -> None:
    notebook = Notebook("kettle")
    notebook.alice("note", "Nobody has boiled anything yet")
    assert not match_items(KETTLE, notebook.steps)
