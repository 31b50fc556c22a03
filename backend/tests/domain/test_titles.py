"""The one line that a bell or mail shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.titles import REMINDER, escalation_title


@pytest.mark.parametrize(
    ("ticket", "problem", "title"),
    [
        ("48213", "Outlook hangs", "Escalation from Alice · #48213: Outlook hangs"),
        ("#48213", "Outlook hangs", "Escalation from Alice · #48213: Outlook hangs"),
        (None, "Drucker druckt nicht\r\nPasswort: geheim", "Escalation from Alice: Drucker druckt nicht"),
        ("", "打印机坏了", "Escalation from Alice: 打印机坏了"),
        (None, "\n\n🔥 VPN", "Escalation from Alice: 🔥 VPN"),
        (None, "x" * 71, f"Escalation from Alice: {'x' * 69}…"),
    ],
)
def test_the_title_says_who_which_and_what(ticket: str | None, problem: str, title: str) -> None:
    assert escalation_title("Alice", ticket, problem).en == title


@given(st.text(min_size=1))
def test_of_the_problem_there_are_at_most_seventy_characters(problem: str) -> None:
    shown = escalation_title("Alice", None, problem).de.removeprefix("Eskalation von Alice: ")
    assert len(shown) <= 70
    assert len(shown.splitlines()) <= 1


def test_what_somebody_wrote_is_filled_in_as_it_is() -> None:
    title = REMINDER.filled(title=escalation_title("{name}", "1{2}", "{title} %s"))
    assert title.en == "Still nobody: Escalation from {name} · #1{2}: {title} %s"
    assert title.de == "Noch niemand: Eskalation von {name} · #1{2}: {title} %s"
