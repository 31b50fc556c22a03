"""Shortening what people wrote, in whatever language and however pasted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flowpilot.domain.text import BEGINNING, cut, first_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Outlook hängt", "Outlook hängt"),
        ("Drucker streikt\r\nseit Montag", "Drucker streikt"),
        ("\r\n \t\r\n\n  打印机坏了\n第二行", "打印机坏了"),
        ("🔥 VPN\u2028🔥", "🔥 VPN"),
        ("tabs\tand   gaps", "tabs and gaps"),
        (" \n\t ", ""),
        ("", ""),
        ("a" * 21, "a" * 19 + "…"),
        ("abcdefghijklmnopqrs tuv", "abcdefghijklmnopqrs…"),
        ("👩‍💻" * 9, "👩‍💻" * 6 + "👩…"),
    ],
)
def test_the_first_line_that_says_anything(text: str, shown: str) -> None:
    assert first_line(text, 20) == shown


@given(st.text(), st.integers(1, 300))
@example("x" * 280, 280)
@example("x" * 281, 280)
def test_a_cut_text_is_never_longer_and_says_that_it_was_cut(text: str, length: int) -> None:
    short = cut(text, length)
    assert len(short) <= length
    assert short == text if len(text) <= length else short.endswith("…")
    assert text.startswith(short.removesuffix("…"))


@given(st.text(), st.integers(1, 300))
def test_a_first_line_is_one_line(text: str, length: int) -> None:
    line = first_line(text, length)
    assert len(line) <= length
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert bool(line) == bool(text.strip())


@given(
    st.text(alphabet=st.sampled_from("\n\r\t \u2003\u2028\x1c\x85ab打🔥")), st.sampled_from([0, 1_990, 1_999, 2_001])
)
def test_the_beginning_that_a_query_sends_is_enough(text: str, blanks: int) -> None:
    whole = " " * blanks + text + "b" * 30
    assert first_line(whole.lstrip()[:BEGINNING], 120) == first_line(whole, 120)
