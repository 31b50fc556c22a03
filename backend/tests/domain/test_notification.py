"""The one line that a bell or mail shows, and when the mail is due."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.notification import escalation_title, heard_at

ALICE, BOB = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


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
    assert escalation_title("Alice", ticket, problem) == title


@given(st.text(min_size=1))
def test_of_the_problem_there_are_at_most_seventy_characters(problem: str) -> None:
    shown = escalation_title("Alice", None, problem).removeprefix("Escalation from Alice: ")
    assert len(shown) <= 70
    assert len(shown.splitlines()) <= 1


def test_a_named_person_hears_at_once_and_the_others_later() -> None:
    later = NOON + timedelta(minutes=5)
    assert heard_at(BOB, target_user_id=BOB, others_at=later, now=NOON) == NOON
    assert heard_at(ALICE, target_user_id=BOB, others_at=later, now=NOON) == later
    assert heard_at(ALICE, target_user_id=None, others_at=later, now=NOON) == NOON
