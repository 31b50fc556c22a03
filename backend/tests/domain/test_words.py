"""Which words of a text a phrase finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.words import READ_AT_MOST, STANDS_ALONE, Words, keys_of_all, may_be_said, phrase_of


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        ("The printers are down", "print", True),
        ("A reprint", "print", False),
        ("Der Etikettendrucker", "*drucker", True),
        ("Der Etikettendrucker", "drucker", False),
        ("ERP is slow", "erp", True),
        ("an erpeton, which is a snake", "erp", False),
        ("Cleared the old queue", "clear queue", True),
        ("Cleared it", "clear queue", False),
        ("SAP Kennwort", "erp|sap kennwort|passwort", True),
        ("SAP Rolle", "erp|sap kennwort|passwort", False),
        ("KENNWORT vergessen", "kennwort", True),
        ("Schlüssel über Gebühr groß", "schluessel ueber gebuehr gross", True),
        ("Wi-Fi is gone", "wi-fi", True),
        ("job nightly_44 in job_scheduler", "job scheduler", True),
        ("", "erp", False),
    ],
)
def test_short_words_stand_alone_and_long_ones_may_go_on(text: str, phrase: str, said: bool) -> None:
    assert Words(text).says(phrase_of(phrase)) is said


def test_words_of_a_phrase_stand_near_each_other_where_that_is_asked() -> None:
    text = Words("clear " + "word " * 20 + "queue")
    assert text.says(phrase_of("clear queue"))
    assert not text.says(phrase_of("clear queue"), within=8)
    assert Words("queue was clear").says(phrase_of("clear queue"), within=8)


def test_a_quote_names_the_alternative_that_occurs() -> None:
    assert Words("sap password").quote(phrase_of("erp|sap password|login")) == "sap password"


def test_what_stands_behind_the_beginning_of_a_huge_paste_is_not_read() -> None:
    assert not Words("x " * READ_AT_MOST + "oven").says(phrase_of("oven"))


def test_a_word_that_occurs_without_end_is_looked_at_a_bounded_number_of_times() -> None:
    words = Words("".join(f"print{number} queue " for number in range(60_000)))
    assert len(words) < READ_AT_MOST
    assert words.says(phrase_of("print queue"), within=2)
    assert not words.says(phrase_of("print queue toner"), within=8)


@given(
    words=st.lists(st.text("abcdefghi", min_size=1, max_size=9), min_size=1, max_size=6),
    begins=st.integers(0, 8),
    length=st.integers(1, 9),
)
def test_no_phrase_that_a_text_says_is_ruled_out_before_its_words_are_looked_up(
    words: list[str], begins: int, length: int
) -> None:
    text = Words(" ".join(words))
    for word in words:
        long_enough = word[: max(length, STANDS_ALONE + 1)]
        for part in (word, f"*{word[min(begins, len(word) - 1) :]}", long_enough):
            phrase = phrase_of(f"nothing|{part}")
            assert text.says(phrase)
            assert may_be_said(phrase, keys_of_all([text, Words("another one")]))
